// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/transfer.hpp"

#include <algorithm>
#include <thread>

#include "src/fetch/redirect.hpp"
#include "src/fetch/sink.hpp"
#include "src/layout/symbol.hpp"
#include "src/net/http.hpp"
#include "src/net/proxy.hpp"
#include "src/net/url.hpp"

namespace rg {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t most_redirects = 10;
constexpr seconds most_patience(120);                ///< a server that asks for more isn't asked again in this run
constexpr milliseconds least_wait(100);              ///< before a request is sent again, however short the pause
constexpr std::uint64_t worth_a_try = 256ULL << 10;  ///< so many bytes more than ever are no failed try
constexpr unsigned most_tries = 100;                 ///< of one document, however much comes with each

bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// RFC 9110, sections 13.1 and 14.2. A file that is there whole is asked for only if it has changed.
std::vector<std::string> headers_of(const Part& part, const std::optional<KeptFile>& kept) {
  std::vector<std::string> out{"Accept-Encoding: identity"};
  if (part.size() > 0) {
    out.push_back("Range: bytes=" + std::to_string(part.size()) + "-");
    out.push_back("If-Range: " + part.validators().strong());
  } else if (kept) {
    if (!kept->validators.etag.empty()) out.push_back("If-None-Match: " + kept->validators.etag);
    if (!kept->validators.last_modified.empty()) out.push_back("If-Modified-Since: " + kept->validators.last_modified);
  }
  return out;
}

FetchStep unsafe(const std::string& wrong) { return {FetchOutcome::bad_redirect, wrong, "check what the server is"}; }

std::string status_text(long status) { return " (status " + std::to_string(status) + ")"; }

FetchStep busy(const Got& got) {
  FetchStep out{FetchOutcome::busy, "the server is busy" + status_text(got.head.status), "try again later", true};
  out.retry_after = got.retry_after;
  out.is_crowded = got.head.status == 429 || got.head.status == 503;
  return out;
}

/// What an answer that brings no document says. Nothing for one that should bring it.
std::optional<FetchStep> refusal(const Got& got, bool is_conditional) {
  const long status = got.head.status;
  if (status == 202 || !got.head.field("x-amzn-waf-action").empty())
    return FetchStep{FetchOutcome::challenged, "the server wants proof that a person asks (a challenge page)",
                     "try again later, with a longer --pause"};
  if (status == 200 || status == 206) return std::nullopt;
  if (status == 304 && is_conditional) return FetchStep{FetchOutcome::unchanged};
  if (status == 204 || status == 404 || status == 410)
    return FetchStep{FetchOutcome::not_published, "is not published in this language" + status_text(status),
                     "check the symbol, or name another language with --lang"};
  if (HttpAnswer{status, {}}.busy()) return busy(got);
  return FetchStep{FetchOutcome::refused, "the server doesn't give it" + status_text(status),
                   "check the address of the server, and whether it asks for a login"};
}

FetchStep no_answer(const Got& got, const std::string& url) {
  if (got.is_private) return unsafe("redirects to " + server_of(url) + ", an address that is not public");
  return {FetchOutcome::unreachable, got.wrong, got.advice, !got.hopeless};
}

/// One request with its redirections.
class Asking {
 public:
  Asking(TransferTask& task, Part& part, std::optional<KeptFile>& file) : task_(task), part_(part), file_(file) {}

  FetchStep operator()() {
    std::vector<std::string> urls{task_.url()};
    while (urls.size() <= most_redirects + 1) {
      const Got got = get(urls);
      if (!is_redirect(got.head.status)) return judge(got, urls.back());
      if (got.redirect.empty()) return unsafe("redirects, but does not say where");
      const std::string why = unsafe_redirect(urls.back(), got.redirect, task_.settings.base_url,
                                              net::has_proxy(task_.settings.connecting.proxy));
      if (!why.empty()) return unsafe(why);
      if (std::find(urls.begin(), urls.end(), got.redirect) != urls.end()) return unsafe("redirects in a circle");
      urls.push_back(got.redirect);
    }
    return unsafe("redirects more than " + std::to_string(most_redirects) + " times");
  }

 private:
  Got get(const std::vector<std::string>& urls) {
    sink_.emplace(part_, task_.settings.most_bytes, progress_);
    is_conditional_ = part_.size() == 0 && file_;
    const bool is_trusted = urls.size() == 1 || is_same_server(urls.back(), task_.settings.base_url);
    const Get request{urls.back(), headers_of(part_, file_), !is_trusted,
                      [this](const ResponseHead& head, std::string_view bytes) { return sink_->take(head, bytes); }};
    task_.pace.wait_for(server_of(urls.back()));
    return task_.downloader.get(request);
  }

  FetchStep judge(const Got& got, const std::string& url) {
    if (got.head.status == 0) return no_answer(got, url);
    if (got.head.status == 416) {  // what is there is no beginning of what the server has
      part_.discard();
      return {FetchOutcome::unreachable, "the server doesn't go on where it broke off", "try again", true};
    }
    if (auto step = refusal(got, is_conditional_)) return *step;
    if (auto step = sink_->end(got)) return *step;
    const std::string head = part_.head(), tail = part_.tail();
    file_ = task_.cache.keep(part_, stem_of(task_.wanted), task_.type, extension_of(head, tail), task_.settings.force);
    return {FetchOutcome::fetched};
  }

  TransferTask& task_;
  Part& part_;
  std::optional<KeptFile>& file_;
  Sink::Progress progress_ = [this](std::uint64_t bytes, std::uint64_t all) {
    if (task_.settings.progress) task_.settings.progress(task_.wanted, bytes, all);
  };
  std::optional<Sink> sink_;
  bool is_conditional_ = false;
};

/// Waits before the next try; false where the server asks for more patience than there is.
bool wait(TransferTask& task, const FetchStep& step, unsigned tried) {
  if (seconds(step.retry_after) > most_patience) return false;
  const Waits waits{std::max(task.settings.pause, least_wait), most_patience};
  const milliseconds time = wait_after(tried, step.retry_after, waits);
  if (step.is_crowded) task.pace.hold(server_of(task.settings.base_url), time);
  std::this_thread::sleep_for(time);
  return true;
}

FetchStep impatient(TransferTask& task, FetchStep step) {
  step.wrong += ", and asks to wait " + std::to_string(step.retry_after) + " seconds";
  step.advice = "try again then";
  task.pace.give_up(step.wrong);
  return step;
}

}  // namespace

std::string stem_of(const Wanted& wanted) { return key_of_symbol(wanted.symbol) + "." + wanted.language; }

std::string TransferTask::url() const {
  return settings.base_url + "/api/symbol/access?s=" + url_segment(wanted.symbol) + "&l=" + wanted.language +
         "&t=" + type;
}

FetchStep transfer(TransferTask& task, Part& part, std::optional<KeptFile>& file) {
  if (file) part.discard();          // it may be of an older state than the file
  std::uint64_t most = part.size();  // of all tries: what is lost and comes again takes it no further
  for (unsigned tried = 1, in_all = 1;; ++tried, ++in_all) {
    FetchStep step = Asking(task, part, file)();
    if (step.retry_after > 0 && seconds(step.retry_after) > most_patience) return impatient(task, std::move(step));
    if (part.size() > most + worth_a_try) tried = 1;
    most = std::max(most, part.size());
    if (part.validators().strong().empty()) part.discard();  // If-Range couldn't tell another state of the file
    const bool is_last = tried >= task.settings.tries || in_all >= most_tries;
    if (!step.may_pass || is_last || !wait(task, step, tried)) {
      part.close();
      return step;
    }
  }
}

}  // namespace rg
