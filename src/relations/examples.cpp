// SPDX-License-Identifier: Apache-2.0
#include "src/relations/examples.hpp"

#include <algorithm>
#include <set>

#include "src/mentions/mentions.hpp"
#include "src/relations/rules.hpp"

namespace rg {
namespace {

/// A report of one place in which the rule holds.
Document document_of(const Rule& rule, const std::string& text, const std::string& language) {
  Document out;
  out.key = "example";
  out.language = language;
  out.symbol = rule.documents == "resolution" ? "A/HRC/RES/1/1" : "A/HRC/1/1";
  Place place;
  place.kind = PlaceKind::paragraph;
  if (std::find(rule.in.begin(), rule.in.end(), "paragraph") == rule.in.end() &&
      std::find(rule.in.begin(), rule.in.end(), "summary") != rule.in.end())
    place.kind = PlaceKind::summary;
  place.key = "p1";
  place.text = text;
  out.places.push_back(std::move(place));
  return out;
}

std::string joined(const std::set<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out.empty() ? "nothing" : out;
}

void check(const Rules& rules, const Rule& rule, const RuleExample& example, const MentionFinder& finder,
           const std::string& language) {
  const Document document = document_of(rule, example.text, language);
  const Mentions mentions = finder.find(document);
  std::set<std::string> found;
  EdgeSink edges(EdgeSink::Same::edge_and_rule);
  rules.find(document, document.places.front(), mentions.places.front(), edges);
  for (const EdgeFact& edge : edges.release())
    if (edge.rule == rule.name)
      found.insert(edge.head + " " + edge.type + " " + edge.tail +
                   (edge.status == Status::stated ? "" : " " + std::string(name_of(edge.status))));
  const std::set<std::string> wanted(example.edges.begin(), example.edges.end());
  if (found != wanted)
    throw Problem(
        rule.where,
        "rule `" + rule.name + "` gives " + joined(found) + " for “" + example.text + "”, not " + joined(wanted),
        "mend the rule or its example");
}

}  // namespace

std::size_t check_examples(const Schema& schema) {
  std::size_t count = 0;
  const MentionFinder finder(schema);
  for (const std::string_view language : languages) {
    const Rules rules(schema, language);
    for (const Rule& rule : rules.rules()) {
      if (rule.examples.empty())
        throw Problem(rule.where, "rule `" + rule.name + "` has no example", "add one with [[rule.example]]");
      for (const RuleExample& example : rule.examples) check(rules, rule, example, finder, std::string(language));
      count += rule.examples.size();
    }
  }
  return count;
}

}  // namespace rg
