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
  const std::size_t language = name.find('/'), type = name.find('/', language + 1);
  if (type == std::string_view::npos) return {};
  const SchemaFile* file = schema.file("wording/" + std::string(name.substr(0, language)) + "/edges/" +
                                       std::string(name.substr(language + 1, type - language - 1)) + ".toml");
  if (!file) return {};
  const std::string line = "name = \"" + std::string(name.substr(type + 1)) + "\"\n", opening = "[[rule]]\n";
  const std::size_t at = file->text.find(line);
  if (at == std::string::npos) return {};
  const std::size_t begin = file->text.rfind(opening, at), end = file->text.find(opening, at);
  const auto before = std::count(file->text.begin(), file->text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return schema.root() + file->path + ":" + std::to_string(before + 1) + "\n" +
         file->text.substr(begin, end == std::string::npos ? end : end - begin);
}

}  // namespace rg
