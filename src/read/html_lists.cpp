// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_lists.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "src/text/unicode.hpp"

namespace rg::read {
namespace {

std::optional<std::int32_t> integer(std::string_view text) {
  text = trim(text);
  std::int32_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end != text.data() ? std::optional(out) : std::nullopt;
}

/// `type`, or the style's, which is stronger.
std::string type_of(const ElementAttributes& attributes) {
  if (!attributes.style.empty()) {
    if (const std::string_view type = attributes.styled("list-style-type"); !type.empty()) return std::string(type);
    const std::string_view all = attributes.styled("list-style");
    if (!all.empty()) return std::string(all.substr(0, all.find(' ')));
  }
  return std::string(attributes.type);
}

/// The text shows a number of its own: the same one, or one in brackets.
bool has_own_label(std::string_view text, std::int32_t value) {
  std::size_t bytes = 0;
  const std::uint32_t number = label_number(text, bytes);
  return number > 0 && (text.front() == '(' || number == static_cast<std::uint32_t>(value));
}

bool has_own_bullet(std::string_view text) {
  for (const std::string_view bullet : {"•", "·", "▪", "–", "—", "- ", "o "})
    if (text.starts_with(bullet)) return true;
  return false;
}

}  // namespace

void OpenLists::open(bool ordered, const ElementAttributes& attributes) {
  List& list = lists_.emplace_back();
  list.ordered = ordered;
  list.type = type_of(attributes);
  list.reversed = ordered && attributes.reversed;
  if (const auto start = integer(attributes.start)) list.next = *start;
  else if (list.reversed) list.from_end = true;
}

void OpenLists::begin_item(const ElementAttributes& attributes) {
  pending_ = {true, type_of(attributes), 0};
  if (lists_.empty() || !lists_.back().ordered) {
    if (pending_.type.empty() && !lists_.empty()) pending_.type = lists_.back().type;
    if (pending_.type != "none") pending_.type = "disc";
    return;
  }
  List& list = lists_.back();
  if (pending_.type.empty()) pending_.type = list.type;
  if (const auto value = integer(attributes.value)) list.next = *value;
  pending_.value = list.next;
  const bool at_end = list.reversed ? list.next == INT32_MIN : list.next == INT32_MAX;
  if (!at_end) list.next += list.reversed ? -1 : 1;
}

void OpenLists::label(PageLine& line, std::uint32_t index) {
  if (!pending_.has) return;
  const Pending item = std::exchange(pending_, {});
  const bool bullet = item.type == "disc" || item.type == "circle" || item.type == "square";
  if (bullet ? has_own_bullet(line.text) : has_own_label(line.text, item.value)) return;
  // LibreOffice puts headings into lists, with or without a number
  if (line.heading > 0 && item.type.empty()) return;
  line.label = item_label(item.type, item.value);
  if (!lists_.empty() && lists_.back().from_end) lists_.back().items.emplace_back(index, item.value);
}

void OpenLists::close(std::vector<PageLine>& lines) {
  pending_ = {};
  if (lists_.empty()) return;
  const List list = std::move(lists_.back());
  lists_.pop_back();
  // Counted down from 1: the last one is 1
  for (const auto& [line, value] : list.items) lines[line].label = item_label(list.type, value - list.next);
}

}  // namespace rg::read
