// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "src/read/pdf_row.hpp"

// Verbatim records and some lists are set in two columns: for many rows one after the other no word stands across the
// gutter, and the lines on its left end near it. In a table, or a list of abbreviations, those on the left are short.
namespace rg::pdf {
namespace {

constexpr float middle_from = 0.35F, middle_to = 0.65F;   // where a gutter may be, as shares of the page's width
constexpr float least_gutter = 6;                         // points
constexpr std::size_t fewest_rows = 6;                    // that have text on both sides
constexpr std::size_t most_gutters = 8, most_rows = 400;  // of a row, and of a page that is looked at for columns
constexpr float full_line = 0.85F;                        // of the column's width, for most lines on the left

struct Zone {
  std::size_t begin = 0, end = 0;  ///< rows
  float gutter = 0;                ///< x of its right edge
};

/// The gaps between words of a row in the middle of the page: right edges.
std::vector<float> gutters_of(const Row& row, float page_width) {
  std::vector<float> out;
  float right = row.words.front()->right;
  for (const PdfWord* word : row.words) {
    const float middle = (right + word->left) / 2;
    if (out.size() < most_gutters && word->left - right >= least_gutter && middle > middle_from * page_width &&
        middle < middle_to * page_width)
      out.push_back(word->left);
    right = std::max(right, word->right);
  }
  return out;
}

/// A word stands across, or too near to, the gutter.
bool crosses(const Row& row, float gutter) {
  return std::any_of(row.words.begin(), row.words.end(), [&](const PdfWord* word) {
    return word->left < gutter - 0.5F && word->right > gutter - least_gutter + 0.5F;
  });
}

bool has_left(const Row& row, float gutter) { return row.left() < gutter - 0.5F; }
bool has_right(const Row& row, float gutter) { return row.words.back()->left >= gutter - 0.5F; }

/// Most lines on the left reach as far as lines of a column do.
bool is_column(const std::vector<Row>& rows, const Zone& zone) {
  float left = zone.gutter;
  std::vector<float> ends;
  for (std::size_t i = zone.begin; i < zone.end; ++i) {
    if (!has_left(rows[i], zone.gutter)) continue;
    left = std::min(left, rows[i].left());
    float end = 0;
    for (const PdfWord* word : rows[i].words)
      if (word->left < zone.gutter - 0.5F) end = std::max(end, word->right);
    ends.push_back(end);
  }
  const auto full =
      std::count_if(ends.begin(), ends.end(), [&](float end) { return end - left > full_line * (zone.gutter - left); });
  return static_cast<std::size_t>(full) * 2 > ends.size();
}

/// The longest run of rows from `begin` on that the gutter divides.
std::optional<Zone> zone_at(const std::vector<Row>& rows, std::size_t begin, float gutter) {
  Zone zone{begin, begin, gutter};
  std::size_t both = 0;
  for (std::size_t i = begin; i < rows.size() && !crosses(rows[i], gutter); ++i) {
    if (has_left(rows[i], gutter) && has_right(rows[i], gutter)) ++both;
    zone.end = i + 1;
  }
  const bool enough = both >= fewest_rows && both * 2 > zone.end - zone.begin;
  return enough && is_column(rows, zone) ? std::optional(zone) : std::nullopt;
}

std::optional<Zone> zone_from(const std::vector<Row>& rows, std::size_t begin, float page_width) {
  std::optional<Zone> best;
  for (const float gutter : gutters_of(rows[begin], page_width))
    if (auto zone = zone_at(rows, begin, gutter); zone && (!best || zone->end > best->end)) best = zone;
  return best;
}

}  // namespace

std::vector<Row> in_columns(std::vector<Row> rows, float page_width) {
  if (rows.size() > most_rows) return rows;
  std::vector<Row> out;
  for (std::size_t i = 0; i < rows.size();) {
    const auto zone = zone_from(rows, i, page_width);
    if (!zone) {
      out.push_back(std::move(rows[i++]));
      continue;
    }
    std::vector<Row> right;
    for (; i < zone->end; ++i) {
      auto [first, second] = split(rows[i], zone->gutter - 0.5F);
      first.in_column = second.in_column = true;
      if (!first.words.empty()) out.push_back(std::move(first));
      if (!second.words.empty()) right.push_back(std::move(second));
    }
    std::move(right.begin(), right.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace rg::pdf
