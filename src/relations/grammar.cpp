// SPDX-License-Identifier: Apache-2.0
#include "src/relations/grammar.hpp"

#include <algorithm>
#include <stdexcept>

#include "src/mentions/wording.hpp"

namespace rg {
namespace {

constexpr char first_byte_of_symbols = '\xEE';  // U+E000 and on

std::vector<std::size_t> first_of(std::vector<std::size_t> mentions) {
  if (mentions.size() > longest_list) mentions.resize(longest_list);
  return mentions;
}

/// `应⟦Subject⟧` → `Subject`
std::string inside_brackets(std::string_view word) {
  const std::size_t begin = word.find("⟦") + 3, end = word.find("⟧");
  return std::string(word.substr(begin, end == std::string_view::npos ? end : end - begin));
}

}  // namespace

bool Sentence::is_reported(std::size_t byte) const {
  const auto behind = std::lower_bound(reports.begin(), reports.end(), byte,
                                       [](const Report& report, std::size_t at) { return report.begin < at; });
  return behind != reports.begin() && std::prev(behind)->reaches_to > byte;
}

const Subject* Sentence::subject_at(std::size_t byte) const {
  if (is_reported(byte)) return nullptr;
  const auto behind = std::upper_bound(subjects.begin(), subjects.end(), byte,
                                       [](std::size_t b, const Subject& s) { return b < s.from; });
  return behind == subjects.begin() ? nullptr : &*std::prev(behind);
}

Status Sentence::status_at(std::size_t begin, std::size_t end) const {
  const auto behind = std::lower_bound(marks.begin(), marks.end(), end,
                                       [](const Mark& mark, std::size_t byte) { return mark.begin < byte; });
  if (behind == marks.begin()) return Status::stated;
  const Mark& last = *std::prev(behind);
  return last.demanded_to > begin ? Status::demanded : last.denied_to > begin ? Status::denied : Status::stated;
}

std::size_t Sentence::end_of_clause(std::size_t at) const {
  return *std::lower_bound(clause_ends.begin(), std::prev(clause_ends.end()), at);
}

Grammar::Grammar(const Schema& schema, std::string_view language, const FoldAlphabet& alphabet) : alphabet_(alphabet) {
  auto file = open_wording(schema, language, "grammar");
  if (!file) return;
  stops_ = file->strings("stops");
  commas_ = file->strings("commas");
  both_ = file->strings("both");
  circumstances_ = file->strings("circumstances");
  for (const auto* list : {&stops_, &commas_})
    for (const std::string& word : *list) first_bytes_.set(static_cast<unsigned char>(word.front()));
  marks_of_quotation_ = mentions::wording_of(schema, language).bodies.titles.marks;
  notation_.between = file->strings("between");
  notation_.gap = file->required("gap");
  notation_.parts = file->string("parts");
  WordingTable aliases = file->table("aliases");
  for (const std::string& name : aliases.keys()) notation_.aliases[name] = aliases.required(name);
  WordingTable fragments = file->table("fragments");
  for (const std::string& name : fragments.keys()) fragments_[name] = fragments.required(name);
  /// What `make` makes of the key's value.
  const auto made = [&](const char* key, const auto& make) {
    try {
      return make();
    } catch (const std::invalid_argument& error) {
      throw Problem(file->where(key), error.what(), "see schema/README.md");
    }
  };
  const auto pattern = [&](const char* key) {
    return made(key, [&] { return mentions::compile(expand(file->required(key)), file->where(key)); });
  };
  acting_ = made("acting", [&] { return alphabet_.symbols(file->required("acting"), notation_); });
  lead_ = pattern("lead");
  owner_ = pattern("owner");
  acts_for_owner_ = pattern("acts_for_owner");
  carries_ = pattern("carries");
  only_owns_ = pattern("only_owns");
  FoldAlphabet::Notation subjects = notation_;
  subjects.between = file->strings("between_subjects");
  list_ = made("aliases",
               [&] { return mentions::compile(alphabet_.expand("⟦Subject+⟧", subjects), file->where("aliases")); });
  made("demanded", [&] { read_marks(*file); });
  file->done();
}

void Grammar::read_marks(WordingTable& file) {
  mark_words_.emplace_back();
  const auto add = [&](const std::vector<std::string>& words, MarkWord what) {
    for (const std::string& word : words) mark_trie_.add(word, static_cast<std::uint32_t>(mark_words_.size()));
    mark_words_.push_back(what);
  };
  WordingTable demanded = file.table("demanded"), denied = file.table("denied");
  for (WordingTable* table : {&demanded, &denied})
    for (const std::string& word : table->strings("not")) {
      const std::size_t type = word.find("⟦");  // a mention behind the word
      if (type == std::string::npos) mark_trie_.add(word, 0);
      for (const char32_t c :
           type == std::string::npos ? std::u32string() : alphabet_.symbols(inside_brackets(word), notation_)) {
        std::string with_symbol = word.substr(0, type);
        append(with_symbol, c);
        mark_trie_.add(with_symbol, 0);
      }
    }
  add(demanded.strings("asks"), {Status::demanded, true, true});
  add(demanded.strings("speech"), {Status::demanded, true, false});
  add(demanded.strings("modal"), {Status::demanded, false, false});
  add(denied.strings("words"), {Status::denied, false, false});
  WordingTable reported = file.table("reported");
  add(reported.strings("clause"), {Status::stated, false, true});
  add(reported.strings("sentence"), {Status::stated, true, true});
}

std::string Grammar::expand(std::string pattern) const {
  for (const auto& [name, text] : fragments_) {
    const std::string key = "{" + name + "}";
    for (std::size_t at = 0; (at = pattern.find(key, at)) != std::string::npos; at += text.size())
      pattern.replace(at, key.size(), text);
  }
  static const RE2 unknown("(\\{[a-z_]+\\})");
  if (std::string fragment; RE2::PartialMatch(pattern, unknown, &fragment))
    throw std::invalid_argument("unknown fragment " + fragment);
  return alphabet_.expand(pattern, notation_);
}

/// Length of the stop or comma at byte `at`, or 0.
std::size_t Grammar::word_at(std::string_view text, std::size_t at, const std::vector<std::string>& words) const {
  if (!first_bytes_[static_cast<unsigned char>(text[at])]) return 0;
  for (const std::string& word : words)
    if (text.substr(at).starts_with(word)) return word.size();
  return 0;
}

std::size_t Grammar::end_of_sentence(std::string_view text, std::size_t begin) const {
  for (std::size_t at = begin; at < text.size(); ++at)
    if (const std::size_t length = word_at(text, at, stops_)) return at + length;
  return text.size();
}

bool Grammar::opens_clause(std::string_view folded, std::size_t at) const {
  constexpr std::size_t longest_lead = 240;  // bytes
  const std::size_t window = at - std::min(at, longest_lead);
  std::size_t begin = window;
  for (std::size_t byte = window; byte < at; ++byte)
    if (const std::size_t comma = word_at(folded, byte, commas_)) begin = byte + comma;
  if (begin == window && window > 0) return false;
  const std::string_view lead = folded.substr(begin, at > begin ? at - begin : 0);
  re2::StringPiece found;
  if (!lead_->Match({lead.data(), lead.size()}, 0, lead.size(), RE2::ANCHOR_START, &found, 1)) return false;
  return found.size() == lead.size() || starts_with_any(lead.substr(found.size()), circumstances_);
}

Sentence Grammar::read(const PlaceMentions& place, Range range, const Before& before) const {
  Sentence out{.range = range,
               .folded = Folded(place.text.text(), range, place.mentions, alphabet_, marks_of_quotation_),
               .subjects = {},
               .previous = before.last,
               .acting = {},
               .named = {},
               .marks = {},
               .reports = {},
               .clause_ends = {}};
  find_named(out, place);
  find_clauses(out);
  find_subjects(out, place, before);
  find_marks(out);
  for (const Subject& subject : out.subjects)
    for (const std::size_t index : subject.mentions)
      out.acting.set(alphabet_.symbol(place.mentions[index].type) & (most_types - 1));
  return out;
}

std::optional<Subject> Grammar::subject_of_clause(std::string_view clause, std::size_t from,
                                                  const Folded& folded) const {
  const re2::StringPiece all(clause.data(), clause.size());
  re2::StringPiece lead, list;
  std::size_t at = 0;
  if (lead_->Match(all, 0, all.size(), RE2::ANCHOR_START, &lead, 1)) at = lead.size();
  if (!list_->Match(all, at, all.size(), RE2::ANCHOR_START, &list, 1)) return std::nullopt;
  const std::size_t end = at + list.size();
  re2::StringPiece owns;
  if (owner_->Match(all, end, all.size(), RE2::ANCHOR_START, &owns, 1) &&
      !acts_for_owner_->Match(all, end, all.size(), RE2::ANCHOR_START, &owns, 1))
    return std::nullopt;
  return Subject{from + at, first_of(folded.mentions(from + at, from + end)), false};
}

void Grammar::find_clauses(Sentence& sentence) const {
  const std::string_view text = sentence.folded.text();
  for (std::size_t at = 0; at < text.size(); ++at)
    if (word_at(text, at, commas_) > 0 || word_at(text, at, stops_) > 0) sentence.clause_ends.push_back(at);
  sentence.clause_ends.push_back(text.size());
}

void Grammar::find_named(Sentence& sentence, const PlaceMentions& place) const {
  std::set<std::string_view> ids;
  for (const std::size_t index : sentence.folded.mentions(0, sentence.folded.text().size()))
    if (can_act(place.mentions[index].type) && place.mentions[index].type != "Resolution" &&
        ids.insert(place.mentions[index].id).second)
      sentence.named.push_back(index);
}

/// `双方据此开展了工作`: the two organisations that the sentence has named so far, else those of the one before.
std::optional<Subject> Grammar::both_of(const Sentence& sentence, const PlaceMentions& place, const Before& before,
                                        Range clause) const {
  const std::string_view text = std::string_view(sentence.folded.text()).substr(0, clause.end);
  re2::StringPiece lead;
  std::size_t at = clause.begin;
  if (lead_->Match(text.substr(at), 0, text.size() - at, RE2::ANCHOR_START, &lead, 1)) at += lead.size();
  if (!starts_with_any(text.substr(at), both_)) return std::nullopt;
  const std::size_t here = clause.begin == 0 ? 0 : sentence.folded.source(clause.begin - 1, clause.begin).end;
  Subject out{clause.begin, {}, false};
  if (!sentence.subjects.empty() && sentence.subjects.back().mentions.size() >= 2) return std::nullopt;  // they act on
  for (const std::size_t index : sentence.named) {
    if (place.mentions[index].range.begin >= here || out.mentions.size() > 2) break;
    out.mentions.push_back(index);
  }
  if (out.mentions.empty() && sentence.subjects.empty()) out.mentions = before.named;
  return out.mentions.size() == 2 ? std::optional(std::move(out)) : std::nullopt;
}

void Grammar::find_subjects(Sentence& sentence, const PlaceMentions& place, const Before& before) const {
  const std::string_view text = sentence.folded.text();
  const re2::StringPiece all(text.data(), text.size());
  if (!before.subjects.empty() && carries_->Match(all, 0, all.size(), RE2::ANCHOR_START, nullptr, 0)) {
    sentence.subjects.push_back(before.subjects.back());
    sentence.subjects.back().from = 0;
    sentence.subjects.back().carried = true;
  }
  std::size_t begin = 0;
  for (const std::size_t end : sentence.clause_ends) {
    const std::string_view clause = text.substr(begin, end - begin);
    if (clause.find(first_byte_of_symbols) != std::string_view::npos)
      if (auto subject = subject_of_clause(clause, begin, sentence.folded))
        sentence.subjects.push_back(std::move(*subject));
    if (sentence.subjects.empty() || sentence.subjects.back().from < begin)
      if (auto both = both_of(sentence, place, before, {begin, end})) sentence.subjects.push_back(std::move(*both));
    begin = end + (end < text.size() ? std::max(word_at(text, end, commas_), word_at(text, end, stops_)) : 0);
  }
}

/// `请开发署与儿基会合作`: who is named at byte `at`, right behind the word that asks, acts from there on.
bool Grammar::add_asked(const Sentence& sentence, std::size_t at, std::vector<Subject>& asked) const {
  const std::string& text = sentence.folded.text();
  const re2::StringPiece all(text.data(), text.size());
  re2::StringPiece list;
  if (!list_->Match(all, at, all.size(), RE2::ANCHOR_START, &list, 1)) return false;
  asked.push_back({at, first_of(sentence.folded.mentions(at, at + list.size())), false});
  return true;
}

void Grammar::add_mark(Sentence& sentence, Range word, const MarkWord& what, std::vector<Subject>& asked) const {
  const auto next = std::upper_bound(sentence.subjects.begin(), sentence.subjects.end(), word.begin,
                                     [](std::size_t byte, const Subject& s) { return byte < s.from; });
  const std::size_t next_subject = next == sentence.subjects.end() ? sentence.folded.text().size() : next->from,
                    end_of_clause = std::min(next_subject, sentence.end_of_clause(word.begin));
  const std::string text = sentence.folded.text().substr(word.begin, word.end - word.begin);
  if (what.report) {
    const bool named = what.status == Status::demanded && add_asked(sentence, word.end, asked);
    Sentence::Report report{word.begin, named ? word.end : what.to_end ? next_subject : end_of_clause, text, 0};
    const std::size_t before = sentence.reports.empty() ? 0 : sentence.reports.back().reaches_to;
    report.reaches_to = std::max(before, report.end);
    sentence.reports.push_back(std::move(report));
    if (what.status == Status::stated) return;
  }
  const std::size_t end = what.to_end                     ? sentence.folded.text().size()
                          : what.status == Status::denied ? end_of_clause
                                                          : next_subject;
  Sentence::Mark mark{word.begin, end, what.status, text, 0, 0};
  if (!sentence.marks.empty()) {
    mark.demanded_to = sentence.marks.back().demanded_to;
    mark.denied_to = sentence.marks.back().denied_to;
  }
  std::size_t& to = what.status == Status::demanded ? mark.demanded_to : mark.denied_to;
  to = std::max(to, end);
  sentence.marks.push_back(std::move(mark));
}

void Grammar::find_marks(Sentence& sentence) const {
  const std::string_view text = sentence.folded.text();
  std::vector<Subject> asked;
  for (std::size_t at = 0; at < text.size();) {
    const NameTrie::Hit hit = mark_trie_.longest(text, at);
    if (hit.length == 0) {
      next_code_point(text, at);
      continue;
    }
    if (hit.value > 0) add_mark(sentence, {at, at + hit.length}, mark_words_[hit.value], asked);
    at += hit.length;
  }
  std::vector<Subject> all;
  std::merge(std::make_move_iterator(sentence.subjects.begin()), std::make_move_iterator(sentence.subjects.end()),
             std::make_move_iterator(asked.begin()), std::make_move_iterator(asked.end()), std::back_inserter(all),
             [](const Subject& a, const Subject& b) { return a.from < b.from; });
  sentence.subjects = std::move(all);
}

}  // namespace rg
