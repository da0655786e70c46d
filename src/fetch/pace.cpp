// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/pace.hpp"

#include <algorithm>
#include <thread>

namespace rg {
namespace {

/// A server that fails for so many documents in a row isn't troubled with the rest of a long list.
constexpr unsigned most_failures = 5;

}  // namespace

void Pace::wait_for(const std::string& server) {
  for (;;) {
    Clock::time_point start;
    {
      const std::lock_guard lock(mutex_);
      const Clock::time_point now = Clock::now();
      start = std::max(next_[server], held_[server]);
      if (start <= now) {
        next_[server] = now + pause_;
        return;
      }
    }
    std::this_thread::sleep_until(start);
  }
}

void Pace::hold(const std::string& server, std::chrono::milliseconds time) {
  const std::lock_guard lock(mutex_);
  held_[server] = std::max(held_[server], Clock::now() + time);
}

void Pace::note_failure(const std::string& why) {
  const std::lock_guard lock(mutex_);
  if (++failures_ == most_failures && given_up_.empty())
    given_up_ = "the server failed for " + std::to_string(most_failures) + " documents in a row, at last as " + why;
}

void Pace::note_answer() {
  const std::lock_guard lock(mutex_);
  failures_ = 0;
}

void Pace::give_up(const std::string& why) {
  const std::lock_guard lock(mutex_);
  if (given_up_.empty()) given_up_ = why;
}

std::string Pace::given_up() const {
  const std::lock_guard lock(mutex_);
  return given_up_;
}

}  // namespace rg
