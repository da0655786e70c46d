// SPDX-License-Identifier: Apache-2.0
#include "src/read/convert.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "src/read/program.hpp"
#include "tests/read/word.hpp"

namespace fs = std::filesystem;
using rg::Kind;
using rg::read::Outcome;

namespace {

/// Programs of our own in place of LibreOffice and antiword, as the first or only ones on PATH.
class Programs {
 public:
  explicit Programs(bool only) {
    if (const char* path = getenv("PATH")) before_ = path;
    setenv("PATH", only ? folder_.path().c_str() : (folder_.path().string() + ":" + before_).c_str(), 1);
  }
  ~Programs() { setenv("PATH", before_.c_str(), 1); }
  Programs(const Programs&) = delete;
  Programs& operator=(const Programs&) = delete;

  void add(const std::string& name, const std::string& script) {
    const fs::path file = path(name);
    std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
    fs::permissions(file, fs::perms::owner_all);
  }
  fs::path path(const std::string& name) const { return folder_.path() / name; }

 private:
  rg::read::PrivateFolder folder_;
  std::string before_;
};

const std::string old_word =
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);

std::string read(const std::string& bytes, Kind kind) {
  try {
    return rg::test::shown(rg::read_by_converting(bytes, "a.doc", kind));
  } catch (const rg::Problem& problem) {
    return problem.what();
  }
}

}  // namespace

TEST_CASE("LibreOffice makes a Word document, which is read") {
  Programs programs(false);
  const std::string zip = rg::test::zipped(rg::test::Word{rg::test::p("1. Text")}.parts());
  std::ofstream(programs.path("made.docx"), std::ios::binary) << zip;
  // What it is given is shown by the test's own program: it fails unless the last argument holds the document
  programs.add("soffice", "grep -q rtf1 \"$8\" && mkdir \"$7\" && cp '" + programs.path("made.docx").string() +
                              "' \"$7/report.docx\"");
  CHECK(read("{\\rtf1}", Kind::rtf) == "1. Text\n");
  CHECK(read("other", Kind::opendocument) == "a.doc: could not be opened by " + programs.path("soffice").string() +
                                                 "; look whether Word opens it, and save it as a PDF or a .docx file");
}

TEST_CASE("antiword will do for old Word") {
  Programs programs(true);
  const std::string advice = "install LibreOffice, or elsewhere do: soffice --headless --convert-to docx FILE";
  CHECK(read(old_word, Kind::word97) ==
        "a.doc: is an old Word document, which is read with the help of LibreOffice, and that isn't here; " + advice);
  programs.add("antiword", "echo '1. Text'");
  CHECK(read(old_word, Kind::word97) == "1. Text\n");
  CHECK(read("{\\rtf1}", Kind::rtf) ==
        "a.doc: is an RTF document, which is read with the help of LibreOffice, and that isn't here; " + advice);
}

TEST_CASE("compound files that hold no Word document are told apart") {
  const std::string start = old_word.substr(0, 8);
  CHECK(read(start + std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32), Kind::word97) ==
        "a.doc: is encrypted; save it without a password");
  CHECK(read(start + std::string("W\0o\0r\0k\0b\0o\0o\0k\0", 16), Kind::word97) ==
        "a.doc: is an old Office file that holds no Word document; save it as a PDF or a .docx file");
}

TEST_CASE("a program is ended with what it started, and its folder goes") {
  Programs programs(false);
  const fs::path alive = programs.path("alive");
  programs.add("slow", "(sleep 2; echo x > '" + alive.string() + "') & sleep 60");
  programs.add("leaves", "(sleep 2; echo x > '" + alive.string() + "') & exit 0");
  fs::path gone;
  {
    const rg::read::PrivateFolder home;
    gone = home.path();
    CHECK(fs::status(gone).permissions() == fs::perms::owner_all);
    const auto run = [&](const std::string& name) {
      return rg::read::run_program({programs.path(name).string()}, home, home.path() / "log", std::chrono::seconds(1));
    };
    CHECK(run("slow") == Outcome::took_too_long);
    CHECK(run("leaves") == Outcome::done);
    CHECK(run("none") == Outcome::failed);
    std::ofstream(home.path() / "file") << "x";
    std::this_thread::sleep_for(std::chrono::seconds(3));
  }
  CHECK(!fs::exists(gone));
  CHECK(!fs::exists(alive));
}

namespace {

/// Waits at most ten seconds.
template <class Is>
bool becomes(Is is) {
  for (int i = 0; i < 1000 && !is(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return is();
}

/// TMPDIR as long as it lives.
class Temporary {
 public:
  explicit Temporary(const fs::path& folder) : before_(fs::temp_directory_path()) {
    fs::create_directory(folder);
    setenv("TMPDIR", folder.c_str(), 1);
  }
  ~Temporary() { setenv("TMPDIR", before_.c_str(), 1); }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

 private:
  fs::path before_;
};

}  // namespace

TEST_CASE("whatever ends this program ends the other one, and its folder goes") {
  Programs programs(false);
  const fs::path started = programs.path("started"), alive = programs.path("alive"), folder = programs.path("tmp");
  const Temporary temporary(folder);
  programs.add("slow", "(sleep 2; echo x > '" + alive.string() + "') & echo x > '" + started.string() + "'; sleep 60");
  for (const int ending : {SIGTERM, SIGKILL}) {
    fs::remove(started);
    const pid_t child = fork();
    if (child == 0) {
      setpgid(0, 0);
      signal(SIGTERM, SIG_DFL);  // not as the tests have it
      const rg::read::PrivateFolder home;
      rg::read::run_program({programs.path("slow").string()}, home, home.path() / "log", std::chrono::seconds(60));
      _exit(0);
    }
    CHECK(becomes([&] { return fs::exists(started); }));
    kill(-child, ending);
    waitpid(child, nullptr, 0);
    CHECK(becomes([&] { return fs::is_empty(folder); }));
  }
  std::this_thread::sleep_for(std::chrono::seconds(3));
  CHECK(!fs::exists(alive));
}

TEST_CASE("a program's limits hold from its first moment") {
  Programs programs(false);
  programs.add("limits", "ulimit -v; ulimit -c; ulimit -t; ulimit -f");
  const rg::read::PrivateFolder home;
  const fs::path log = home.path() / "log";
  CHECK(rg::read::run_program({programs.path("limits").string()}, home, log, std::chrono::seconds(7)) == Outcome::done);
  std::ifstream in(log);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "8388608\n0\n7\n2097152\n");
}

TEST_CASE("a folder for temporary files may have any name") {
  Programs programs(false);
  const fs::path folder = programs.path("a #%41 ü");
  const Temporary temporary(folder);
  std::ofstream(programs.path("made.docx"), std::ios::binary)
      << rg::test::zipped(rg::test::Word{rg::test::p("1. Text")}.parts());
  programs.add("soffice", "case \"$1\" in *'/a%20%23%2541%20%C3%BC/rightsgraph-'*/profile) mkdir \"$7\" && cp '" +
                              programs.path("made.docx").string() + "' \"$7/report.docx\" ;; *) exit 1 ;; esac");
  CHECK(read("{\\rtf1}", Kind::rtf) == "1. Text\n");
  CHECK(fs::is_empty(folder));
}
