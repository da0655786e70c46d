// SPDX-License-Identifier: Apache-2.0
#include "src/relations/examples.hpp"

#include <algorithm>
#include <set>
#include <sstream>

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

/// An edge of an example is `HEAD TYPE TAIL`, with `demanded` or `denied` behind it where it isn't stated.
void check_words(const Schema& schema, const Rule& rule, const std::string& edge) {
  const auto wrong = [&](const std::string& what, const char* advice) {
    throw Problem(rule.where, "rule `" + rule.name + "`: an example's edge `" + edge + "` " + what, advice);
  };
  const std::string type = " " + rule.edge->name + " ";
  const std::size_t at = edge.find(type);
  if (at == std::string::npos)
    wrong("has another form", ("write \"HEAD" + type + "TAIL\", and demanded or denied where it isn't stated").c_str());
  const std::string head = edge.substr(0, at);
  std::string tail = edge.substr(at + type.size());
  for (const char* status : {" demanded", " denied"})
    if (tail.ends_with(status)) tail.resize(tail.size() - std::string_view(status).size());
  for (const std::string& id : {head, tail})
    if (id.find_first_of("~:/-") == std::string::npos && id != "DOC" && !schema.thing(id))
      wrong("names `" + id + "`, which is no id", "see schema show NAME; a name that no table has is ~ and the name");
}

/// Why a rule gave no edge.
std::string reason(const Rule& rule, const std::vector<Explanation>& sentences) {
  const auto has = [&](const std::vector<std::string> Explanation::*list) {
    return std::any_of(sentences.begin(), sentences.end(), [&](const Explanation& sentence) {
      return std::find((sentence.*list).begin(), (sentence.*list).end(), rule.name) != (sentence.*list).end();
    });
  };
  if (has(&Explanation::gave)) return "";
  if (has(&Explanation::stopped)) return " (its `unless` matches)";
  if (has(&Explanation::nobody)) return " (it finds nobody that fits an end)";
  if (has(&Explanation::no_match)) return " (its pattern doesn't match)";
  return " (none of its triggers stands in a sentence that names somebody)";
}

void check(const Rules& rules, const Rule& rule, const RuleExample& example, const MentionFinder& finder,
           const std::string& language) {
  const Document document = document_of(rule, example.text, language);
  const Mentions mentions = finder.find(document);
  std::set<std::string> found;
  EdgeSink edges(EdgeSink::Same::edge_and_rule);
  std::vector<Explanation> sentences;
  rules.find(document, document.places.front(), mentions.places.front(), edges, nullptr, &sentences);
  for (const EdgeFact& edge : edges.release())
    if (edge.rule == rule.name)
      found.insert(edge.head + " " + edge.type + " " + edge.tail +
                   (edge.status == Status::stated ? "" : " " + std::string(name_of(edge.status))));
  const std::set<std::string> wanted(example.edges.begin(), example.edges.end());
  if (found != wanted)
    throw Problem(rule.where,
                  "rule `" + rule.name + "` gives " + joined(found) + (found.empty() ? reason(rule, sentences) : "") +
                      " for “" + example.text + "”, not " + joined(wanted),
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
      for (const RuleExample& example : rule.examples) {
        for (const std::string& edge : example.edges) check_words(schema, rule, edge);
        check(rules, rule, example, finder, std::string(language));
      }
      count += rule.examples.size();
    }
  }
  return count;
}

std::string describe_rule(const Schema& schema, std::string_view name) {
  const std::string_view language = name.substr(0, name.find('/'));
  if (std::find(languages.begin(), languages.end(), language) == languages.end()) return {};
  const Rules rules(schema, language);
  const auto rule =
      std::find_if(rules.rules().begin(), rules.rules().end(), [&](const Rule& r) { return r.name == name; });
  if (rule == rules.rules().end()) return {};
  const SchemaFile* file = schema.file("wording/" + std::string(language) + "/edges/" + rule->edge->name + ".toml");
  std::vector<std::string> lines;
  std::istringstream text(file->text);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  static const RE2 opening(R"(\s*\[\[\s*rule\s*\]\].*)");
  std::size_t begin = rule->where.line - 1, end = rule->where.line;
  while (begin > 0 && !RE2::FullMatch(lines[begin], opening)) --begin;
  while (end < lines.size() && !RE2::FullMatch(lines[end], opening)) ++end;
  std::string out = rule->where.file + ":" + std::to_string(begin + 1) + "\n";
  for (std::size_t i = begin; i < end; ++i) out += lines[i] + "\n";
  return out;
}

}  // namespace rg
