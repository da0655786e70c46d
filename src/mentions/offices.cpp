// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/offices.hpp"

#include <algorithm>

#include "src/mentions/names.hpp"

namespace rg::mentions {
namespace {

constexpr std::size_t farthest_ending = 60;  // bytes behind a place's name

/// OHCHR's name in folded text.
const std::string& own_symbol() {
  static const std::string symbol = [] {
    std::string out;
    append(out, office_alphabet().symbol("OHCHR"));
    return out;
  }();
  return symbol;
}

}  // namespace

const FoldAlphabet& office_alphabet() {
  static const FoldAlphabet alphabet({"OHCHR", "Country", "Region", "City", "Agency", "Mechanism"});
  return alphabet;
}

OfficeFinder::OfficeFinder(const Wording& wording) : offices_(wording.offices), stops_(wording.citations.stops) {
  for (const BodyHead& head : wording.bodies.heads)
    if (head.type == "Agency") bodies_.insert(bodies_.end(), head.words.begin(), head.words.end());
  std::uint32_t value = 0;
  for (const auto* list : {&offices_.regions, &offices_.cities})
    for (const Seat& seat : *list) {
      for (const std::string& name : seat.names) places_.add(squeeze(name), value);
      ++value;
    }
}

/// The names with OHCHR told apart, and the regions and cities of the wording among them.
std::vector<Mention> OfficeFinder::with_places(std::string_view text, const std::vector<Mention>& names) const {
  std::vector<Mention> out;
  for (const Mention& name : names) {
    if (name.nested) continue;
    out.push_back(name);
    if (name.id == offices_.owner) out.back().type = "OHCHR";
  }
  for (std::size_t at = 0; at < text.size();) {
    const NameTrie::Hit hit = places_.longest(text, at);
    if (hit.length == 0) {
      next_code_point(text, at);
      continue;
    }
    const bool region = hit.value < offices_.regions.size();
    const Seat& seat = region ? offices_.regions[hit.value] : offices_.cities[hit.value - offices_.regions.size()];
    out.push_back({{at, at + hit.length}, region ? "Region" : "City", seat.id, false});
    at += hit.length;
  }
  resolve_overlaps(out);
  return out;
}

/// Another organisation's name stands before bytes [begin, end) of folded text: 世卫组织驻加纳办事处,
/// 儿基会的加纳办事处, 灯塔协会驻加纳办事处. A State's, where `posted` stands between: 德国驻加纳办事处.
bool OfficeFinder::is_others(std::string_view folded, std::size_t begin, std::size_t end) const {
  std::string_view front = folded.substr(0, begin);
  const bool is_posted =
      front.ends_with(offices_.posted) || folded.substr(begin, end - begin).starts_with(offices_.posted);
  for (const std::string* word : {&offices_.posted, &offices_.of})
    if (front.ends_with(*word)) front.remove_suffix(word->size());
  std::size_t at = front.size();
  const char32_t owner = at > 0 ? previous_code_point(front, at) : U' ';
  return owner == office_alphabet().symbol("Agency") || (is_posted && owner == office_alphabet().symbol("Country")) ||
         (!folded.substr(begin, end - begin).starts_with(own_symbol()) && ends_with_any(front, bodies_));
}

std::string OfficeFinder::office_at(const OfficeForm& form, const Mention& place) const {
  if (place.type == "Region" && form.region) return offices_.owner + ":region-" + place.id;
  if ((place.type == "Country" && form.country) || (place.type == "City" && form.city))
    return offices_.owner + ":" + place.id;
  return {};
}

std::vector<Mention> OfficeFinder::find(const Squeezed& squeezed, const std::vector<Mention>& names,
                                        bool own_report) const {
  std::vector<Mention> out;
  const std::string_view text = squeezed.text();
  if (!contains_any(text, offices_.endings)) return out;
  const bool named = own_report || std::any_of(names.begin(), names.end(),
                                               [&](const Mention& name) { return name.id == offices_.owner; });
  if (!named && !contains_any(text, offices_.any_report_endings)) return out;
  const std::vector<Mention> places = with_places(text, names);
  for (const Range& sentence : sentences_with_offices(text, places)) find_in(text, sentence, places, own_report, out);
  return out;
}

/// Sentences in which an ending stands soon behind a place, in order.
std::vector<Range> OfficeFinder::sentences_with_offices(std::string_view text,
                                                        const std::vector<Mention>& places) const {
  std::vector<Range> out;
  for (const Mention& place : places) {
    if (place.type != "Country" && place.type != "Region" && place.type != "City") continue;
    if (!out.empty() && place.range.begin < out.back().end) continue;
    if (!contains_any(text.substr(place.range.end, farthest_ending), offices_.endings)) continue;
    Range sentence{out.empty() ? 0 : out.back().end, place.range.end};
    for (const std::string& stop : stops_) {
      const std::size_t before = text.substr(sentence.begin, place.range.begin - sentence.begin).rfind(stop);
      if (before != std::string_view::npos) sentence.begin += before + stop.size();
    }
    while (sentence.end < text.size() && !starts_with_any(text.substr(sentence.end), stops_)) ++sentence.end;
    out.push_back(sentence);
  }
  return out;
}

void OfficeFinder::find_in(std::string_view text, Range sentence, const std::vector<Mention>& places, bool own_report,
                           std::vector<Mention>& out) const {
  const Folded folded(text, sentence, places, office_alphabet());
  const re2::StringPiece all(folded.text());
  const std::size_t owner = folded.text().find(own_symbol());
  std::vector<bool> taken(folded.text().size(), false);
  for (const OfficeForm& form : offices_.forms) {
    re2::StringPiece found;
    for (std::size_t at = 0; form.pattern->Match(all, at, all.size(), RE2::UNANCHORED, &found, 1);) {
      if (found.empty()) break;
      const std::size_t begin = static_cast<std::size_t>(found.data() - all.data()), end = begin + found.size();
      at = end;
      if (taken[begin] || taken[end - 1] || is_others(folded.text(), begin, end)) continue;
      if (!form.any_report && !own_report && owner >= end) continue;
      for (const std::size_t index : folded.mentions(begin, end)) {
        const std::string id = office_at(form, places[index]);
        if (!id.empty()) out.push_back({folded.source(begin, end), "Office", id, false});
      }
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(begin), taken.begin() + static_cast<std::ptrdiff_t>(end),
                true);
    }
  }
}

}  // namespace rg::mentions
