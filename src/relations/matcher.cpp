// SPDX-License-Identifier: Apache-2.0
#include "src/relations/matcher.hpp"

#include <algorithm>
#include <span>

namespace rg {
namespace {

// Bounds of what one match can give, beyond any sentence that a person writes: they keep time and memory linear.
constexpr std::size_t most_edges = 1024;        ///< of one match
constexpr std::size_t most_quoted = 256;        ///< edges of one match; of more, only the name at the tail is quoted
constexpr std::size_t longest_exception = 600;  ///< bytes that `unless` sees from the match on
constexpr std::size_t farthest_subject = 1200;  ///< bytes between a subject of the sentence before and what it does

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

namespace {

/// Mentions that a group caught: of its types, and in a stretch of text not those that only own something.
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
const Subject* Matcher::subject_for(std::size_t match_begin) const {
  const Sentence& sentence = here_.sentence;
  if (const Subject* subject = sentence.subject_at(match_begin)) return subject;
  if (sentence.is_reported(match_begin)) return nullptr;
  // 在瑞士资助下，人权高专办举办…: what opens a clause belongs to the first subject behind it.
  const bool opens = !sentence.subjects.empty() && grammar_.opens_clause(here_.folded(), match_begin);
  return opens ? &sentence.subjects.front() : nullptr;
}

/// Who acted before the clause where a match begins: 挪威为此出资. Null where nobody did.
const Subject* Matcher::subject_before(const Rule& rule, std::size_t match_begin) const {
  const auto& ends = here_.sentence.clause_ends;
  const auto end = std::lower_bound(ends.begin(), ends.end(), match_begin);
  const std::size_t clause = end == ends.begin() ? 0 : *std::prev(end);
  if (clause > 0 && here_.sentence.is_reported(clause - 1)) return nullptr;
  const auto gave = [&](const Subject& subject) {  // one giver is not the other's receiver
    const auto& taken = out_.taken();
    constexpr std::size_t newest = 64;
    return std::any_of(taken.rbegin(), taken.rbegin() + static_cast<std::ptrdiff_t>(std::min(newest, taken.size())),
                       [&](const EdgeFact& edge) {
                         return edge.type == rule.edge->name && edge.tail == here_.mention(subject.mentions.front()).id;
                       });
  };
  const auto& subjects = here_.sentence.subjects;
  constexpr std::ptrdiff_t farthest = 8;  // subjects back
  auto behind = std::upper_bound(subjects.begin(), subjects.end(), clause,
                                 [](std::size_t byte, const Subject& s) { return byte <= s.from; });
  for (const auto stop = behind - std::min(farthest, behind - subjects.begin()); clause > 0 && behind != stop;)
    if (!gave(*--behind)) return &*behind;
  return here_.sentence.previous && !gave(*here_.sentence.previous) ? &*here_.sentence.previous : nullptr;
}

/// Mentions of a subject that an end takes.
std::vector<std::size_t> Matcher::mentions_of(const Subject& subject, const Rule::End& end) const {
  std::vector<std::size_t> out;
  for (const std::size_t index : subject.mentions) {
    if (!end.types.empty() && end.types.find(alphabet_.symbol(here_.mention(index).type)) == std::u32string::npos)
      continue;
    std::vector<std::size_t> these;
    here_.with_twins(index, these);
    out.insert(out.end(), these.begin(), these.end());
  }
  return out;
}

/// Every two mentions of the group `each`. Of a list beyond any sense the first is joined with the others only, so that
/// the time stays linear.
void Matcher::add_pairs(const Rule& rule, const re2::StringPiece& group, std::size_t end, Status status) {
  const std::vector<std::size_t> all = caught(rule.head, group, here_, grammar_.only_owns());
  const std::size_t heads = all.size() > longest_list ? 1 : all.size();
  const Range words{here_.range_of(group).begin, end};  // what only had to stand before is no part of it
  for (std::size_t i = 0; i < heads; ++i)
    add(rule, {all[i]}, {all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end()}, words, status);
}

Outcome Matcher::apply(const Rule& rule) {
  if (!rule.may_match(here_.sentence)) return Outcome::nobody;
  const std::string_view text = here_.folded();
  const re2::StringPiece all(text.data(), text.size());
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(rule.pattern->NumberOfCapturingGroups()) + 1);
  const auto& named = rule.pattern->NamedCapturingGroups();
  const auto group = [&](const char* name) {
    const auto found = named.find(name);
    return found == named.end() ? re2::StringPiece() : groups[static_cast<std::size_t>(found->second)];
  };
  const std::size_t known = out_.offered();
  Outcome outcome = Outcome::no_match;
  for (std::size_t at = 0; at < text.size() && rule.pattern->Match(all, at, all.size(), RE2::UNANCHORED, groups.data(),
                                                                   static_cast<int>(groups.size()));) {
    Range match = here_.range_of(groups[0]);
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
    const Status status = rule.any_status ? Status::stated : here_.sentence.status_at(match.begin, match.end);
    if (rule.each) {
      add_pairs(rule, group("each"), match.end, status);
      continue;
    }
    const Subject* subject = subject_for(match.begin);
    const bool wants_before = rule.head.kind == Rule::End::Kind::before || rule.tail.kind == Rule::End::Kind::before;
    const Subject* before = wants_before ? subject_before(rule, match.begin) : nullptr;
    const auto ends = [&](const Rule::End& end, const char* name) {
      if (end.kind == Rule::End::Kind::group) return caught(end, group(name), here_, grammar_.only_owns());
      const Subject* who = end.kind == Rule::End::Kind::subject  ? subject
                           : end.kind == Rule::End::Kind::before ? before
                                                                 : nullptr;
      return who ? mentions_of(*who, end) : std::vector<std::size_t>{};
    };
    add(rule, ends(rule.head, "head"), ends(rule.tail, "tail"), match, status);
  }
  return out_.offered() > known ? Outcome::edges : outcome;
}

namespace {

/// Ids that stand for a mention as an end of an edge whose other types are given: a name that isn't of a fitting type
/// stands for the countries in it.
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

void Matcher::add(const Rule& rule, const std::vector<std::size_t>& heads, const std::vector<std::size_t>& tails,
                  Range match, Status status) {
  const EdgeType& type = *rule.edge;
  const std::size_t most_heads = std::min(longest_list, std::max<std::size_t>(1, most_edges / (tails.size() + 1)));
  const bool many = std::min(heads.size(), most_heads) * tails.size() > most_quoted;
  // A quotation goes on to the end of its clause.
  const Range source = here_.sentence.folded.source(match.begin, here_.sentence.end_of_clause(match.end));
  const Range matched = here_.sentence.folded.source(match.begin, match.end);
  /// `name` is quoted alone where the words are too many.
  const auto put = [&](const std::string& head, const std::string& tail, Range words, Range name) {
    if (head.empty() || tail.empty() || head == tail || rule.except.contains(tail) || rule.except.contains(head))
      return;
    EdgeFact edge{here_.place.key, head, type.name, tail, status, {}, {}, rule.name};
    if (!out_.takes(edge)) return;
    const bool whole = !many && words.end - words.begin <= longest_quotation;
    out_.put(quoting(std::move(edge), here_.place, here_.mentions, whole ? words : name));
  };
  /// The words of the match and of who acts, as far as he stands near.
  const auto words_with = [&](std::size_t index) {
    const Range& name = here_.mention(index).range;
    Range words{std::min(name.begin, source.begin), std::max(name.end, source.end)};
    return source.begin > name.end && source.begin - name.end > farthest_subject ? source : words;
  };
  const auto tails_for = [&](const std::string& head, Range words) {
    if (rule.tail.kind == Rule::End::Kind::constant) return put(head, rule.tail.constant, words, matched);
    for (const std::size_t tail : tails) {
      const Range with_tail = rule.tail.kind == Rule::End::Kind::group ? words : words_with(tail);
      for (const std::string& id : ids_of(tail, type.target, here_))
        put(head, id, with_tail, here_.mention(tail).range);
    }
  };
  if (rule.head.kind == Rule::End::Kind::constant) return tails_for(rule.head.constant, source);
  for (const std::size_t head : std::span(heads).first(std::min(heads.size(), most_heads))) {
    if (!has(type.source, here_.mention(head).type)) continue;
    if (rule.tail.kind == Rule::End::Kind::seat)
      put(here_.mention(head).id, seat_of(head, here_), words_with(head), matched);
    else tails_for(here_.mention(head).id, words_with(head));
  }
}

}  // namespace rg
