// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace rg {

/// A bar for each file that is on its way, on a line that is overwritten; nothing where standard error is no terminal.
class FetchProgress {
 public:
  FetchProgress(std::size_t all, bool quiet);
  ~FetchProgress();
  /// By any thread; `all` is 0 where that isn't known.
  void show(const std::string& name, std::uint64_t bytes, std::uint64_t all);
  /// The file has come, or won't.
  void done(const std::string& name);
  /// Takes the bars away while `print` prints what stays.
  void make_room(const std::function<void()>& print);

 private:
  struct State {
    std::uint64_t bytes = 0, all = 0;
  };
  void draw();
  void clear() const;
  std::mutex mutex_;
  std::map<std::string, State> files_;
  std::size_t all_, done_ = 0;
  bool shown_;
  std::chrono::steady_clock::time_point drawn_{};
};

}  // namespace rg
