// SPDX-License-Identifier: Apache-2.0
#include "src/read/program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>
#include <thread>

#include "src/text/problem.hpp"

namespace rg::read {
namespace {

namespace fs = std::filesystem;

/// What a program may take at most; LibreOffice needs 2 GB of addresses to start.
constexpr rlim_t most_memory = 8ULL << 30, largest_file = 1ULL << 30;

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

std::string search_path() {
  const char* path = std::getenv("PATH");
  return path ? path : "/usr/local/bin:/usr/bin:/bin";
}

/// The same for everyone, so that what a program writes doesn't depend on who runs it.
std::vector<std::string> environment(const fs::path& home) {
  return {"PATH=" + search_path(), "HOME=" + home.string(), "TMPDIR=" + home.string(), "LC_ALL=C.UTF-8"};
}

class Spawning {
 public:
  explicit Spawning(const fs::path& output) {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files_, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes_, 0);
  }
  ~Spawning() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;

  std::optional<pid_t> operator()(std::vector<std::string> command, const fs::path& home) const {
    std::vector<std::string> settings = environment(home);
    pid_t child = 0;
    const int error = posix_spawn(&child, command.front().c_str(), &files_, &attributes_, pointers(command).data(),
                                  pointers(settings).data());
    return error == 0 ? std::optional(child) : std::nullopt;
  }

 private:
  posix_spawn_file_actions_t files_;
  posix_spawnattr_t attributes_;
};

void limit(pid_t child, std::chrono::seconds longest) {
  const auto set = [&](auto resource, rlim_t most) {
    const rlimit limits{most, most};
    prlimit(child, resource, &limits, nullptr);
  };
  set(RLIMIT_AS, most_memory);
  set(RLIMIT_FSIZE, largest_file);
  set(RLIMIT_CPU, static_cast<rlim_t>(longest.count()));
}

/// The status of a child that ended; none while it runs.
std::optional<int> ended(pid_t child) {
  int status = 0;
  const pid_t found = waitpid(child, &status, WNOHANG);
  if (found == child) return status;
  return found < 0 && errno != EINTR ? std::optional(-1) : std::nullopt;
}

}  // namespace

PrivateFolder::PrivateFolder() {
  std::error_code error;
  const fs::path parent = fs::temp_directory_path(error);
  std::string name = (parent / "rightsgraph-XXXXXX").string();
  if (error || !mkdtemp(name.data()))
    throw Problem({parent.string(), 0, 0}, "takes no temporary files", "set TMPDIR to a folder that may be written");
  path_ = fs::absolute(name);
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path find_program(const std::vector<std::string>& names) {
  const std::string all = search_path();
  for (const std::string& name : names) {
    for (std::size_t at = 0; at <= all.size();) {
      const std::size_t end = std::min(all.find(':', at), all.size());
      fs::path file = fs::path(all.substr(at, end - at)) / name;
      std::error_code error;
      if (file.is_absolute() && fs::is_regular_file(file, error) && access(file.c_str(), X_OK) == 0) return file;
      at = end + 1;
    }
  }
  return {};
}

Outcome run_program(const std::vector<std::string>& command, const fs::path& home, const fs::path& output,
                    std::chrono::seconds longest) {
  const auto end = std::chrono::steady_clock::now() + longest;
  const auto child = Spawning(output)(command, home);
  if (!child) return Outcome::failed;
  limit(*child, longest);
  auto status = ended(*child);
  for (; !status && std::chrono::steady_clock::now() < end; status = ended(*child))
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  kill(-*child, SIGKILL);  // what it started and left behind, too
  if (!status) {
    while (waitpid(*child, nullptr, 0) < 0 && errno == EINTR) continue;
    return Outcome::took_too_long;
  }
  return WIFEXITED(*status) && WEXITSTATUS(*status) == 0 ? Outcome::done : Outcome::failed;
}

}  // namespace rg::read
