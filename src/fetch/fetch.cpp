// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/fetch.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>

#include "src/fetch/transfer.hpp"
#include "src/text/in_order.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

constexpr unsigned at_once = 2;

/// The server has no such document, or not as this type: there may be another one.
bool is_missing(FetchOutcome outcome) {
  return outcome == FetchOutcome::not_published || outcome == FetchOutcome::no_document;
}

/// Says nothing of the document, but of the server.
bool is_failure(FetchOutcome outcome) {
  return outcome == FetchOutcome::busy || outcome == FetchOutcome::unreachable || outcome == FetchOutcome::challenged;
}

bool is_done(FetchOutcome outcome) { return outcome == FetchOutcome::fetched || outcome == FetchOutcome::unchanged; }

bool is_current_file(const KeptFile& file) {
  return is_current(std::string_view(file.path).substr(file.path.rfind('.') + 1));
}

std::string problem_of(const Wanted& wanted, const FetchStep& step, bool is_kept) {
  return Problem({wanted.symbol + " (" + wanted.language + ")", 0, 0},
                 step.wrong + (is_kept ? ", so the file that is there already was kept" : ""), step.advice)
      .what();
}

/// The connections of a run, as many as may be open at once.
class Connections {
 public:
  explicit Connections(const Connecting& connecting) : connecting_(connecting) {}

  /// Waits until one is free.
  std::unique_ptr<Downloader> take() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [&] { return taken_ < at_once; });
    ++taken_;
    if (idle_.empty()) return nullptr;
    std::unique_ptr<Downloader> out = std::move(idle_.back());
    idle_.pop_back();
    return out;
  }

  void give_back(std::unique_ptr<Downloader> connection) {
    const std::lock_guard lock(mutex_);
    --taken_;
    if (connection) idle_.push_back(std::move(connection));
    returned_.notify_one();
  }

  const Connecting& connecting() const { return connecting_; }

 private:
  Connecting connecting_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Downloader>> idle_;
  unsigned taken_ = 0;
};

/// One of them, for as long as it is needed.
class Connection {
 public:
  explicit Connection(Connections& all) : all_(all), mine_(all.take()) {}
  ~Connection() { all_.give_back(std::move(mine_)); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Downloader& operator*() {
    if (!mine_) mine_ = std::make_unique<Downloader>(all_.connecting());
    return *mine_;
  }

 private:
  Connections& all_;
  std::unique_ptr<Downloader> mine_;
};

}  // namespace

struct Fetcher::Parts {
  explicit Parts(FetchSettings given)
      : settings(std::move(given)),
        types{settings.type, settings.type == "pdf" ? "docx" : "pdf"},
        cache(settings.folder),
        pace(settings.pause),
        connections(settings.connecting) {}

  FetchStep ask(const Wanted& wanted, const std::string& type, Connection& connection, std::optional<KeptFile>& file);
  Fetched ask_for_types(const Wanted& wanted);
  std::optional<KeptFile> kept(const Wanted& wanted) const;
  void lock();

  const FetchSettings settings;
  const std::array<std::string, 2> types;
  Cache cache;
  Pace pace;
  Connections connections;
  std::mutex locking;
};

void Fetcher::Parts::lock() {
  const std::lock_guard guard(locking);
  cache.lock(settings.waiting);
}

std::optional<KeptFile> Fetcher::Parts::kept(const Wanted& wanted) const {
  for (const std::string& type : types)
    if (auto file = cache.find(stem_of(wanted), type)) return file;
  return std::nullopt;
}

FetchStep Fetcher::Parts::ask(const Wanted& wanted, const std::string& type, Connection& connection,
                              std::optional<KeptFile>& file) {
  Part part = cache.part(stem_of(wanted), type);
  file = cache.find(stem_of(wanted), type);
  if (file && !file->validators.any()) return {FetchOutcome::unchanged};  // the server can't tell whether it changed
  if (const std::string why = pace.given_up(); !why.empty())
    return {FetchOutcome::not_asked, "was not asked for, since " + why, "try again later"};
  TransferTask task{settings, wanted, type, cache, pace, *connection};
  FetchStep step = transfer(task, part, file);
  if (is_failure(step.outcome)) pace.note_failure(step.wrong);
  else pace.note_answer();
  return step;
}

Fetched Fetcher::Parts::ask_for_types(const Wanted& wanted) {
  Connection connection(connections);
  lock();
  Fetched out{wanted};
  std::optional<FetchStep> failed;
  for (const std::string& type : types) {
    std::optional<KeptFile> file;
    const FetchStep step = ask(wanted, type, connection, file);
    if (is_done(step.outcome) && (out.path.empty() || is_current_file(*file)))
      out = {wanted, step.outcome, file->path, file->bytes};
    if (is_done(step.outcome) && is_current_file(*file)) return out;
    if (is_done(step.outcome)) continue;  // an old format: there may be a newer one
    if (!failed || !is_missing(step.outcome)) failed = step;
    if (!is_missing(step.outcome)) break;
  }
  if (!out.path.empty()) return out;
  const auto there = kept(wanted);
  if (!there) return {wanted, failed->outcome, {}, 0, problem_of(wanted, *failed, false)};
  return {wanted, FetchOutcome::kept, there->path, there->bytes, problem_of(wanted, *failed, true)};
}

Fetcher::Fetcher(FetchSettings settings) : parts_(std::make_unique<Parts>(std::move(settings))) {}

Fetcher::~Fetcher() = default;

Fetched Fetcher::fetch(const Wanted& wanted) {
  try {
    if (!parts_->settings.ask_again)
      if (const auto file = parts_->kept(wanted)) return {wanted, FetchOutcome::unchanged, file->path, file->bytes};
    return parts_->ask_for_types(wanted);
  } catch (const Problem& problem) {
    return {wanted, FetchOutcome::not_written, {}, 0, problem.what()};
  }
}

void fetch_all(Fetcher& fetcher, const std::vector<Wanted>& wanted, const std::function<void(const Fetched&)>& use) {
  struct Result {
    Fetched fetched;
    std::exception_ptr fault;
  };
  in_order(
      wanted.size(), at_once,
      [&](std::size_t i) {
        try {
          return Result{fetcher.fetch(wanted[i]), {}};
        } catch (...) {
          return Result{{}, std::current_exception()};
        }
      },
      [&](const Result& result) {
        if (result.fault) std::rethrow_exception(result.fault);
        use(result.fetched);
      });
}

}  // namespace rg
