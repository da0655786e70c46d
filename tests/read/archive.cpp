// SPDX-License-Identifier: Apache-2.0
#include "src/read/archive.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "src/text/problem.hpp"
#include "tests/read/packed.hpp"

using rg::Archive;
using rg::test::Members;
using rg::test::packed;

namespace {

/// A line a member: name and content, or why it is refused; at last what went wrong, if anything.
std::string listed(Archive archive) {
  std::string out;
  try {
    while (const auto member = archive.next())
      out += member->name + (member->refused.empty() ? ": " + archive.read() : " " + member->refused) + "\n";
  } catch (const rg::Problem& problem) {
    out += problem.what();
  }
  return out;
}

std::string listed(const std::string& bytes, const rg::ArchiveLimits& limits = {}) {
  try {
    return listed(Archive(bytes, "a.zip", limits));
  } catch (const rg::Problem& problem) {
    return problem.what();
  }
}

}  // namespace

TEST_CASE("members of archives of each kind") {
  const Members members{{"sub/", ""}, {"sub/A-HRC-950-21.txt", "人权高专办\n"}, {"报告.txt", ""}};
  const std::string expected = "sub/A-HRC-950-21.txt: 人权高专办\n\n报告.txt: \n";
  const std::vector<std::pair<const char*, const char*>> kinds{
      {"zip", ""}, {"pax", ""}, {"gnutar", "gzip"}, {"pax", "bzip2"}, {"ustar", "xz"}, {"pax", "zstd"}, {"7zip", ""}};
  for (const auto& [format, filter] : kinds) {
    CAPTURE(format);
    CAPTURE(filter);
    const Members no_folders(members.begin() + 1, members.end());
    const std::string bytes = packed(std::string(format) == "7zip" ? no_folders : members, format, filter);
    CHECK(listed(bytes) == expected);
    const std::string file = (std::filesystem::temp_directory_path() / "rightsgraph-archive").string();
    std::ofstream(file, std::ios::binary) << bytes;
    CHECK(listed(Archive(file)) == expected);
    std::filesystem::remove(file);
  }
}

TEST_CASE("an archive without members has none") {
  CHECK(listed(packed({}, "zip")).empty());
  CHECK(listed(packed({}, "pax", "gzip")).empty());
}

TEST_CASE("names are harmless, and those that aren't are refused") {
  CHECK(listed(packed({{"../a", "x"},
                       {"b/../../c", "x"},
                       {"/etc/passwd", "x"},
                       {"..\\d", "x"},
                       {"C:\\e", "x"},
                       {"..f", "kept"},
                       {"g -> /etc/passwd", ""},
                       {"a\nb\x1B[1m\u202E", "kept"},
                       {"\xB1\xA8\xB8\xE6.txt", "GBK"},
                       {"\xFF\xFF", "kept"}},
                      "ustar")) ==
        "../a has a path that leaves its folder\n"
        "b/../../c has a path that leaves its folder\n"
        "/etc/passwd has a path that leaves its folder\n"
        "..\\d has a path that leaves its folder\n"
        "C:\\e has a path that leaves its folder\n"
        "..f: kept\n"
        "g is a link\n"
        "a\uFFFDb\uFFFD[1m\uFFFD: kept\n"
        "报告.txt: GBK\n"
        "\uFFFD\uFFFD: kept\n");
  std::string zip = packed({{"name.txt", "GBK"}}, "zip");
  for (std::size_t at = zip.find("name"); at != std::string::npos; at = zip.find("name"))
    zip.replace(at, 4, "\xB1\xA8\xB8\xE6");
  CHECK(listed(zip) == "报告.txt: GBK\n");
}

TEST_CASE("what is encrypted is refused") {
  CHECK(listed(packed({{"a.txt", "secret"}}, "zip", "", "password")) == "a.txt is encrypted\n");
}

TEST_CASE("of what is broken, the members before it are read") {
  const std::string tar = packed({{"a", "first"}, {"b", std::string(2000, 'b')}}, "pax");
  CHECK(listed(tar.substr(0, tar.size() - 2500)) ==
        "a: first\na.zip: is broken (Truncated tar archive); "
        "get it again, or pack it again");
  const std::string zip = packed({{"a", "first"}, {"b", std::string(2000, 'b')}}, "zip");
  for (std::size_t size = 0; size < zip.size(); ++size) {
    CAPTURE(size);
    CHECK(listed(zip.substr(0, size)).find("a.zip: is broken") != std::string::npos);
  }
  CHECK(listed("no archive").starts_with("a.zip: is broken ("));
  CHECK_THROWS_AS(Archive("/no/such/file"), rg::Problem);
}

TEST_CASE("bombs are refused, whether they are read or passed over") {
  const std::string zeros(100'000, '\0');
  const auto limited = [](auto change) {
    rg::ArchiveLimits limits;
    change(limits);
    return limits;
  };
  const std::string tar = packed({{"a", zeros}, {"b", zeros}, {"c", zeros}}, "pax", "gzip");
  CHECK(listed(tar, limited([](auto& l) { l.member = 50'000; })) == "a.zip: holds a with more than 0 MB; unpack it");
  const auto passed_over = [](const std::string& bytes, const rg::ArchiveLimits& limits) -> std::string {
    try {
      Archive archive(bytes, "a.zip", limits);
      while (archive.next()) continue;
    } catch (const rg::Problem& problem) {
      return problem.what();
    }
    return "read";
  };
  CHECK(passed_over(tar, limited([](auto& l) { l.all = 150'000; })) ==
        "a.zip: holds more than 0 MB; unpack it, or pack parts of it");
  CHECK(passed_over(tar, limited([](auto& l) { l.members = 2; })) ==
        "a.zip: holds more than 2 files; unpack it, or pack parts of it");
  CHECK(passed_over(tar, limited([](auto& l) { l.ratio_from = 0; })) ==
        "a.zip: unpacks to more than 200 times its size; it is made to do harm, or damaged: don't unpack it");
  CHECK(passed_over(tar, {}) == "read");
  const std::string zip = packed({{"a", zeros}, {"b", zeros}}, "zip");
  CHECK(passed_over(zip, limited([](auto& l) { l.all = 1; })) == "read");
}
