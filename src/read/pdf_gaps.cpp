// SPDX-License-Identifier: Apache-2.0
#include "src/read/pdf_gaps.hpp"

#include <algorithm>
#include <cmath>

namespace rg::pdf {
namespace {

/// Of the usual step from line to line: more is a gap between paragraphs.
constexpr float gap_step = 1.2F;

/// Of the text's width: a line that is shorter, and behind which the next word had room, ends a paragraph.
constexpr float short_line = 0.8F;

/// Room for so many Han characters isn't left free by a line that goes on.
constexpr float fewest_han = 3;

int size_class(float size) { return static_cast<int>(std::lround(size * 2)); }

/// The smallest of several like ones: steps between paragraphs are larger, and may be most of all. Sorted.
float smallest_usual(const std::vector<float>& steps) {
  constexpr float like = 1.03F;  // sizes and places are rounded
  const std::size_t enough = steps.size() / 40;
  for (std::size_t i = 0; i + enough < steps.size(); ++i)
    if (steps[i + enough] <= steps[i] * like) return steps[i + enough];
  return steps[steps.size() / 2];
}

std::map<int, float> steps_of(const std::vector<PrintedPage>& pages) {
  std::map<int, std::vector<float>> steps;
  for (const PrintedPage& page : pages)
    for (std::size_t i = 1; i < page.lines.size(); ++i) {
      const PrintedLine &above = page.lines[i - 1], &line = page.lines[i];
      const float step = (line.base - above.base) / line.size;
      if (size_class(above.size) == size_class(line.size) && step >= 1 && step < 4)
        steps[size_class(line.size)].push_back(step);
    }
  std::map<int, float> out;
  for (auto& [size, all] : steps) {
    std::sort(all.begin(), all.end());
    out[size] = smallest_usual(all);
  }
  return out;
}

/// The value that this share of them doesn't exceed.
float share_of(std::vector<float> values, double share) {
  if (values.empty()) return 0;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

Gaps::Gaps(const std::vector<PrintedPage>& pages, const PdfSetting& setting)
    : setting_(setting), steps_(steps_of(pages)) {
  std::vector<float> lefts, rights;
  for (const PrintedPage& page : pages)
    for (const PrintedLine& line : page.lines) {
      if (size_class(line.size) != size_class(setting.size) || line.said != Said::nothing) continue;
      lefts.push_back(line.left);
      rights.push_back(line.right);
    }
  left_ = share_of(std::move(lefts), setting.right_to_left ? 0.03 : 0.5);
  right_ = share_of(std::move(rights), setting.right_to_left ? 0.5 : 0.97);
}

float Gaps::usual_step(float size) const {
  auto found = steps_.find(size_class(size));
  if (found == steps_.end()) found = steps_.find(size_class(setting_.size));
  return found == steps_.end() ? 1 : found->second;
}

float Gaps::room_behind(const PrintedLine& line) const {
  return setting_.right_to_left ? line.left - left_ : right_ - line.right;
}

bool Gaps::ends_early(const PrintedLine& above, const PrintedLine& line) const {
  const auto is_body = [&](const PrintedLine& each) {
    return each.said == Said::nothing && !each.in_column && size_class(each.size) == size_class(setting_.size);
  };
  const float room = room_behind(above);
  if (!is_body(above) || !is_body(line) || room < line.first_width + line.size) return false;
  // Lines of one length are a block that is narrower than the text; Han characters may stand at the end of any line
  const bool same_end = std::abs(room - room_behind(line)) < line.size;
  return room > (1 - short_line) * (right_ - left_) ||
         (line.starts_east_asian && room > fewest_han * line.size && !same_end);
}

bool Gaps::between(const PrintedLine& above, const PrintedLine& line) const {
  const float down = line.base - above.base, size = std::max(line.size, above.size);
  return above.said != line.said || down < 0 || down > gap_step * usual_step(size) * size || ends_early(above, line);
}

}  // namespace rg::pdf
