// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace rg {

/// `threads` as the option gives it: 0 for as many as there are cores.
inline std::size_t worker_count(unsigned threads) {
  return threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

/// Works on 0 … count-1 in parallel, and uses the results one by one in that order in the calling thread. Workers run
/// ahead by four results each at most, so that memory is bounded by the largest, and not by their number.
/// `work` must not throw; what `use` throws ends it all.
template <class Work, class Use>
void in_order(std::size_t count, unsigned threads, Work work, Use use) {
  using Result = decltype(work(std::size_t{}));
  const std::size_t workers = std::min(worker_count(threads), count), ahead = 4 * workers;
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Result> done;
  std::size_t next = 0, used = 0;
  bool stop = false;
  const auto run = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [&] { return stop || next >= count || next < used + ahead; });
      if (stop || next >= count) return;
      const std::size_t index = next++;
      lock.unlock();
      Result result = work(index);
      lock.lock();
      done.emplace(index, std::move(result));
      changed.notify_all();
    }
  };
  struct Stop {  // before the threads are joined, also when `use` throws
    std::mutex& mutex;
    std::condition_variable& changed;
    bool& stop;
    ~Stop() {
      const std::lock_guard lock(mutex);
      stop = true;
      changed.notify_all();
    }
  };
  std::vector<std::jthread> pool;
  const Stop at_end{mutex, changed, stop};
  for (std::size_t i = 0; i < workers; ++i) pool.emplace_back(run);
  for (; used < count;) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return done.contains(used); });
    Result result = std::move(done.extract(used).mapped());
    lock.unlock();
    use(std::move(result));
    lock.lock();
    ++used;
    changed.notify_all();
  }
}

}  // namespace rg
