// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "src/layout/places.hpp"

namespace rg::layout {
namespace {

/// The places with the markers of each note, by the note's number.
NotePlaces marked_places(const std::vector<Place>& places, const NotePlaces& heading_notes) {
  NotePlaces out;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i].kind != PlaceKind::footnote)
      for (const NoteMarker& marker : places[i].notes) out[marker.number].push_back(i);
  for (const auto& [number, before] : heading_notes) {
    std::vector<std::size_t>& all = out[number];
    all.insert(all.end(), before.begin(), before.end());
    std::sort(all.begin(), all.end());
  }
  return out;
}

}  // namespace

void order_notes(std::vector<Place>& places, const NotePlaces& heading_notes) {
  const NotePlaces marked = marked_places(places, heading_notes);
  std::map<std::uint32_t, std::size_t> seen;                 // notes of a number: the second has the second marker
  using Key = std::tuple<std::size_t, bool, std::uint32_t>;  // of the place before, is a note, its number
  std::vector<std::pair<Key, Place>> sorted;
  std::size_t before = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bool is_note = places[i].kind == PlaceKind::footnote;
    if (!is_note) before = i;
    const auto found = is_note ? marked.find(places[i].number) : marked.end();
    const std::size_t which = is_note ? seen[places[i].number]++ : 0;
    const std::size_t at = found != marked.end() && which < found->second.size() ? found->second[which] : before;
    const Key key{at, is_note, is_note ? places[i].number : 0};
    sorted.emplace_back(key, std::move(places[i]));
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(sorted.begin(), sorted.end(), places.begin(), [](auto& each) { return std::move(each.second); });
}

}  // namespace rg::layout
