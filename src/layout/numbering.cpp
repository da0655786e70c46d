// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>

#include "src/layout/wording.hpp"
#include "src/text/unicode.hpp"

// Headings are numbered like paragraphs ("1. Treaty bodies" under "B."), wrapped lines begin with numbers too, and
// annexes count anew. So the numbered paragraphs are the best chain 1, 2, 3 … through all candidates: a candidate whose
// text ends as a sentence speaks for the chain, one that looks like a heading against it, and so does a missing number.
namespace rg::layout {
namespace {

constexpr double like_paragraph = 1.0, like_heading = -0.6, missing_number = 1.0, new_annex = 0.5;
constexpr std::uint32_t longest_gap = 3;  // numbers that extraction may have lost between two paragraphs
constexpr std::size_t most_annexes = 20;

struct Candidate {
  std::size_t row = 0, label = 0;
  std::uint32_t number = 0;
  double weight = 0;
};

struct Link {
  std::size_t candidate = 0;
  std::uint32_t annex = 0;
  std::optional<std::size_t> previous;  ///< index of a link
  double score = 0;
};

/// `12. Text`, `12．Text`: the bytes of the label and its number.
std::optional<Candidate> candidate_of(const Row& row, const Wording& wording) {
  const NoteNumber number = note_number(row.text, 0);
  if (row.role != Role::text || row.said != Said::nothing || number.length == 0 || number.superscript ||
      number.value == 0)
    return std::nullopt;
  std::string_view rest = row.text.substr(number.length);
  const auto mark = std::find_if(wording.label_marks.begin(), wording.label_marks.end(),
                                 [&](const std::string& each) { return rest.starts_with(each); });
  if (mark == wording.label_marks.end()) return std::nullopt;
  rest.remove_prefix(mark->size());
  const std::string_view text = trim(rest);
  std::size_t at = 0;
  if (text.empty() || (text.size() == rest.size() && digit_value(next_code_point(text, at)))) return std::nullopt;
  return Candidate{0, row.text.size() - text.size(), number.value, 0};
}

/// `rights. 12`: the marker of a note that extraction has set apart.
bool ends_in_loose_marker(std::string_view text) {
  const std::size_t space = text.find_last_of(' ');
  if (space == std::string_view::npos) return false;
  const std::size_t number = note_number(text, space + 1).length;
  return number > 0 && space + 1 + number == text.size() && ends_sentence(text.substr(0, space));
}

std::vector<Candidate> candidates_of(const std::vector<Row>& rows, const Wording& wording) {
  std::vector<Candidate> out;
  bool open = false;  // no sentence has ended yet since the last candidate
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].role != Role::text || (rows[i].said != Said::nothing && rows[i].said != Said::heading)) continue;
    if (auto candidate = candidate_of(rows[i], wording)) {
      candidate->row = i;
      candidate->weight = like_heading;
      out.push_back(*candidate);
      open = true;
    } else if (open && is_heading(rows[i], wording)) {
      open = false;
    }
    if (open && (ends_sentence(rows[i].text) || ends_in_loose_marker(rows[i].text))) {
      out.back().weight = like_paragraph;
      open = false;
    }
  }
  return out;
}

class Chains {
 public:
  /// An annex begins: paragraphs may count from 1 again.
  void begin_annex() {
    if (best_.size() > most_annexes || !top_) return;
    best_.emplace_back();
    base_.push_back(top_);
  }

  void offer(std::size_t index, const Candidate& candidate) {
    for (std::uint32_t annex = 0; annex < best_.size(); ++annex)
      if (auto link = extend(annex, index, candidate)) keep(annex, candidate.number, *link);
  }

  /// The links of the best chain, last first; none if all speaks against it.
  std::vector<Link> best() const {
    std::vector<Link> out;
    if (top_ && links_[*top_].score <= 0) return out;
    for (auto at = top_; at; at = links_[*at].previous) out.push_back(links_[*at]);
    return out;
  }

 private:
  std::optional<Link> extend(std::uint32_t annex, std::size_t index, const Candidate& candidate) const {
    std::optional<Link> out;
    const auto better = [&](std::optional<std::size_t> previous, double score) {
      if (!out || score > out->score) out = Link{index, annex, previous, score};
    };
    const double lost = missing_number * std::min(candidate.number - 1, longest_gap);  // an excerpt begins anywhere
    const auto base = base_[annex];
    better(base, candidate.weight - lost + (base ? links_[*base].score - new_annex : 0));
    for (std::uint32_t step = 1; step <= longest_gap && step < candidate.number; ++step) {
      const auto found = best_[annex].find(candidate.number - step);
      if (found != best_[annex].end())
        better(found->second, links_[found->second].score + candidate.weight - missing_number * (step - 1));
    }
    return out;
  }

  void keep(std::uint32_t annex, std::uint32_t number, const Link& link) {
    const auto [found, added] = best_[annex].try_emplace(number, links_.size());
    if (!added && links_[found->second].score >= link.score) return;
    found->second = links_.size();
    links_.push_back(link);
    if (!top_ || link.score > links_[*top_].score) top_ = found->second;
  }

  std::vector<Link> links_;
  std::vector<std::map<std::uint32_t, std::size_t>> best_{1};   ///< by annex: number → best link that ends there
  std::vector<std::optional<std::size_t>> base_{std::nullopt};  ///< by annex: the link that its first one follows
  std::optional<std::size_t> top_;
};

}  // namespace

void mark_paragraphs(Rows& rows, const Wording& wording) {
  const std::vector<Candidate> candidates = candidates_of(rows.rows, wording);
  Chains chains;
  std::size_t row = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (; row < candidates[i].row; ++row)
      if (rows.rows[row].role == Role::text && is_annex(rows.rows[row], wording)) chains.begin_annex();
    chains.offer(i, candidates[i]);
  }
  for (const Link& link : chains.best()) {
    const Candidate& candidate = candidates[link.candidate];
    Row& found = rows.rows[candidate.row];
    found.role = Role::paragraph;
    found.number = candidate.number;
    found.label = candidate.label;
    found.annex = link.annex;
  }
}

}  // namespace rg::layout
