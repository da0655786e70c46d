// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <chrono>

namespace rg::read {

/// A program to be run, as execve() wants it, and the limits to it.
struct Guarded {
  char* const* command;
  char* const* environment;
  const char* output;  ///< file for its standard output
  char* folder;        ///< goes with all in it when nobody waits for the program any more
  std::chrono::seconds longest;
};

/// How a guard ends.
enum GuardStatus : int { guard_done = 0, guard_failed = 1, guard_time_over = 2 };

/// Starts a process that runs the program in a process group of its own, and ends the group when the program ends, when
/// its time is over, or when this process ends, in whatever way. Its number, to be waited for; below 0 where there can
/// be none.
pid_t start_guard(const Guarded& program);

}  // namespace rg::read
