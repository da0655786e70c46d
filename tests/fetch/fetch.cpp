// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/fetch.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "src/fetch/cache.hpp"
#include "src/fetch/document.hpp"
#include "src/fetch/inputs.hpp"
#include "src/fetch/redirect.hpp"
#include "src/fetch/symbols.hpp"
#include "src/text/problem.hpp"

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> prefixes{"A", "S", "E", "CRC"};

struct Folder {
  std::string path = (fs::temp_directory_path() / ("rightsgraph-fetch-" + std::to_string(getpid()))).string();
  Folder() { fs::remove_all(path); }
  ~Folder() { fs::remove_all(path); }
};

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

}  // namespace

TEST_CASE("what a file is, by its bytes") {
  struct Row {
    std::string head, tail, extension;
    bool has_end;
  };
  const std::string zip("PK\x03\x04" + std::string(22, '\0') + "\x13" + std::string(3, '\0')), end = "PK\x05\x06";
  const std::string office = zip + "[Content_Types].xml";
  for (const Row& row :
       {Row{"%PDF-1.7", "%%EOF\r\n", "pdf", true}, Row{"\n\n%PDF-1.7", "startxref", "pdf", false},
        Row{office, "word/document.xml" + end, "docx", true}, Row{office + "word/", "", "docx", false},
        Row{office + "xl/", "xl/" + end, "zip", true}, Row{zip + "report-of-2950.pdf.", end, "zip", true},
        Row{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", "doc", true}, Row{"{\\rtf1", "a", "rtf", false},
        Row{"\xFFWPC", "", "wpd", true}}) {
    CAPTURE(row.head);
    CHECK(rg::extension_of(row.head, row.tail) == row.extension);
    CHECK(rg::has_end(row.extension, row.tail) == row.has_end);
    CHECK(!rg::is_page(row.head));
  }
  for (const char* page :
       {"<html>", "\xEF\xBB\xBF \n<!doctype", "<!-- %PDF-1.7 -->", "<?xml version='1.0'?><Error/>"}) {
    CAPTURE(page);
    CHECK(rg::is_page(page));
    CHECK(rg::extension_of(page, "").empty());
  }
  for (const char* other : {"{}", "", " ", "PK", "\x1F\x8B", "\x89PNG", "7z\xBC\xAF\x27\x1C", "Not found"}) {
    CAPTURE(other);
    CHECK(!rg::is_page(other));
    CHECK(rg::extension_of(other, "").empty());
  }
}

TEST_CASE("redirections that are followed, and those that aren't") {
  const std::string base = "http://192.168.0.9:8000";
  struct Row {
    const char *from, *to, *why;
  };
  for (const Row& row : {
           Row{"http://192.168.0.9:8000/a", "http://192.168.0.9:8000/b", ""},
           Row{"http://192.168.0.9:8000/a", "http://192.168.0.9:8001/b", "redirects to http://192.168.0.9:8001, an"},
           Row{"http://192.168.0.9:8000/a", "http://192.168.0.8:8000/b", "redirects to http://192.168.0.8:8000, an"},
           Row{"http://un.example/a", "http://192.168.0.9:8000/b", ""},
           Row{"http://un.example/a", "https://un.example/b", ""},
           Row{"https://un.example/a", "http://un.example/b", "redirects from https to http"},
           Row{"https://un.example/a", "ftp://un.example/b", "redirects to ftp:, which"},
           Row{"https://un.example/a", "FILE:///etc/passwd", "redirects to file:, which"},
           Row{"https://un.example/a", "https://a:b@un.example/", "redirects to an address with a login"},
           Row{"https://un.example/a", "https://localhost/", "redirects to https://localhost:443, an"},
           Row{"https://un.example/a", "nonsense", "redirects to something"},
       }) {
    CAPTURE(row.to);
    const std::string why = rg::unsafe_redirect(row.from, row.to, base, false);
    CHECK(why.substr(0, std::string_view(row.why).size()) == row.why);
    CHECK(why.empty() == (*row.why == 0));
  }
  const std::string far = ", of another domain, where a proxy may lead to an address that is not public";
  for (const auto& [to, why] :
       {std::pair("http://un.example/b", ""), std::pair("https://un.example/b", ""),
        std::pair("http://files.un.example/b", ""),
        std::pair("http://intranet.corp.example/admin", "http://intranet.corp.example:80"),
        std::pair("http://fun.example/", "http://fun.example:80"), std::pair("http://8.8.8.8/", "http://8.8.8.8:80")}) {
    CAPTURE(to);
    CHECK(rg::unsafe_redirect("http://un.example/a", to, "http://un.example", true) ==
          (*why ? "redirects to " + (why + far) : ""));
    CHECK(rg::unsafe_redirect("http://un.example/a", to, "http://un.example", false).empty());
  }
  CHECK(rg::is_same_server("https://un.example/a", "http://un.example"));
  CHECK(!rg::is_same_server("http://un.example/a", "https://un.example"));
  CHECK(!rg::is_same_server("https://un.example:8443/a", "http://un.example"));
}

TEST_CASE("whole texts that are symbols") {
  for (const auto& [text, symbol] :
       {std::pair("A/HRC/950/21", "A/HRC/950/21"), std::pair(" a/hrc/950/21/add.1 ", "A/HRC/950/21/Add.1"),
        std::pair("S/RES/1440 (2002)", "S/RES/1440(2002)"), std::pair("A-HRC-950-21", "A/HRC/950/21"),
        std::pair("E/CN.4/Sub.2/2950/7", "E/CN.4/Sub.2/2950/7"), std::pair("A/1.txt", ""),
        std::pair("A/HRC/950/21.pdf", ""), std::pair("A/HRC/950/21 and more", ""), std::pair("../A/1", ""),
        std::pair("A/../1", ""), std::pair("", ""), std::pair("reports", "")})
    CHECK(rg::whole_symbol(text, prefixes) == symbol);
}

TEST_CASE("a list of symbols names the line of what is none") {
  rg::Symbols out;
  rg::add_symbol_list("\xEF\xBB\xBF# a\r\nA/1\r\n\r\n\xFFx\na/1 # again\nA/2", "list.txt", prefixes, out);
  CHECK(out.symbols == std::vector<std::string>{"A/1", "A/2"});
  CHECK(out.refused == std::vector<std::string>{"list.txt:4: is no document symbol; write one such as A/HRC/50/51"});
}

TEST_CASE("a part is taken up only where it is known what it is of") {
  const Folder folder;
  const rg::Cache cache(folder.path);
  const std::string path = folder.path + "/.fetch/A-1.zh.pdf.part";
  rg::Part first = cache.part("A-1.zh", "pdf");
  CHECK(first.size() == 0);
  first.begin({"\"1\"", ""}, 20);
  first.append("%PDF-");
  first.close();
  CHECK(cache.part("A-1.zh", "pdf").size() == 5);
  CHECK(cache.part("A-1.zh", "pdf").all() == 20);
  CHECK(cache.part("A-1.zh", "pdf").validators().etag == "\"1\"");
  first.begin({"W/\"1\"", ""}, 20);  // an ETag that If-Range doesn't take
  first.append("%PDF-");
  first.close();
  CHECK(cache.part("A-1.zh", "pdf").size() == 0);
  CHECK(!fs::exists(path));
  write(path, "%PDF-");  // without a record
  CHECK(cache.part("A-1.zh", "pdf").size() == 0);
  CHECK(!fs::exists(path));
}

TEST_CASE("a run that is ended between record and file is brought to its end by the next") {
  const Folder folder;
  rg::Cache cache(folder.path);
  const std::string inner = folder.path + "/.fetch/A-1.zh.pdf";
  rg::Part part = cache.part("A-1.zh", "pdf");
  part.begin({"\"1\"", ""}, 0);
  part.append("%PDF-1\n%%EOF");
  const rg::KeptFile kept = cache.keep(part, "A-1.zh", "pdf", "pdf", false);
  CHECK(kept.path == folder.path + "/A-1.zh.pdf");
  CHECK(content(kept.path) == "%PDF-1\n%%EOF");
  fs::rename(kept.path, inner + ".part");
  write(kept.path, "the older file");
  CHECK(!cache.find("A-1.zh", "pdf"));
  CHECK(cache.part("A-1.zh", "pdf").size() == 0);
  REQUIRE(cache.find("A-1.zh", "pdf"));
  CHECK(content(kept.path) == "%PDF-1\n%%EOF");
  CHECK(cache.find("A-1.zh", "pdf")->validators.etag == "\"1\"");
  CHECK(!cache.find("A-1.zh", "docx"));
  write(kept.path, "%PDF-2\n%%EOF");  // as long, but another
  CHECK(!cache.find("A-1.zh", "pdf"));
}

TEST_CASE("arguments that are no symbols, or are files, stay as they are, and nothing is made or asked for") {
  const Folder folder;
  rg::FetchSettings settings;
  settings.folder = folder.path;
  settings.base_url = "http://127.0.0.1:1";
  const std::vector<std::string> arguments{"-", "reports", "*.txt", "A/1.txt", "no such file", "a/1", "A-HRC-950-21"};
  CHECK(rg::fetch_inputs(arguments, {"zh"}, prefixes, settings).arguments == arguments);
  CHECK(!fs::exists(folder.path));
}

TEST_CASE("symbols become the files that are there, without asking again; what can't be had is refused") {
  ::setenv("no_proxy", "*", 1);
  const Folder folder;
  {
    rg::Cache cache(folder.path);
    rg::Part part = cache.part("A-HRC-950-21.zh", "docx");
    part.begin({}, 0);
    part.append("PK\x03\x04");
    cache.keep(part, "A-HRC-950-21.zh", "docx", "docx", false);
  }
  rg::FetchSettings settings;
  settings.folder = folder.path;
  settings.base_url = "http://127.0.0.1:1";
  settings.tries = 1;
  settings.ask_again = false;
  const rg::FetchedInputs found =
      rg::fetch_inputs({"x.txt", "A/HRC/950/21", "A//HRC/950/21"}, {"zh", "en"}, prefixes, settings);
  CHECK(found.arguments == std::vector<std::string>{"x.txt", folder.path + "/A-HRC-950-21.zh.docx"});
  CHECK(found.refused == std::vector<std::string>{
                             "A/HRC/950/21 (en): nothing answers there; check the address, and that the server runs"});
}
