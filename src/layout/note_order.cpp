// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "src/layout/places.hpp"

namespace rg::layout {
namespace {

/// The first place with the marker of each note, by the note's number.
NotePlaces marked_places(const std::vector<Place>& places, const NotePlaces& heading_notes) {
  NotePlaces out = heading_notes;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i].kind != PlaceKind::footnote)
      for (const NoteMarker& marker : places[i].notes) out.try_emplace(marker.number, i);
  return out;
}

}  // namespace

void order_notes(std::vector<Place>& places, const NotePlaces& heading_notes) {
  const NotePlaces marked = marked_places(places, heading_notes);
  using Key = std::tuple<std::size_t, bool, std::uint32_t>;  // of the place before, is a note, its number
  std::vector<std::pair<Key, Place>> sorted;
  std::size_t before = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bool is_note = places[i].kind == PlaceKind::footnote;
    if (!is_note) before = i;
    const auto found = marked.find(places[i].number);
    const std::size_t at = is_note && found != marked.end() ? found->second : before;
    const Key key{at, is_note, is_note ? places[i].number : 0};
    sorted.emplace_back(key, std::move(places[i]));
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(sorted.begin(), sorted.end(), places.begin(), [](auto& each) { return std::move(each.second); });
}

}  // namespace rg::layout
