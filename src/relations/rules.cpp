// SPDX-License-Identifier: Apache-2.0
#include "src/relations/rules.hpp"

#include <algorithm>
#include <stdexcept>

#include "src/layout/symbol.hpp"
#include "src/mentions/wording.hpp"
#include "src/schema/wording.hpp"

namespace rg {
namespace {

std::vector<std::string> names_of(const std::vector<NodeType>& types) {
  std::vector<std::string> out;
  for (const NodeType& type : types) out.push_back(type.name);
  return out;
}

void read_examples(WordingTable& table, Rule& rule) {
  for (WordingTable& example : table.tables("example")) {
    rule.examples.push_back({example.required("text"), example.strings("edges")});
    example.done();
  }
}

void need_end(const Rule& rule, const char* end, const std::string& constant) {
  if (constant.empty() == (rule.pattern->NamedCapturingGroups().count(end) == 0))
    throw Problem(rule.where, "rule `" + rule.name + "` needs " + end + " once",
                  std::string("write ⟦Type:") + end + "⟧ in the pattern or " + end + " = \"DOC\"");
}

Rule read_rule(WordingTable table, const std::string& prefix, const FoldAlphabet& alphabet,
               const std::vector<std::string>& between) {
  Rule rule;
  rule.name = prefix + table.required("name");
  rule.where = table.where("name");
  rule.triggers = table.strings("triggers");
  rule.in = table.strings("in");
  rule.documents = table.string("documents");
  rule.head = table.string("head");
  rule.tail = table.string("tail");
  try {
    rule.pattern = mentions::compile(alphabet.expand(table.required("pattern"), between), table.where("pattern"));
  } catch (const std::invalid_argument& error) {
    throw Problem(table.where("pattern"), error.what(), "write ⟦Type⟧ with a node type of schema/types");
  }
  if (rule.triggers.empty())
    throw Problem(rule.where, "rule `" + rule.name + "` has no triggers", "add words that it can't do without");
  need_end(rule, "head", rule.head);
  need_end(rule, "tail", rule.tail);
  read_examples(table, rule);
  table.done();
  return rule;
}

bool holds_in(const Rule& rule, const Document& document, const Place& place) {
  if (!rule.documents.empty() && (rule.documents == "resolution") != is_resolution(document.symbol)) return false;
  if (rule.in.empty()) return true;
  const auto allows = [&](std::string_view kind) {
    return std::find(rule.in.begin(), rule.in.end(), kind) != rule.in.end();
  };
  switch (place.kind) {
    case PlaceKind::front: return allows("front");
    case PlaceKind::summary: return allows("summary");
    case PlaceKind::preamble: return allows("preamble");
    case PlaceKind::footnote: return allows("footnote");
    case PlaceKind::vote: return allows("vote");
    case PlaceKind::body: return allows("body");
    case PlaceKind::paragraph: break;
  }
  const auto first = std::find_if(document.places.begin(), document.places.end(),
                                  [](const Place& p) { return p.kind == PlaceKind::paragraph; });
  return allows("paragraph") || (allows("introduction") && place.section == first->section);
}

bool contains_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

/// Behind the first stop from byte `at` on. One pass over the sentence, however many kinds of stops there are.
std::size_t end_of_sentence(std::string_view text, std::size_t at, const std::vector<std::string>& stops) {
  for (; at < text.size(); ++at)
    for (const std::string& stop : stops)
      if (text[at] == stop.front() && text.substr(at).starts_with(stop)) return at + stop.size();
  return text.size();
}

/// Ids of the mentions that a group caught, or the constant.
std::vector<std::string> ends_of(const std::string& constant, const re2::StringPiece& group, const Folded& folded,
                                 const std::vector<Mention>& mentions) {
  if (!constant.empty()) return {constant};
  std::vector<std::string> out;
  if (group.data() == nullptr) return out;
  const std::size_t begin = static_cast<std::size_t>(group.data() - folded.text().data());
  for (const std::size_t index : folded.mentions(begin, begin + group.size())) out.push_back(mentions[index].id);
  return out;
}

}  // namespace

Rules::Rules(const Schema& schema, std::string_view language) : alphabet_(names_of(schema.node_types())) {
  const mentions::Citations citations = mentions::wording_of(schema, language).citations;
  stops_ = citations.stops;
  for (const EdgeType& type : schema.edge_types()) {
    auto file = open_wording(schema, language, "edges/" + type.name);
    if (!file) continue;
    for (WordingTable& table : file->tables("rule")) {
      rules_.push_back(
          read_rule(std::move(table), std::string(language) + "/" + type.name + "/", alphabet_, citations.between));
      rules_.back().edge = type.name;
    }
    file->done();
  }
}

std::vector<EdgeFact> Rules::find(const Document& document, const Place& place, const PlaceMentions& mentions) const {
  std::vector<EdgeFact> out;
  std::vector<const Rule*> rules;
  for (const Rule& rule : rules_)
    if (holds_in(rule, document, place)) rules.push_back(&rule);
  const std::string_view text = mentions.text.text();
  for (std::size_t begin = 0; begin < text.size() && !rules.empty();) {
    const std::size_t end = end_of_sentence(text, begin, stops_);
    find_in(place, mentions, {begin, end}, rules, out);
    begin = end;
  }
  return out;
}

void Rules::find_in(const Place& place, const PlaceMentions& mentions, Range sentence,
                    const std::vector<const Rule*>& rules, std::vector<EdgeFact>& out) const {
  const std::string_view words =
      std::string_view(mentions.text.text()).substr(sentence.begin, sentence.end - sentence.begin);
  std::unique_ptr<Folded> folded;
  for (const Rule* rule : rules) {
    if (!contains_any(words, rule->triggers)) continue;
    if (!folded) folded = std::make_unique<Folded>(mentions.text.text(), sentence, mentions.mentions, alphabet_);
    const re2::StringPiece all(folded->text());
    std::vector<re2::StringPiece> groups(static_cast<std::size_t>(rule->pattern->NumberOfCapturingGroups()) + 1);
    const auto& named = rule->pattern->NamedCapturingGroups();
    const auto group = [&](const char* name) {
      return named.count(name) ? groups[static_cast<std::size_t>(named.at(name))] : re2::StringPiece();
    };
    for (std::size_t at = 0;
         rule->pattern->Match(all, at, all.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()));) {
      const std::size_t begin = static_cast<std::size_t>(groups[0].data() - all.data()), end = begin + groups[0].size();
      if (end <= at) break;
      const Range source = folded->source(begin, end);
      const Span span = mentions.text.span(source.begin, source.end);
      for (const std::string& head : ends_of(rule->head, group("head"), *folded, mentions.mentions))
        for (const std::string& tail : ends_of(rule->tail, group("tail"), *folded, mentions.mentions))
          out.push_back({place.key, head, rule->edge, tail, Status::stated,
                         std::string(mentions.text.original(place.text, source.begin, source.end)), span, rule->name});
      at = end;
    }
  }
}

}  // namespace rg
