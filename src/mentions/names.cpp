// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/names.hpp"

#include <algorithm>
#include <set>

#include "src/text/unicode.hpp"

namespace rg::mentions {
namespace {

constexpr std::uint32_t blocker = 1U << 31;  ///< set for a wording in which a name of the thing means something else

bool is_word(char32_t c) { return !is_cjk(c) && (is_letter(c) || is_digit(c)); }

char32_t before(std::string_view text, std::size_t at) { return at == 0 ? U'\n' : previous_code_point(text, at); }
char32_t after(std::string_view text, std::size_t at) { return at >= text.size() ? U'\n' : next_code_point(text, at); }

/// The dot before byte `at` opens a line.
bool is_bullet(std::string_view text, std::size_t at) {
  previous_code_point(text, at);
  return before(text, at) == U'\n';
}

/// Words of scripts that write spaces must be whole; the dot of transliterated names joins what it stands between.
bool has_edges(std::string_view text, Range range) {
  const char32_t left = before(text, range.begin), right = after(text, range.end);
  if ((left == U'·' && !is_bullet(text, range.begin)) || right == U'·') return false;
  if (is_word(left) && is_word(after(text, range.begin))) return false;
  return !(is_word(right) && is_word(before(text, range.end)));
}

/// Three capitals or more: two (`AI`) have too many meanings.
bool is_acronym(std::string_view text) {
  const auto plain = [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; };
  return text.size() >= 3 && std::all_of(text.begin(), text.end(), plain);
}

}  // namespace

NameTable::NameTable(const Schema& schema, std::string_view language, std::vector<std::string> joints)
    : schema_(schema), joints_(std::move(joints)) {
  const std::size_t index = language_index(language);
  for (std::uint32_t i = 0; i < schema.things().size(); ++i) {
    const Thing& thing = schema.things()[i];
    const bool country = thing.type == "Country";
    const auto add = [&](const std::string& name, std::uint32_t value) {
      const std::string key = squeeze(name);
      names_.add(key, value);
      if (country || (value & blocker) != 0) countries_.add(key, value);
    };
    for (const std::string& wording_of_other : thing.not_in) add(wording_of_other, i | blocker);
    // The short names of the goals are everyday words; they count with their number (goals.cpp).
    if (thing.type == "SDG" || index == language_count) continue;
    for (const std::string& name : thing.names[index]) add(name, i);
    for (const std::string& name : thing.names[language_index("en")])  // UNDP is UNDP in all languages
      if (is_acronym(name)) add(name, i);
  }
}

/// Where to go on behind a wording that isn't the thing's name: at another thing's name that begins inside it and
/// reaches its end (`多哥伦比亚` isn't Togo, but holds Colombia), else at its end.
std::size_t NameTable::behind_blocker(const NameTrie& trie, std::string_view text, Range range, std::uint32_t value) {
  std::size_t at = range.begin;
  for (next_code_point(text, at); at < range.end; next_code_point(text, at)) {
    const NameTrie::Hit hit = trie.longest(text, at);
    if (at + hit.length >= range.end && hit.length > 0 && hit.value != (value & ~blocker)) return at;
  }
  return range.end;
}

/// Where the name ends if its last character belongs to a word behind it: 蒙古国家人权委员会 is 蒙古 and
/// 国家人权委员会.
std::size_t NameTable::without_joint(const NameTrie& trie, std::string_view text, Range found,
                                     std::uint32_t value) const {
  std::size_t last = found.end;
  previous_code_point(text, last);
  if (!starts_with_any(text.substr(last), joints_)) return found.end;
  const NameTrie::Hit shorter = trie.longest(text.substr(0, last), found.begin);
  return found.begin + shorter.length == last && shorter.value == value ? last : found.end;
}

void NameTable::scan(const NameTrie& trie, std::string_view text, Range range, std::vector<Mention>& out) const {
  for (std::size_t at = range.begin; at < range.end;) {
    const NameTrie::Hit hit = trie.longest(text.substr(0, range.end), at);
    const Range found{at, at + hit.length};
    if (hit.length == 0 || !has_edges(text, found)) {
      next_code_point(text, at);
      continue;
    }
    if ((hit.value & blocker) != 0) {
      at = behind_blocker(trie, text, found, hit.value);
      continue;
    }
    const Thing& thing = schema_.things()[hit.value];
    at = without_joint(trie, text.substr(0, range.end), found, hit.value);
    out.push_back({{found.begin, at}, thing.type, thing.id, false});
  }
}

void NameTable::add_countries_inside(std::string_view text, std::vector<Mention>& mentions) const {
  std::vector<Mention> inner;
  for (const Mention& mention : mentions)
    if (mention.type != "Country") scan(countries_, text, mention.range, inner);
  for (Mention& mention : inner) {
    mention.nested = true;
    mentions.push_back(std::move(mention));
  }
}

std::vector<Mention> NameTable::find(const Squeezed& text) const {
  std::vector<Mention> out;
  scan(names_, text.text(), {0, text.text().size()}, out);
  add_countries_inside(text.text(), out);
  return out;
}

std::vector<Range> links_of(std::string_view text) {
  std::vector<Range> out;
  static constexpr std::string_view openings[] = {"http://", "https://", "www."};
  std::size_t coming[] = {0, 0, 0};  // where each stands next: looked for again only when it is passed
  for (std::size_t at = 0;;) {
    for (std::size_t i = 0; i < 3; ++i)
      if (coming[i] == 0 || coming[i] < at) coming[i] = text.find(openings[i], at);
    at = *std::min_element(std::begin(coming), std::end(coming));
    if (at == std::string_view::npos) return out;
    std::size_t end = at;
    while (end < text.size()) {
      std::size_t next = end;
      const char32_t c = next_code_point(text, next);
      if (is_space(c) || is_cjk(c)) break;
      end = next;
    }
    out.push_back({at, end});
    at = end;
  }
  return out;
}

bool inside(const std::vector<Range>& ranges, std::size_t at) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), at,
                                      [](std::size_t byte, const Range& range) { return byte < range.begin; });
  return after != ranges.begin() && at < std::prev(after)->end;
}

namespace {

constexpr std::size_t longest_abbreviation = 12;  // code points

/// Every character of the short form stands in the long one, in order.
bool is_drawn_from(std::string_view shorter, std::string_view longer) {
  for (std::size_t s = 0, l = 0; s < shorter.size();) {
    const char32_t wanted = next_code_point(shorter, s);
    bool found = false;
    while (!found && l < longer.size()) found = next_code_point(longer, l) == wanted;
    if (!found) return false;
  }
  return true;
}

}  // namespace

bool Abbreviations::learn(const Squeezed& squeezed, const std::vector<Mention>& mentions) {
  const std::string_view text = squeezed.text();
  const std::size_t known = entries_.size();
  for (const Mention& mention : mentions) {
    if (mention.nested || mention.type == "Country" || mention.range.end >= text.size() ||
        text[mention.range.end] != '(')
      continue;
    const std::size_t begin = mention.range.end + 1, size = text.substr(begin, 3 * longest_abbreviation + 1).find(')');
    if (size == std::string_view::npos) continue;
    const std::string_view shorter = text.substr(begin, size),
                           longer = text.substr(mention.range.begin, mention.range.end - mention.range.begin);
    const std::size_t length = count_code_points(shorter);
    if (length < 2 || length > longest_abbreviation ||
        !(is_acronym(shorter) || (length >= 3 && is_drawn_from(shorter, longer))))
      continue;
    trie_.add(shorter, static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back({std::string(shorter), mention.type, mention.id});
  }
  return entries_.size() > known;
}

std::vector<Mention> Abbreviations::find(const Squeezed& squeezed) const {
  std::vector<Mention> out;
  if (entries_.empty()) return out;
  const std::string_view text = squeezed.text();
  for (std::size_t at = 0; at < text.size();) {
    const NameTrie::Hit hit = trie_.longest(text, at);
    if (hit.length > 0 && has_edges(text, {at, at + hit.length})) {
      const Entry& entry = entries_[hit.value];
      out.push_back({{at, at + hit.length}, entry.type, entry.id, false});
      at += hit.length;
    } else {
      next_code_point(text, at);
    }
  }
  return out;
}

namespace {

constexpr std::size_t near = 60;  // bytes to each side, about twenty characters

bool is_near(std::string_view text, Range range, const std::vector<std::string>& words) {
  const std::size_t begin = range.begin - std::min(range.begin, near), end = std::min(text.size(), range.end + near);
  const std::string_view front = text.substr(begin, range.end - begin),
                         behind = text.substr(range.begin, end - range.begin);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return front.find(word) != std::string_view::npos || behind.find(word) != std::string_view::npos;
  });
}

}  // namespace

void drop_misread(std::string_view text, const Wording& wording, std::vector<Mention>& names) {
  std::set<std::size_t> countries_end;
  for (const Mention& name : names)
    if (name.type == "Country") countries_end.insert(name.range.end);
  const auto misread = [&](const Mention& name) {
    for (const OnlyNear& near : wording.only_near)
      if (near.id == name.id && !is_near(text, name.range, near.words)) return true;
    for (const Neighbours& behind : wording.not_before)
      if (behind.type == name.type && starts_with_any(text.substr(name.range.end), behind.words)) return true;
    for (const Neighbours& front : wording.not_after) {
      if (front.type != name.type || (!front.ids.empty() && !front.ids.contains(name.id))) continue;
      const std::string_view before = text.substr(0, name.range.begin);
      if (front.countries && countries_end.contains(name.range.begin)) return true;
      if (std::any_of(front.words.begin(), front.words.end(),
                      [&](const std::string& word) { return before.ends_with(word); }))
        return true;
    }
    return false;
  };
  std::vector<Mention> kept;
  for (const Mention& name : names)
    if (!misread(name)) kept.push_back(name);
  names = std::move(kept);
}

namespace {

/// What stands before byte `at` ends a word that no name holds.
bool stands_free(std::string_view text, std::size_t at, const Wording& wording) {
  if (!is_han(before(text, at))) return true;
  constexpr std::uint32_t ends = word_break | word_of | word_and | word_many | word_nominal;
  std::uint32_t classes = 0;  // of the longest word: 平等理事会 is no 等 and 理事会
  std::size_t begin = at;
  for (std::size_t letters = 0; begin > 0 && letters < 5; ++letters) {
    previous_code_point(text, begin);
    const auto word = wording.words.find(text.substr(begin, at - begin));
    if (word != wording.words.end()) classes = word->second;
  }
  return (classes & ends) != 0;
}

}  // namespace

void mend_edges(std::string_view text, const Wording& wording, std::vector<Mention>& names) {
  static constexpr std::string_view bodies[] = {"Agency", "Mechanism", "Fund", "Office"};
  std::set<std::size_t> ends;
  for (const Mention& name : names) ends.insert(name.range.end);
  std::erase_if(names, [&](const Mention& name) {
    const std::string_view words = text.substr(name.range.begin, name.range.end - name.range.begin);
    const bool shared = std::any_of(wording.citations.shared.begin(), wording.citations.shared.end(),
                                    [&](const SharedName& one) { return one.name == words; });
    return shared && !ends.contains(name.range.begin) && !wording.words.empty() &&
           !stands_free(text, name.range.begin, wording);
  });
  for (Mention& name : names)
    for (const std::string& prefix : wording.prefixes)
      if (!name.nested && std::find(std::begin(bodies), std::end(bodies), name.type) != std::end(bodies) &&
          text.substr(0, name.range.begin).ends_with(prefix))
        name.range.begin -= prefix.size();
}

bool in_list(std::string_view text, const std::vector<const Mention*>& countries, std::size_t index,
             const std::vector<std::string>& between) {
  const auto joined = [&](std::size_t first, std::size_t second) {
    const std::size_t end = countries[first]->range.end, begin = countries[second]->range.begin;
    return end < begin && countries[first]->id != countries[second]->id &&
           std::find(between.begin(), between.end(), text.substr(end, begin - end)) != between.end();
  };
  return (index > 0 && joined(index - 1, index)) || (index + 1 < countries.size() && joined(index, index + 1));
}

void resolve_overlaps(std::vector<Mention>& mentions) {
  const auto earlier = [](const Mention& a, const Mention& b) {
    return std::tie(a.range.begin, b.range.end, a.nested, a.type, a.id) <
           std::tie(b.range.begin, a.range.end, b.nested, b.type, b.id);
  };
  if (!std::is_sorted(mentions.begin(), mentions.end(), earlier)) std::sort(mentions.begin(), mentions.end(), earlier);
  std::vector<Mention> kept;
  std::size_t end = 0;
  for (Mention& mention : mentions) {
    // One phrase may stand for several things of a kind: `目标 1 至 3`, the offices in several countries.
    const bool another = !kept.empty() && kept.back().range == mention.range && kept.back().type == mention.type &&
                         kept.back().id != mention.id;
    if (!mention.nested && mention.range.begin < end && !another) continue;
    if (!mention.nested) end = std::max(end, mention.range.end);
    kept.push_back(std::move(mention));
  }
  mentions = std::move(kept);
}

}  // namespace rg::mentions
