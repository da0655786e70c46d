// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace rg {

/// When servers may be asked, for all threads: a pause between the beginnings of two requests to one server, none at
/// all while it has asked to wait.
class Pace {
 public:
  explicit Pace(std::chrono::milliseconds pause) : pause_(pause) {}
  /// Returns when the server may be asked.
  void wait_for(const std::string& server);
  /// The server isn't asked for so long.
  void hold(const std::string& server, std::chrono::milliseconds time);

  /// A document for which the server, after all tries, gave no answer to go by; or another one, which did.
  void note_failure(const std::string& why);
  void note_answer();
  /// From now on nothing is asked.
  void give_up(const std::string& why);
  /// Why nothing is asked any more, or empty.
  std::string given_up() const;

 private:
  using Clock = std::chrono::steady_clock;
  mutable std::mutex mutex_;
  std::chrono::milliseconds pause_;
  std::map<std::string, Clock::time_point> next_, held_;
  unsigned failures_ = 0;
  std::string given_up_;
};

}  // namespace rg
