// SPDX-License-Identifier: Apache-2.0
#include "src/read/pdf_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

#include "src/read/pdf_worker/protocol.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

extern char** environ;

namespace rg {
namespace {

namespace fs = std::filesystem;

/// Its own clock is that of computing time; this one is for a child that waits for something.
constexpr int most_milliseconds_of_silence = 3 * 1000 * static_cast<int>(pdf::most_cpu_seconds);

/// Words of one file, with their places: four times what a report of a thousand pages has.
constexpr std::uint64_t most_bytes = std::uint64_t{100} << 20;

/// Beside this program, where it was built, or where it was installed.
std::string worker_program() {
  std::error_code error;
  const fs::path here = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* place : {"rightsgraph-pdf", "../read/pdf_worker/rightsgraph-pdf", "../libexec/rightsgraph-pdf"})
    if (fs::exists(here / place, error)) return (here / place).lexically_normal().string();
  throw Problem({(here / "rightsgraph-pdf").string(), 0, 0}, "is not there, and it is what opens PDF files",
                "install or build all of rightsgraph again");
}

/// Why no more is read from the child.
enum class Why { closed, silent, too_much, nonsense };
struct Ended {
  Why why;
};

std::string reason_of_end(Why why, int status) {
  const bool slow = why == Why::silent || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
  if (slow) return "is a PDF that takes more than " + std::to_string(pdf::most_cpu_seconds) + " seconds to open";
  if (why == Why::too_much) return "is a PDF with more than " + std::to_string(most_bytes >> 20) + " MB of words";
  return "is a PDF that the PDF library breaks over, or that needs more than " +
         std::to_string(pdf::most_memory >> 30) + " GB of memory";
}

}  // namespace

PdfProcess::PdfProcess() {
  const std::string program = worker_program();
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw Problem({program, 0, 0}, std::strerror(errno), "free some files or memory");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string name = program;
  const std::array<char*, 2> arguments{name.data(), nullptr};
  const int failed = posix_spawn(&child_, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  connection_ = ends[0];
  if (failed == 0) return;
  close(connection_);
  throw Problem({program, 0, 0}, std::string("could not be started: ") + std::strerror(failed),
                "check that it may be run");
}

PdfProcess::~PdfProcess() {
  if (child_ != 0) end();
}

/// Its status, as wait() has it.
int PdfProcess::end() {
  int status = 0;
  close(connection_);
  kill(child_, SIGKILL);
  waitpid(child_, &status, 0);
  child_ = 0;
  return status;
}

void PdfProcess::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(connection_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) throw Ended{Why::closed};
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void PdfProcess::receive(void* to, std::size_t size) {
  char* at = static_cast<char*>(to);
  while (size > 0) {
    pollfd wait{connection_, POLLIN, 0};
    const int ready = poll(&wait, 1, most_milliseconds_of_silence);
    if (ready < 0 && errno == EINTR) continue;
    const ssize_t got = ready > 0 ? ::read(connection_, at, size) : 0;
    if (got <= 0) throw Ended{ready > 0 ? Why::closed : Why::silent};
    at += got;
    size -= static_cast<std::size_t>(got);
  }
}

PdfPage PdfProcess::receive_page(const pdf::PageHead& head, std::uint64_t& left) {
  if (head.bytes > left) throw Ended{Why::too_much};
  if (head.words > head.bytes / sizeof(pdf::WordHead) || head.rules > pdf::most_rules) throw Ended{Why::nonsense};
  left -= head.bytes;
  PdfPage page{head.width, head.height, {}, std::vector<pdf::Rule>(head.rules), {}};
  receive(page.rules.data(), page.rules.size() * sizeof(pdf::Rule));
  std::string all(head.bytes, '\0');
  receive(all.data(), all.size());
  page.words.reserve(head.words);
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < head.words; ++i) {
    pdf::WordHead word;
    if (all.size() - at < sizeof word) throw Ended{Why::nonsense};
    std::memcpy(&word, all.data() + at, sizeof word);
    at += sizeof word;
    if (all.size() - at < word.bytes) throw Ended{Why::nonsense};
    page.words.push_back({word.left, word.top, word.right, word.bottom, word.turned, word.space_after != 0,
                          valid_utf8(all.substr(at, word.bytes))});
    at += word.bytes;
  }
  return page;
}

std::vector<PdfPage> PdfProcess::exchange(std::string_view bytes, const std::string& path) {
  const std::uint64_t size = bytes.size();
  send({reinterpret_cast<const char*>(&size), sizeof size});
  send(bytes);
  std::vector<PdfPage> pages;
  std::uint64_t left = most_bytes;
  for (;;) {
    pdf::PageHead head;
    receive(&head, sizeof head);
    switch (head.reply) {
      case pdf::Reply::page: pages.push_back(receive_page(head, left)); break;
      case pdf::Reply::end: return pages;
      case pdf::Reply::encrypted: throw Problem({path, 0, 0}, "is an encrypted PDF", "save it without its password");
      case pdf::Reply::too_long:
        throw Problem({path, 0, 0}, "is a PDF of more than " + std::to_string(pdf::most_pages) + " pages", "split it");
      default: throw Problem({path, 0, 0}, "is a broken PDF", "get it again, or print it anew to PDF");
    }
    if (pages.size() > static_cast<std::size_t>(pdf::most_pages)) throw Ended{Why::nonsense};
  }
}

std::vector<PdfPage> PdfProcess::read(std::string_view bytes, const std::string& path) {
  try {
    return exchange(bytes, path);
  } catch (const Ended& ended) {
    throw Problem({path, 0, 0}, reason_of_end(ended.why, end()), "get it again, or print it anew to PDF");
  }
}

}  // namespace rg
