// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/standing.hpp"

#include <algorithm>

#include "src/mentions/names.hpp"
#include "src/mentions/squeezed.hpp"
#include "src/text/unicode.hpp"

namespace rg::mentions {
namespace {

constexpr std::size_t remembered = 64;         // antecedents that are looked at
constexpr std::size_t longest_noun = 12;       // code points
constexpr std::size_t longest_sentence = 900;  // bytes that are looked back over

std::size_t prefix_of(std::string_view text, const std::vector<std::string>& words) {
  std::size_t out = 0;
  for (const std::string& word : words)
    if (text.starts_with(word)) out = std::max(out, word.size());
  return out;
}

bool can_be_meant(const Mention& name) {
  static constexpr std::string_view types[] = {"Office", "Agency", "Mechanism", "Fund", "Instrument"};
  return !name.nested && std::find(std::begin(types), std::end(types), name.type) != std::end(types);
}

/// A clause or an item of a list begins here.
bool begins_item(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char32_t c = previous_code_point(text, at);
  return !is_han(c) && !is_letter(c) && !is_digit(c);
}

}  // namespace

StandingFinder::StandingFinder(const Wording& wording) : wording_(wording) {
  for (const BodyHead& head : wording.bodies.heads) nouns_.insert(nouns_.end(), head.words.begin(), head.words.end());
  nouns_.insert(nouns_.end(), wording.bodies.titles.words.begin(), wording.bodies.titles.words.end());
  nouns_.insert(nouns_.end(), wording.offices.endings.begin(), wording.offices.endings.end());
  for (const std::string& stop : wording.citations.stops) stop_ends_.set(static_cast<unsigned char>(stop.back()));
  NameTrie nouns;
  for (const std::string& noun : nouns_) nouns.add(noun, 0);
  for (const auto& [word, classes] : wording.words)
    if (const std::size_t length = nouns.longest(word, 0).length; length > 0 && length < word.size())
      longer_words_.add(word, 0);
  const Standing& words = wording.bodies.standing;
  for (const auto* list :
       {&words.this_, &words.country, &words.part_of_fund, &words.its, &words.office_there, &words.resolution})
    for (const std::string& word : *list) words_.add(word, 0);
  if (!wording.bodies.titles.marks.empty()) {
    const std::string& marks = wording.bodies.titles.marks.front();
    std::size_t half = 0;
    next_code_point(marks, half);
    words_.add(marks.substr(0, half), 0);
  }
}

StandingFinder::Antecedent StandingFinder::antecedent(std::string_view text, const Mention& name) const {
  Antecedent out{name.type,
                 name.id,
                 std::string(text.substr(name.range.begin, name.range.end - name.range.begin)),
                 name.range.begin,
                 {}};
  std::size_t shortest = std::string::npos;
  for (const std::string& noun : nouns_)
    if (out.words.ends_with(noun)) shortest = std::min(shortest, noun.size());
  std::size_t at = out.words.size();
  for (std::size_t letters = 1; at > 0 && letters <= longest_noun; ++letters) {
    previous_code_point(out.words, at);
    const bool whole = at == 0;  // a name that no table knows is known from its first mention on
    if ((!whole || name.id.starts_with('~')) && out.words.size() - at >= shortest)
      out.ends.push_back(out.words.substr(at));
  }
  std::reverse(out.ends.begin(), out.ends.end());
  return out;
}

void StandingFinder::Here::add(Antecedent name) {
  names.push_back(std::move(name));
  if (names.back().type == "Agency" || names.back().type == "Office") body = names.size() - 1;
  if (names.back().type == "Office" && names.back().id.find(':') == std::string::npos) owner = names.size() - 1;
  if (!ends) ends.emplace();
  for (const std::string& end : names.back().ends) {
    const auto [found, added] = index.try_emplace(end, last.size());
    if (added) {
      ends->add(end, static_cast<std::uint32_t>(last.size()));
      last.push_back(0);
    }
    last[found->second] = names.size() - 1;
  }
}

/// The longest noun phrase that stands for a name of the place.
StandingFinder::Match StandingFinder::meant(std::string_view rest, const Here& here) {
  if (!here.ends) return {};
  const NameTrie::Hit hit = here.ends->longest(rest, 0);
  return hit.length == 0 ? Match{} : Match{hit.length, &here.names[here.last[hit.value]]};
}

StandingFinder::Match StandingFinder::meant_before(std::string_view rest) const {
  for (auto one = section_.rbegin(); one != section_.rend(); ++one)
    for (const std::string& end : one->ends)
      if (rest.starts_with(end)) return {end.size(), &*one};
  return {};
}

/// 卫生部 is 乍得卫生部 where that was named before in the place.
const StandingFinder::Antecedent* StandingFinder::longer_name(const Antecedent& name, const Here& here) {
  if (!name.id.starts_with('~')) return nullptr;
  const auto end = here.index.find(name.words);
  if (end == here.index.end()) return nullptr;
  const Antecedent& other = here.names[here.last[end->second]];
  return other.type == name.type && other.words.size() > name.words.size() ? &other : nullptr;
}

/// `《指导说明》` is the text named before whose title ends so.
Mention StandingFinder::short_title(std::string_view text, std::size_t at, const Here& here) const {
  std::size_t half = 0;
  const std::string_view marks = wording_.bodies.titles.marks.front();
  if (text[at] != marks.front()) return {};
  next_code_point(marks, half);
  if (!text.substr(at).starts_with(marks.substr(0, half))) return {};
  const std::size_t begin = at + half,
                    length = text.substr(begin, 3 * longest_noun + marks.size() - half).find(marks.substr(half)),
                    end = begin + length;
  if (length == std::string_view::npos) return {};
  // 《公约》 alone is the one that this section is about; 1967年《议定书》 is another than any named before.
  const bool bare = std::find(nouns_.begin(), nouns_.end(), text.substr(begin, end - begin)) != nouns_.end();
  if (bare && ends_with_any(text.substr(0, at), wording_.bodies.standing.another)) return {};
  for (const auto* list : {&here.names, bare ? &section_ : &texts_}) {
    std::size_t looked_at = 0;
    for (auto one = list->rbegin(); one != list->rend() && looked_at < remembered; ++one, ++looked_at)
      if (one->type == "Instrument" &&
          std::find(one->ends.begin(), one->ends.end(), text.substr(begin, end - begin)) != one->ends.end())
        return {{begin, end}, one->type, one->id, false};
  }
  return {};
}

/// Another organisation's name ends right before, perhaps with 驻 or 的 between: 儿基会驻该国办事处.
bool StandingFinder::is_others(std::string_view text, std::size_t at, const Here& here) const {
  if (here.names.empty() || here.names.back().type != "Agency") return false;
  const std::size_t end = here.names.back().begin + here.names.back().words.size();
  const std::string_view between = end <= at ? text.substr(end, at - end) : std::string_view("?");
  return between.empty() || between == wording_.offices.posted || between == wording_.offices.of;
}

bool StandingFinder::begins_sentence(std::string_view text, std::size_t at) const {
  return at == 0 || (stop_ends_[static_cast<unsigned char>(text[at - 1])] &&
                     ends_with_any(text.substr(0, at), wording_.citations.stops));
}

Mention StandingFinder::found_at(std::string_view text, std::size_t at, const Here& here, const std::string& country,
                                 std::size_t last_end) const {
  const std::string_view rest = text.substr(at);
  if (words_.longest(text, at).length > 0)
    if (Mention found = by_word(text, at, here, country, last_end); found.range.end > 0) return found;
  Match match = meant(rest, here);
  const bool opens = match.length == 0 && !section_.empty() && begins_sentence(text, at);
  if (opens) match = meant_before(rest);  // 办事处还与…: the one that the paragraphs before are about
  if (match.length == 0 || match.what->type == "Instrument") return {};
  const std::size_t letters = count_code_points(rest.substr(0, match.length));
  const bool whole = match.length == match.what->words.size();
  if (match.what->type == "Office" && is_others(text, at, here)) return {};
  if (letters < (opens && match.what->type == "Fund" ? 2 : 3) ||
      (letters < (whole ? 4 : 5) && !opens && !begins_item(text, at)))
    return {};
  if (opens && longer_words_.longest(rest, 0).length > match.length) return {};
  return {{at, at + match.length}, match.what->type, match.what->id, false};
}

/// Something that one of the words of `[stands]` or the mark of a title opens.
Mention StandingFinder::by_word(std::string_view text, std::size_t at, const Here& here, const std::string& country,
                                std::size_t last_end) const {
  const Standing& words = wording_.bodies.standing;
  const std::string_view rest = text.substr(at);
  if (const std::size_t length = prefix_of(rest, words.this_)) {
    // 该机构 is whoever was named last, whatever the name ends in.
    if (const std::size_t any = prefix_of(rest.substr(length), words.any);
        any > 0 && longer_words_.longest(rest, length).length <= any && prefix_of(rest, words.country) == 0) {
      if (!here.body || starts_with_any(rest.substr(length + any), words.not_behind)) return {};
      const Antecedent& last = here.names[*here.body];
      return {{at, at + length + any}, last.type, last.id, false};
    }
    Match match = meant(rest.substr(length), here);
    if (match.length == 0) match = meant_before(rest.substr(length));
    if (match.length > 0 && match.what->type == "Office" && is_others(text, at, here)) return {};
    const bool longer = longer_words_.longest(rest, length).length > match.length;  // 该部门 is no 该部
    if (match.length > 0 && !longer) return {{at, at + length + match.length}, match.what->type, match.what->id, false};
  }
  if (const std::size_t length = prefix_of(rest, words.country); length > 0 && prefix_of(rest, words.not_country) == 0)
    return country.empty() ? Mention{} : Mention{{at, at + length}, "Country", country, false};
  if (const std::size_t length = prefix_of(rest, words.part_of_fund); length > 0 && at > last_end) {
    for (const auto* list : {&here.names, &section_}) {
      std::size_t looked_at = 0;
      for (auto one = list->rbegin(); one != list->rend() && looked_at < remembered; ++one, ++looked_at)
        if (one->type == "Fund") return {{at, at + length}, "Fund", one->id, false};
    }
  }
  if (const std::size_t length = prefix_of(rest, words.its)) return whose(text, at, length, here);
  if (const std::size_t length = prefix_of(rest, words.resolution))
    return here.resolution.empty() || starts_with_any(rest.substr(length), words.not_behind)
               ? Mention{}
               : Mention{{at, at + length}, "Resolution", here.resolution, false};
  if (const std::size_t length = prefix_of(rest, words.office_there); length > 0 && !country.empty())
    if (Mention office = office_there(text, at, length, here, country); office.range.end > 0) return office;
  return short_title(text, at, here);
}

/// `人权高专办国家办事处`, `人权高专办驻该国机构`: the presence in the country that is spoken of. Without OHCHR's name
/// in front only where a clause begins and the place has named it.
Mention StandingFinder::office_there(std::string_view text, std::size_t at, std::size_t length, const Here& here,
                                     const std::string& country) const {
  if (!here.owner) return {};
  const Antecedent* own = &here.names[*here.owner];
  const std::size_t end = own->begin + own->words.size();
  const bool adjacent = end == at || text.substr(end, at - end) == wording_.offices.of;
  if (!adjacent && !begins_item(text, at)) return {};
  if (starts_with_any(text.substr(at + length), wording_.bodies.standing.of_all)) return {};
  return {{adjacent ? own->begin : at, at + length}, own->type, own->id + ":" + country, false};
}

/// `其人权顾问` stands for the organisation that it is of, where the sentence has named but one so far.
Mention StandingFinder::whose(std::string_view text, std::size_t at, std::size_t length, const Here& here) const {
  std::size_t begin = at - std::min(at, longest_sentence);
  for (const std::string& stop : wording_.citations.stops)
    if (const std::size_t found = text.substr(0, at).substr(begin).rfind(stop); found != std::string_view::npos)
      begin += found;
  const Antecedent* owner = nullptr;
  for (auto one = here.names.rbegin(); one != here.names.rend() && one->begin >= begin; ++one) {
    if (one->type == "Instrument") continue;
    if (owner && owner->id != one->id) return {};
    owner = &*one;
  }
  return owner ? Mention{{at, at + length}, owner->type, owner->id, false} : Mention{};
}

std::vector<Mention> StandingFinder::find(std::string_view text, const std::vector<Mention>& names, const Place& place,
                                          const std::string& main_country) {
  if (place.section != number_) {
    section_.clear();
    country_.clear();
    several_ = false;
    number_ = place.section;
  }
  std::vector<Mention> out;
  if (wording_.bodies.titles.marks.empty()) return out;
  std::vector<const Mention*> countries;
  const Mention* outer = nullptr;
  for (const Mention& name : names) {
    if (!name.nested) outer = &name;
    // Nobody speaks of Denmark where the Danish Institute for Human Rights is named.
    const bool in_known = name.nested && outer && outer->type == "Agency" && !outer->id.starts_with('~') &&
                          name.range.begin < outer->range.end;
    if (name.type == "Country" && !in_known) countries.push_back(&name);
  }
  const bool one_country = std::all_of(countries.begin(), countries.end(),
                                       [&](const Mention* one) { return one->id == countries.front()->id; });
  Here here;
  std::string country = country_.empty() && !several_ ? main_country : country_;
  std::size_t passed = 0, end = 0;  // countries that are behind; end of the last name
  auto name = names.begin();
  for (std::size_t at = 0; at < text.size();) {
    for (; name != names.end() && name->range.begin <= at; ++name) {
      end = std::max(end, name->range.end);
      if (name->type == "Resolution") here.resolution = name->id;
      if (!can_be_meant(*name)) continue;
      Antecedent one = antecedent(text, *name);
      if (const Antecedent* longer = one_country ? longer_name(one, here) : nullptr)
        out.push_back({name->range, longer->type, longer->id, false});
      else here.add(std::move(one));
    }
    for (; passed < countries.size() && countries[passed]->range.end <= at; ++passed)
      country = in_list(text, countries, passed, wording_.citations.between) ? "" : countries[passed]->id;
    std::size_t next = at;
    next_code_point(text, next);
    Mention found = at >= end ? found_at(text, at, here, country, end) : Mention{};
    at = found.range.end > 0 ? found.range.end : next;
    if (found.range.end == 0) continue;
    if (can_be_meant(found) && found.type != "Instrument") here.add(antecedent(text, found));
    out.push_back(std::move(found));
  }
  if (!countries.empty()) {
    country_ = one_country ? countries.front()->id : "";
    several_ = !one_country;
  }
  remember(here);
  return out;
}

void StandingFinder::remember(const Here& here) {
  for (const Antecedent& one : here.names) {
    section_.push_back(one);
    if (one.type == "Instrument") texts_.push_back(one);
  }
  for (auto* list : {&section_, &texts_})
    if (list->size() > remembered) list->erase(list->begin(), list->end() - static_cast<std::ptrdiff_t>(remembered));
}

}  // namespace rg::mentions
