// SPDX-License-Identifier: Apache-2.0
#include "src/relations/rules.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "src/layout/symbol.hpp"
#include "src/mentions/wording.hpp"
#include "src/relations/read_rules.hpp"
#include "src/schema/wording.hpp"

namespace rg {
namespace {

// Bounds of what one match can give, beyond any sentence that a person writes: they keep time and memory linear.
constexpr std::size_t most_edges = 1024;        ///< of one match
constexpr std::size_t most_quoted = 256;        ///< edges of one match; of more, only the name at the tail is quoted
constexpr std::size_t longest_exception = 600;  ///< bytes that `unless` sees from the match on
constexpr std::size_t blank = 6;                ///< bytes: a sentence of no more is a break, and ends nothing
constexpr std::size_t farthest_subject = 1200;  ///< bytes between a subject of the sentence before and what it does

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
    case PlaceKind::body: return allows("body");
    case PlaceKind::paragraph: break;
  }
  const auto first = std::find_if(document.places.begin(), document.places.end(),
                                  [](const Place& p) { return p.kind == PlaceKind::paragraph; });
  return allows("paragraph") || (allows("introduction") && place.section == first->section);
}

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool Rule::may_match(const Sentence& sentence) const {
  for (const End* end : {&head, &tail}) {
    if (end->kind == End::Kind::subject && sentence.subjects.empty()) return false;
    if (end->kind == End::Kind::subject && !end->types.empty() &&
        std::none_of(end->types.begin(), end->types.end(),
                     [&](char32_t type) { return sentence.acting.test(type & (most_types - 1)); }))
      return false;
    if (end->kind == End::Kind::before && sentence.subjects.empty() && !sentence.previous) return false;
    if (end->kind == End::Kind::group &&
        std::none_of(end->types.begin(), end->types.end(), [&](char32_t type) { return sentence.folded.holds(type); }))
      return false;
  }
  return true;
}

/// One sentence with all that a rule needs to see.
struct Rules::Here {
  const Document& document;
  const Place& place;
  const PlaceMentions& mentions;
  const std::set<std::string_view>& countries;  ///< that the place names
  const Sentence& sentence;

  std::string_view folded() const { return sentence.folded.text(); }
  const Mention& mention(std::size_t index) const { return mentions.mentions[index]; }
  Range range_of(const re2::StringPiece& piece) const {
    const std::size_t begin = static_cast<std::size_t>(piece.data() - folded().data());
    return {begin, begin + piece.size()};
  }
  /// The mention and those that the same words name.
  void with_twins(std::size_t index, std::vector<std::size_t>& out) const {
    for (; index < mentions.mentions.size(); ++index) {
      const Mention& m = mention(index);
      if (!out.empty() && m.range != mention(out.back()).range) break;
      if (!m.nested) out.push_back(index);
    }
  }
};

namespace {

/// The sentence names two organisations or more.
template <typename Here>
bool names_two(const Here& here) {
  const auto& named = here.sentence.named;
  return std::count_if(named.begin(), named.end(),
                       [&](std::size_t index) { return here.mention(index).type != "Mechanism"; }) >= 2;
}

template <typename Here>
Missed::Sentence as_missed(const Here& here) {
  const Range range = here.sentence.range;
  const std::string_view text = here.mentions.text.text();
  std::size_t end = range.end;
  while (end > range.begin + 1 && text[end - 1] == '\n') --end;
  return {here.place.key, here.mentions.text.span(range.begin, end),
          std::string(here.mentions.text.original(here.place.text, range.begin, end))};
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
      std::map<Outcome, std::vector<std::string>> tried;
      for (const std::size_t rule : rules) {
        const Outcome outcome = apply(rules_[rule], here, out);
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

namespace {

/// Mentions that a group caught: of its types, and in a stretch of text not those that only own something.
template <typename Here>
std::vector<std::size_t> caught(const Rule::End& end, const re2::StringPiece& group, const Here& here,
                                const RE2* only_owns) {
  std::vector<std::size_t> out;
  if (group.data() == nullptr) return out;
  std::set<std::string_view> ids;
  const Range range = here.range_of(group);
  const std::string_view folded = here.folded();
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t from = at;
    const char32_t c = next_code_point(folded, at);
    if (end.types.find(c) == std::u32string::npos) continue;
    const re2::StringPiece rest(folded.data() + at, folded.size() - at);
    if (end.region && only_owns && RE2::PartialMatch(rest, *only_owns)) continue;
    std::vector<std::size_t> these;
    for (const std::size_t index : here.sentence.folded.mentions(from, at)) here.with_twins(index, these);
    for (const std::size_t index : these)
      if (ids.insert(here.mention(index).id).second) out.push_back(index);
  }
  return out;
}

}  // namespace

/// Who acts where a match begins; null where nobody does.
const Subject* Rules::subject_for(const Here& here, std::size_t match_begin) const {
  const Sentence& sentence = here.sentence;
  if (const Subject* subject = sentence.subject_at(match_begin)) return subject;
  if (sentence.is_reported(match_begin)) return nullptr;
  // 在瑞士资助下，人权高专办举办…: what opens a clause belongs to the first subject behind it.
  const bool opens = !sentence.subjects.empty() && grammar_.opens_clause(here.folded(), match_begin);
  return opens ? &sentence.subjects.front() : nullptr;
}

/// Who acted before the clause where a match begins: 挪威为此出资. Null where nobody did.
const Subject* Rules::subject_before(const Rule& rule, const Here& here, std::size_t match_begin,
                                     const EdgeSink& out) const {
  const auto& ends = here.sentence.clause_ends;
  const auto end = std::lower_bound(ends.begin(), ends.end(), match_begin);
  const std::size_t clause = end == ends.begin() ? 0 : *std::prev(end);
  if (clause > 0 && here.sentence.is_reported(clause - 1)) return nullptr;
  const auto gave = [&](const Subject& subject) {  // one giver is not the other's receiver
    const auto& taken = out.taken();
    constexpr std::size_t newest = 64;
    return std::any_of(taken.rbegin(), taken.rbegin() + static_cast<std::ptrdiff_t>(std::min(newest, taken.size())),
                       [&](const EdgeFact& edge) {
                         return edge.type == rule.edge->name && edge.tail == here.mention(subject.mentions.front()).id;
                       });
  };
  const auto& subjects = here.sentence.subjects;
  constexpr std::ptrdiff_t farthest = 8;  // subjects back
  auto behind = std::upper_bound(subjects.begin(), subjects.end(), clause,
                                 [](std::size_t byte, const Subject& s) { return byte <= s.from; });
  for (const auto stop = behind - std::min(farthest, behind - subjects.begin()); clause > 0 && behind != stop;)
    if (!gave(*--behind)) return &*behind;
  return here.sentence.previous && !gave(*here.sentence.previous) ? &*here.sentence.previous : nullptr;
}

/// Mentions of a subject that an end takes.
std::vector<std::size_t> Rules::mentions_of(const Subject& subject, const Rule::End& end, const Here& here) const {
  std::vector<std::size_t> out;
  for (const std::size_t index : subject.mentions) {
    if (!end.types.empty() && end.types.find(alphabet_.symbol(here.mention(index).type)) == std::u32string::npos)
      continue;
    std::vector<std::size_t> these;
    here.with_twins(index, these);
    out.insert(out.end(), these.begin(), these.end());
  }
  return out;
}

/// Every two mentions of the group `each`. Of a list beyond any sense the first is joined with the others only, so that
/// the time stays linear.
void Rules::add_pairs(const Rule& rule, const Here& here, const re2::StringPiece& group, std::size_t end, Status status,
                      EdgeSink& out) const {
  const std::vector<std::size_t> all = caught(rule.head, group, here, grammar_.only_owns());
  const std::size_t heads = all.size() > longest_list ? 1 : all.size();
  const Range words{here.range_of(group).begin, end};  // what only had to stand before is no part of it
  for (std::size_t i = 0; i < heads; ++i)
    add(rule, here, {all[i]}, {all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end()}, words, status, out);
}

Rules::Outcome Rules::apply(const Rule& rule, const Here& here, EdgeSink& out) const {
  if (!rule.may_match(here.sentence)) return Outcome::nobody;
  const std::string_view text = here.folded();
  const re2::StringPiece all(text.data(), text.size());
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(rule.pattern->NumberOfCapturingGroups()) + 1);
  const auto& named = rule.pattern->NamedCapturingGroups();
  const auto group = [&](const char* name) {
    const auto found = named.find(name);
    return found == named.end() ? re2::StringPiece() : groups[static_cast<std::size_t>(found->second)];
  };
  const std::size_t known = out.offered();
  Outcome outcome = Outcome::no_match;
  for (std::size_t at = 0; at < text.size() && rule.pattern->Match(all, at, all.size(), RE2::UNANCHORED, groups.data(),
                                                                   static_cast<int>(groups.size()));) {
    Range match = here.range_of(groups[0]);
    const re2::StringPiece behind = group("behind");
    if (behind.data() != nullptr && behind.end() == groups[0].end()) match.end -= behind.size();
    if (const re2::StringPiece front = group("front"); front.data() != nullptr) match.begin += front.size();
    if (match.end <= at) break;
    at = match.end;
    if (match.begin >= match.end) continue;
    const re2::StringPiece rest(text.data() + match.begin, std::min(text.size() - match.begin, longest_exception));
    if (rule.unless && RE2::PartialMatch(rest, *rule.unless)) {
      outcome = Outcome::unless;
      continue;
    }
    outcome = Outcome::nobody;
    const Status status = rule.any_status ? Status::stated : here.sentence.status_at(match.begin, match.end);
    if (rule.each) {
      add_pairs(rule, here, group("each"), match.end, status, out);
      continue;
    }
    const Subject* subject = subject_for(here, match.begin);
    const bool wants_before = rule.head.kind == Rule::End::Kind::before || rule.tail.kind == Rule::End::Kind::before;
    const Subject* before = wants_before ? subject_before(rule, here, match.begin, out) : nullptr;
    const auto ends = [&](const Rule::End& end, const char* name) {
      if (end.kind == Rule::End::Kind::group) return caught(end, group(name), here, grammar_.only_owns());
      const Subject* who = end.kind == Rule::End::Kind::subject  ? subject
                           : end.kind == Rule::End::Kind::before ? before
                                                                 : nullptr;
      return who ? mentions_of(*who, end, here) : std::vector<std::size_t>{};
    };
    add(rule, here, ends(rule.head, "head"), ends(rule.tail, "tail"), match, status, out);
  }
  return out.offered() > known ? Outcome::edges : outcome;
}

namespace {

/// Ids that stand for a mention as an end of an edge whose other types are given: a name that isn't of a fitting type
/// stands for the countries in it.
template <typename Here>
std::vector<std::string> ids_of(std::size_t index, const std::vector<std::string>& types, const Here& here) {
  const Mention& mention = here.mention(index);
  if (has(types, mention.type)) return {mention.id};
  std::vector<std::string> out;
  const auto& all = here.mentions.mentions;
  for (std::size_t i = index; i < all.size() && all[i].range.begin < mention.range.end; ++i)
    if (all[i].nested && has(types, all[i].type)) out.push_back(all[i].id);
  return out;
}

/// The country that an office's id ends in, where the place names it; else the only one in the name.
template <typename Here>
std::string seat_of(std::size_t index, const Here& here) {
  const std::string& id = here.mention(index).id;
  const std::size_t colon = id.find(':');
  if (colon == std::string::npos) {
    const std::vector<std::string> inside = ids_of(index, {"Country"}, here);
    return inside.size() == 1 ? inside.front() : std::string();
  }
  const std::string_view country = std::string_view(id).substr(colon + 1);
  return here.countries.contains(country) ? std::string(country) : std::string();
}

}  // namespace

void Rules::add(const Rule& rule, const Here& here, const std::vector<std::size_t>& heads,
                const std::vector<std::size_t>& tails, Range match, Status status, EdgeSink& out) const {
  const EdgeType& type = *rule.edge;
  const std::size_t most_heads = std::min(longest_list, std::max<std::size_t>(1, most_edges / (tails.size() + 1)));
  const bool many = std::min(heads.size(), most_heads) * tails.size() > most_quoted;
  // A quotation goes on to the end of its clause.
  const Range source = here.sentence.folded.source(match.begin, here.sentence.end_of_clause(match.end));
  const Range matched = here.sentence.folded.source(match.begin, match.end);
  /// `name` is quoted alone where the words are too many.
  const auto put = [&](const std::string& head, const std::string& tail, Range words, Range name) {
    if (head.empty() || tail.empty() || head == tail || rule.except.contains(tail) || rule.except.contains(head))
      return;
    EdgeFact edge{here.place.key, head, type.name, tail, status, {}, {}, rule.name};
    if (!out.takes(edge)) return;
    const bool whole = !many && words.end - words.begin <= longest_quotation;
    out.put(quoting(std::move(edge), here.place, here.mentions, whole ? words : name));
  };
  /// The words of the match and of who acts, as far as he stands near.
  const auto words_with = [&](std::size_t index) {
    const Range& name = here.mention(index).range;
    Range words{std::min(name.begin, source.begin), std::max(name.end, source.end)};
    return source.begin > name.end && source.begin - name.end > farthest_subject ? source : words;
  };
  const auto tails_for = [&](const std::string& head, Range words) {
    if (rule.tail.kind == Rule::End::Kind::constant) return put(head, rule.tail.constant, words, matched);
    for (const std::size_t tail : tails) {
      const Range with_tail = rule.tail.kind == Rule::End::Kind::group ? words : words_with(tail);
      for (const std::string& id : ids_of(tail, type.target, here)) put(head, id, with_tail, here.mention(tail).range);
    }
  };
  if (rule.head.kind == Rule::End::Kind::constant) return tails_for(rule.head.constant, source);
  for (const std::size_t head : std::span(heads).first(std::min(heads.size(), most_heads)))
    if (!has(type.source, here.mention(head).type)) continue;
    else if (rule.tail.kind == Rule::End::Kind::seat)
      put(here.mention(head).id, seat_of(head, here), words_with(head), matched);
    else tails_for(here.mention(head).id, words_with(head));
}

Explanation Rules::explain(const Here& here) const {
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

}  // namespace rg
