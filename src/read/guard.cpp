// SPDX-License-Identifier: Apache-2.0
#include "src/read/guard.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>

// All of it runs between fork() and execve(), where other threads may have left locks: it takes no memory and calls
// only what POSIX calls safe in signal handlers.
namespace rg::read {
namespace {

/// What a program may take at most; LibreOffice needs 2 GB of addresses to start.
constexpr rlim_t most_memory = 8ULL << 30, largest_file = 1ULL << 30;

void limit(__rlimit_resource_t resource, rlim_t most) {
  const rlimit limits{most, most};
  setrlimit(resource, &limits);
}

bool open_as(int wanted, const char* file, int flags) {
  constexpr mode_t own = 0600;
  const int opened = open(file, flags, own);
  return opened == wanted || (opened >= 0 && dup2(opened, wanted) == wanted && close(opened) == 0);
}

/// Signals as a program expects them, whatever this one does with them.
void reset_signals() {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  signal(SIGPIPE, SIG_DFL);
}

[[noreturn]] void become(const Guarded& program) {
  setpgid(0, 0);
  reset_signals();
  const bool opened = open_as(STDIN_FILENO, "/dev/null", O_RDONLY) &&
                      open_as(STDOUT_FILENO, program.output, O_WRONLY | O_CREAT | O_TRUNC) &&
                      open_as(STDERR_FILENO, "/dev/null", O_WRONLY);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_AS, most_memory);
  limit(RLIMIT_FSIZE, largest_file);
  limit(RLIMIT_CPU, static_cast<rlim_t>(program.longest.count()));
  if (opened) execve(program.command[0], program.command, program.environment);
  _exit(guard_failed);
}

/// The program has ended; its number isn't given to another before it is waited for.
bool has_ended(pid_t program) {
  siginfo_t found{};
  return waitid(P_PID, static_cast<id_t>(program), &found, WEXITED | WNOWAIT | WNOHANG) != 0 || found.si_pid != 0;
}

[[noreturn]] void remove_and_exit(char* folder) {
  static char name[] = "rm", all[] = "-rf", names_follow[] = "--";
  const std::array<char*, 5> command{name, all, names_follow, folder, nullptr};
  const std::array<char*, 1> environment{nullptr};
  execve("/bin/rm", command.data(), environment.data());
  _exit(guard_failed);
}

/// Signals that end a whole group of processes, from a terminal or timeout(1), must not end the guard first.
[[noreturn]] void guard(const Guarded& program, pid_t parent) {
  constexpr timespec pause{0, 20'000'000};
  setsid();
  close_range(STDERR_FILENO + 1, ~0U, 0);  // locks and pipes of the parent's, which others wait for
  const auto end = std::chrono::steady_clock::now() + program.longest;
  const pid_t child = fork();
  if (child == 0) become(program);
  if (child < 0) _exit(guard_failed);
  setpgid(child, child);
  while (!has_ended(child) && getppid() == parent && std::chrono::steady_clock::now() < end) nanosleep(&pause, nullptr);
  const bool in_time = has_ended(child);
  kill(-child, SIGKILL);  // what it started and left behind, too
  int status = 0;
  waitpid(child, &status, 0);
  if (getppid() != parent) remove_and_exit(program.folder);
  if (!in_time) _exit(guard_time_over);
  _exit(WIFEXITED(status) && WEXITSTATUS(status) == 0 ? guard_done : guard_failed);
}

}  // namespace

pid_t start_guard(const Guarded& program) {
  const pid_t parent = getpid(), child = fork();
  if (child == 0) guard(program, parent);
  return child;
}

}  // namespace rg::read
