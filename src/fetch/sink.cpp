// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/sink.hpp"

#include <algorithm>
#include <charconv>

#include "src/text/unicode.hpp"

namespace rg {
namespace {

/// Of what says in words what the status says.
constexpr std::size_t most_passed_over = 64 << 10;

Validators validators_of(const ResponseHead& head) { return {head.field("etag"), head.field("last-modified")}; }

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

struct ContentRange {
  std::uint64_t first = 0, all = 0;  ///< `all` is 0 where it isn't said
};

/// `bytes 500-999/1234` or `bytes 500-999/*` (RFC 9110, section 14.4).
std::optional<ContentRange> content_range(std::string_view text) {
  if (!text.starts_with("bytes ")) return std::nullopt;
  text.remove_prefix(6);
  const std::size_t dash = text.find('-'), slash = text.find('/');
  if (dash == std::string_view::npos || slash == std::string_view::npos || slash < dash) return std::nullopt;
  const auto first = number(text.substr(0, dash));
  const auto all = text.substr(slash + 1) == "*" ? std::optional<std::uint64_t>(0) : number(text.substr(slash + 1));
  if (!first || !all) return std::nullopt;
  return ContentRange{*first, *all};
}

FetchStep broken(const std::string& wrong) { return {FetchOutcome::unreachable, wrong, "try again later", true}; }

FetchStep no_document(std::string_view head) {
  return {FetchOutcome::no_document,
          is_page(head) ? "the server sends a web page where a document should be"
                        : "what the server sends is no document that is known",
          "check the symbol, or look at it in a browser"};
}

}  // namespace

bool Sink::stop(FetchStep step) {
  stopped_ = std::move(step);
  return false;
}

bool Sink::take(const ResponseHead& head, std::string_view bytes) {
  if (head.status != 200 && head.status != 206) return (passed_over_ += bytes.size()) < most_passed_over;
  if (!begun_ && !begin(head)) return false;
  const std::uint64_t now = part_.size() + first_.size() + bytes.size();
  if (std::max(all_, now) > most_bytes_)
    return stop({FetchOutcome::too_large, "is larger than " + std::to_string(most_bytes_ >> 20) + " MB",
                 "allow more with --max-mb"});
  if (is_flushed_) part_.append(bytes);
  else first_ += bytes;
  if (!is_flushed_ && first_.size() >= head_size && !flush()) return false;
  if (progress_) progress_(now, all_);
  return true;
}

bool Sink::begin(const ResponseHead& head) {
  begun_ = true;
  return head.status == 206 ? go_on(head) : begin_anew(head);
}

bool Sink::begin_anew(const ResponseHead& head) {
  part_.discard();
  all_ = number(head.field("content-length")).value_or(0);
  is_whole_known_ = all_ > 0 || !head.field("transfer-encoding").empty();
  validators_ = validators_of(head);
  return true;
}

bool Sink::go_on(const ResponseHead& head) {
  const auto range = content_range(head.field("content-range"));
  const Validators now = validators_of(head);
  const bool is_same = range && range->first == part_.size() && part_.size() > 0 &&
                       (part_.all() == 0 || range->all == 0 || range->all == part_.all()) &&
                       (now.etag.empty() || now.etag == part_.validators().etag);
  if (!is_same) {
    part_.discard();
    return stop(broken("the server goes on with another file than it began with"));
  }
  all_ = std::max(range->all, part_.all());
  is_whole_known_ = is_flushed_ = true;
  return true;
}

/// What isn't a document never comes to the disk.
bool Sink::flush() {
  if (extension_of(first_).empty()) return stop(no_document(first_));
  part_.begin(validators_, all_);
  part_.append(first_);
  first_.clear();
  is_flushed_ = true;
  return true;
}

std::optional<FetchStep> Sink::end(const Got& got) {
  if (stopped_) return stopped_;
  if (!got.wrong.empty()) return FetchStep{FetchOutcome::unreachable, got.wrong, got.advice, !got.hopeless};
  if (!begun_ && got.head.status == 206) {
    part_.discard();
    return broken("the server goes on with no bytes");
  }
  if (!begun_)
    return FetchStep{FetchOutcome::not_published, "is not published in this language",
                     "check the symbol, or name another language with --lang"};
  if (!is_flushed_ && !flush()) return stopped_;
  return check_whole();
}

std::optional<FetchStep> Sink::check_whole() {
  part_.close();
  const std::string tail = part_.tail();
  const bool is_whole = all_ > 0 ? part_.size() == all_ : is_whole_known_ || has_end(extension_of(part_.head()), tail);
  if (is_whole) return std::nullopt;
  if (part_.size() > all_ || part_.validators().strong().empty()) part_.discard();
  return broken("the file has no end");
}

}  // namespace rg
