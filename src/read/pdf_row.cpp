// SPDX-License-Identifier: Apache-2.0
#include "src/read/pdf_row.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace rg::pdf {
namespace {

/// Points: nobody reads smaller words; and how far the middle of a word can be from that of its line.
constexpr float least_height = 1, farthest = 100;
/// Middles of words on one line differ by less than this share of the smaller one's height.
constexpr float same_line = 0.4F;
/// A word of less than this share of the tallest one's height may stand higher or lower, as raised numbers do, …
constexpr float small_beside = 0.85F;
/// … if it has this share of its height in common with it.
constexpr float least_overlap = 0.25F;
/// The head of a cover, as a share of the page's height, has text on the left and, this many times its size apart, on
/// the right: the body's name and the symbol, Distr. and the date. So have running heads and feet.
constexpr float cover_share = 0.35F, cover_room = 4;

/// The page as it is read: most words stand upright.
void turn(PdfPage& page) {
  std::array<std::size_t, 4> letters{};
  for (const PdfWord& word : page.words) letters[word.turned & 3] += word.text.size();
  const auto most = static_cast<std::uint8_t>(std::max_element(letters.begin(), letters.end()) - letters.begin());
  std::erase_if(page.words, [&](PdfWord& word) {
    if ((word.turned & 3) == most) return false;
    if (!page.turned_text.empty()) page.turned_text += ' ';
    page.turned_text += word.text;
    return true;
  });
  if (most == 0) return;
  page.rules.clear();  // the worker tells those that are level on the sheet
  for (PdfWord& word : page.words) {
    const PdfWord old = word;
    const float width = page.width, height = page.height;
    if (most == 1)
      std::tie(word.left, word.top, word.right, word.bottom) =
          std::tuple(old.top, width - old.right, old.bottom, width - old.left);
    if (most == 2)
      std::tie(word.left, word.top, word.right, word.bottom) =
          std::tuple(width - old.right, height - old.bottom, width - old.left, height - old.top);
    if (most == 3)
      std::tie(word.left, word.top, word.right, word.bottom) =
          std::tuple(height - old.bottom, old.left, height - old.top, old.right);
  }
  if (most != 2) std::swap(page.width, page.height);
}

bool from_left(const PdfWord* a, const PdfWord* b) {
  return std::tuple(a->left, a->right, a) < std::tuple(b->left, b->right, b);
}

/// The height that half of the row's letters don't exceed, and the lower edge of the words that have it.
void measure(Row& row) {
  std::sort(row.words.begin(), row.words.end(), from_left);
  std::vector<std::pair<float, std::size_t>> heights;
  std::size_t all = 0;
  for (const PdfWord* word : row.words) {
    heights.emplace_back(word->height(), word->text.size());
    all += word->text.size();
  }
  std::sort(heights.begin(), heights.end());
  std::size_t so_far = 0;
  for (const auto& [height, letters] : heights) {
    row.size = height;
    so_far += letters;
    if (so_far * 2 >= all) break;
  }
  std::vector<float> bases;
  for (const PdfWord* word : row.words)
    if (word->height() >= row.size * 0.95F && word->height() <= row.size * 1.05F) bases.push_back(word->bottom);
  std::nth_element(bases.begin(), bases.begin() + static_cast<std::ptrdiff_t>(bases.size() / 2), bases.end());
  row.base = bases[bases.size() / 2];
}

/// Where a row stands: the tallest word of it.
struct Band {
  float top = 0, bottom = 0;
  Row row;
  float height() const { return bottom - top; }
  float middle() const { return (top + bottom) / 2; }
};

/// How well a word fits to a band, 0 for not at all.
float fit(const Band& band, const PdfWord& word) {
  const float overlap = std::min(band.bottom, word.bottom) - std::max(band.top, word.top);
  const float share = overlap / word.height();
  if (word.height() < small_beside * band.height()) return share >= least_overlap ? share : 0;
  return std::abs(band.middle() - word.middle()) < same_line * word.height() ? share : 0;
}

/// Tall words first: each makes a band, or joins the one that it fits best.
class Bands {
 public:
  void add(const PdfWord& word) {
    Band* best = nullptr;
    float best_fit = 0;
    const float reach = std::min(std::max(tallest_, word.height()), farthest);
    for (auto at = bands_.lower_bound(word.middle() - reach); at != bands_.end(); ++at) {
      if (at->first > word.middle() + reach) break;
      const float found = fit(at->second, word);
      if (found > best_fit) {
        best = &at->second;
        best_fit = found;
      }
    }
    if (!best) {
      best = &bands_.emplace(word.middle(), Band{word.top, word.bottom, {}})->second;
      tallest_ = std::max(tallest_, word.height());
    }
    best->row.words.push_back(&word);
  }

  /// From above to below.
  std::vector<Row> rows() {
    std::vector<Row> out;
    for (auto& [middle, band] : bands_) {
      measure(band.row);
      out.push_back(std::move(band.row));
    }
    std::stable_sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return a.base < b.base; });
    return out;
  }

 private:
  std::multimap<float, Band> bands_;  ///< by their middle
  float tallest_ = 0;
};

std::vector<Row> rows_from_above(const PdfPage& page) {
  std::vector<const PdfWord*> words;
  for (const PdfWord& word : page.words) words.push_back(&word);
  std::sort(words.begin(), words.end(), [](const PdfWord* a, const PdfWord* b) {
    return std::tuple(-a->height(), a->top, a->left, a) < std::tuple(-b->height(), b->top, b->left, b);
  });
  Bands bands;
  for (const PdfWord* word : words) bands.add(*word);
  return bands.rows();
}

/// Parts of a row with much room between them.
std::vector<Row> parts_of(const Row& row, float room) {
  std::vector<Row> out(1);
  float right = row.words.front()->right;
  for (const PdfWord* word : row.words) {
    if (word->left - right > room) out.emplace_back();
    right = std::max(right, word->right);
    out.back().words.push_back(word);
  }
  for (Row& part : out) measure(part);
  return out;
}

}  // namespace

std::array<Row, 2> split(const Row& row, float x) {
  std::array<Row, 2> out;
  for (const PdfWord* word : row.words) out[word->left < x ? 0 : 1].words.push_back(word);
  for (Row& half : out)
    if (!half.words.empty()) measure(half);
  return out;
}

bool is_readable(const PdfWord& word) {
  return std::isfinite(word.left) && std::isfinite(word.right) && std::isfinite(word.top) &&
         std::isfinite(word.bottom) && word.height() >= least_height && !word.text.empty();
}

float Row::right() const {
  float out = words.front()->right;
  for (const PdfWord* word : words) out = std::max(out, word->right);
  return out;
}

std::vector<Row> rows_of(PdfPage& page, bool is_cover) {
  turn(page);
  std::vector<Row> out;
  for (Row& row : in_columns(rows_from_above(page), page.width)) {
    const bool edge = row.base < head_share * page.height || row.base > foot_share * page.height;
    if (!edge && !(is_cover && row.base < cover_share * page.height)) {
      out.push_back(std::move(row));
      continue;
    }
    for (Row& part : parts_of(row, cover_room * row.size)) out.push_back(std::move(part));
  }
  return out;
}

}  // namespace rg::pdf
