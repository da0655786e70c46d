// SPDX-License-Identifier: Apache-2.0
#include "src/relations/rules.hpp"

#include <algorithm>
#include <map>

#include "src/layout/symbol.hpp"
#include "src/mentions/wording.hpp"
#include "src/relations/matcher.hpp"
#include "src/relations/read_rules.hpp"
#include "src/schema/wording.hpp"

namespace rg {
namespace {

constexpr std::size_t blank = 6;  ///< bytes: a sentence of no more is a break, and ends nothing

std::vector<std::string> names_of(const std::vector<NodeType>& types) {
  std::vector<std::string> out;
  for (const NodeType& type : types) out.push_back(type.name);
  return out;
}

bool holds_in(const Rule& rule, const Document& document, const Place& place) {
  if (!rule.documents.empty() && (rule.documents == "resolution") != is_resolution(document.symbol)) return false;
  if (rule.in.empty()) return place.kind != PlaceKind::vote;
  const auto allows = [&](std::string_view kind) {
    return std::find(rule.in.begin(), rule.in.end(), kind) != rule.in.end();
  };
  switch (place.kind) {
    case PlaceKind::front: return allows("front");
    case PlaceKind::summary: return allows("summary");
    case PlaceKind::preamble: return allows("preamble");
    case PlaceKind::footnote: return allows("footnote");
    case PlaceKind::vote: return allows("vote");
    case PlaceKind::row:
    case PlaceKind::body: return allows("body");
    case PlaceKind::paragraph: break;
  }
  const auto first = std::find_if(document.places.begin(), document.places.end(),
                                  [](const Place& p) { return p.kind == PlaceKind::paragraph; });
  return allows("paragraph") || (allows("introduction") && place.section == first->section);
}

/// The sentence names two organisations or more.
bool names_two(const Here& here) {
  const auto& named = here.sentence.named;
  return std::count_if(named.begin(), named.end(),
                       [&](std::size_t index) { return here.mention(index).type != "Mechanism"; }) >= 2;
}

Missed::Sentence as_missed(const Here& here) {
  const Range range = here.sentence.range;
  const std::string_view text = here.mentions.text.text();
  std::size_t end = range.end;
  while (end > range.begin + 1 && text[end - 1] == '\n') --end;
  return {here.place.key, here.mentions.text.span(range.begin, end),
          std::string(here.mentions.text.original(here.place.text, range.begin, end))};
}

Explanation explain(const Here& here) {
  Explanation out;
  const Range& range = here.sentence.range;
  out.text = here.mentions.text.text().substr(range.begin, range.end - range.begin);
  const std::string_view folded = here.folded();
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(folded, at);
    const auto mentions = here.sentence.folded.mentions(from, at);
    if (mentions.empty()) append(out.folded, c);
    else out.folded += "⟦" + here.mention(mentions.front()).type + " " + here.mention(mentions.front()).id + "⟧";
  }
  for (const Subject& subject : here.sentence.subjects) {
    std::string ids;
    for (const std::size_t index : subject.mentions) ids += (ids.empty() ? "" : ", ") + here.mention(index).id;
    out.subjects.push_back(ids + (subject.carried ? " (from the sentence before)" : ""));
  }
  for (const Sentence::Mark& mark : here.sentence.marks)
    out.marks.push_back(std::string(name_of(mark.status)) + ": " + mark.word);
  for (const Sentence::Report& report : here.sentence.reports) out.marks.push_back("of others: " + report.word);
  return out;
}

}  // namespace

Rules::Rules(const Schema& schema, std::string_view language)
    : alphabet_(names_of(schema.node_types())), grammar_(schema, language, alphabet_) {
  rules_ = read_rules(schema, language, alphabet_, grammar_);
  std::map<std::string, std::vector<std::size_t>> by_trigger;
  for (std::size_t i = 0; i < rules_.size(); ++i)
    for (const std::string& trigger : rules_[i].triggers) by_trigger[trigger].push_back(i);
  for (const auto& [trigger, rules] : by_trigger) {
    std::vector<std::size_t> all;  // of the triggers that it begins with, too: only the longest is found
    for (const auto& [shorter, more] : by_trigger)
      if (trigger.starts_with(shorter)) all.insert(all.end(), more.begin(), more.end());
    triggers_.add(trigger, static_cast<std::uint32_t>(rules_of_trigger_.size()));
    rules_of_trigger_.push_back(std::move(all));
  }
}

std::vector<std::size_t> Rules::triggered(std::string_view words, const std::vector<bool>& allowed) const {
  std::set<std::size_t> out;
  for (std::size_t at = 0; at < words.size(); next_code_point(words, at)) {
    const NameTrie::Hit hit = triggers_.longest(words, at);
    if (hit.length == 0) continue;
    for (const std::size_t rule : rules_of_trigger_[hit.value])
      if (allowed[rule]) out.insert(rule);
  }
  return {out.begin(), out.end()};
}

void Rules::find(const Document& document, const Place& place, const PlaceMentions& mentions, EdgeSink& out,
                 std::vector<Missed::Sentence>* without_edge, std::vector<Explanation>* explanations) const {
  std::vector<bool> allowed;
  for (const Rule& rule : rules_) allowed.push_back(holds_in(rule, document, place));
  if (grammar_.empty() || std::find(allowed.begin(), allowed.end(), true) == allowed.end()) return;
  const std::string_view text = mentions.text.text();
  std::set<std::string_view> countries;
  for (const Mention& m : mentions.mentions)
    if (m.type == "Country") countries.insert(m.id);
  Grammar::Before before;
  auto mention = mentions.mentions.begin();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = grammar_.end_of_sentence(text, begin);
    bool names = false, acts = false;
    for (; mention != mentions.mentions.end() && mention->range.begin < end; ++mention) {
      names = true;
      acts = acts || (!mention->nested && grammar_.can_act(mention->type));
    }
    const bool reads = acts || (names && !before.subjects.empty());
    if (reads) {
      const Sentence sentence = grammar_.read(mentions, {begin, end}, before);
      const Here here{document, place, mentions, countries, sentence};
      const std::size_t known = out.taken().size(), offered = out.offered();
      const auto rules = triggered(text.substr(begin, end - begin), allowed);
      Matcher matcher(alphabet_, grammar_, here, out);
      std::map<Outcome, std::vector<std::string>> tried;
      for (const std::size_t rule : rules) {
        const Outcome outcome = matcher.apply(rules_[rule]);
        if (explanations) tried[outcome].push_back(rules_[rule].name);
      }
      if (without_edge && out.offered() == offered && names_two(here)) without_edge->push_back(as_missed(here));
      if (explanations) {
        explanations->push_back(explain(here));
        explanations->back().gave = std::move(tried[Outcome::edges]);
        explanations->back().stopped = std::move(tried[Outcome::unless]);
        explanations->back().nobody = std::move(tried[Outcome::nobody]);
        explanations->back().no_match = std::move(tried[Outcome::no_match]);
        explanations->back().edges.assign(out.taken().begin() + static_cast<std::ptrdiff_t>(known), out.taken().end());
      }
      before.subjects = sentence.subjects;
      if (!sentence.subjects.empty()) before.last = sentence.subjects.back();
      const bool states = std::any_of(sentence.subjects.begin(), sentence.subjects.end(), [&](const Subject& subject) {
        return mentions.mentions[subject.mentions.front()].type == "Country";
      });
      before.named = states ? std::vector<std::size_t>{} : sentence.named;
    } else {
      if (end - begin > blank) {
        before.subjects.clear();
        before.named.clear();
      }
      if (explanations)
        explanations->push_back(
            explain({document, place, mentions, countries, grammar_.read(mentions, {begin, end}, {})}));
    }
    begin = end;
  }
}

}  // namespace rg
