// SPDX-License-Identifier: Apache-2.0
#include "src/read/program.hpp"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "src/read/guard.hpp"
#include "src/text/problem.hpp"

namespace rg::read {
namespace {

namespace fs = std::filesystem;

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

Outcome run_program(std::vector<std::string> command, const PrivateFolder& home, const fs::path& output,
                    std::chrono::seconds longest) {
  std::vector<std::string> settings = environment(home.path());
  const std::vector<char*> words = pointers(command), variables = pointers(settings);
  std::string folder = home.path().string();
  const std::string file = output.string();
  const pid_t guard = start_guard({words.data(), variables.data(), file.c_str(), folder.data(), longest});
  int status = 0;
  if (guard < 0) return Outcome::failed;
  while (waitpid(guard, &status, 0) < 0)
    if (errno != EINTR) return Outcome::failed;
  if (!WIFEXITED(status)) return Outcome::failed;
  if (WEXITSTATUS(status) == guard_time_over) return Outcome::took_too_long;
  return WEXITSTATUS(status) == guard_done ? Outcome::done : Outcome::failed;
}

}  // namespace rg::read
