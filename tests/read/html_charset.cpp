// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_charset.hpp"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <string>
#include <utility>
#include <vector>

#include "src/read/html.hpp"
#include "src/text/problem.hpp"

namespace {

const std::string chinese =
    "人权高专办与开发署、儿基会一道，在苏瓦举办了关于儿童权利立法的讲习班。斐济的代表参加了讲习班。";
const std::string traditional =
    "人權高專辦與開發署、兒基會一道，在蘇瓦舉辦了關於兒童權利立法的講習班。斐濟的代表參加了講習班。";
const std::string russian =
    "Совет по правам человека просил Верховного комиссара подготовить доклад о работе в регионе.";
const std::string arabic = "طلب مجلس حقوق الإنسان إلى المفوضة السامية أن تعد تقريرا عن العمل في المنطقة وعن نتائجه.";
const std::string french =
    "Le Conseil a prié le Haut-Commissaire d’établir un rapport sur l’état des activités menées à ce jour.";

std::string encoded(const std::string& utf8, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string out(utf8.size() * 4 + 8, '\0');
  out.resize(static_cast<std::size_t>(ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()),
                                                      text.getBuffer(), text.length(), &status)));
  ucnv_close(converter);
  return out;
}

std::string read(const std::string& page, const std::string& encoding = {}) {
  try {
    return rg::read_html(page, "f.html", encoding).lines.front().text;
  } catch (const rg::Problem& problem) {
    return problem.what();
  }
}

}  // namespace

TEST_CASE("what a page says of its charset") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"<meta charset=gb2312>", "GB18030"},
      {"<META CHARSET = 'GBK' >", "GB18030"},
      {"<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">", "windows-1252"},
      {"<meta content='text/html; charset=windows-1251' http-equiv=Content-Type>", "windows-1251"},
      {"<meta charset=cp1256>", "windows-1256"},
      {"<meta charset=Big5>", "Big5-HKSCS"},
      {"<meta charset=utf-16>", "UTF-8"},
      {"<meta charset=Shift_JIS>", "windows-31j"},
      {"<meta charset=utf-7>", ""},
      {"<meta charset=scsu>", ""},
      {"<meta name=charset><meta charset=koi8-r>", "KOI8-R"},
      {"<!-- <meta charset=gbk> --><meta charset=iso-8859-5>", "iso-8859-5"},
      {"<?xml version=\"1.0\" encoding=\"windows-1251\"?><html>", "windows-1251"},
      {"<?xml version=\"1.0\" encoding=\"windows-1251\"?><meta charset=utf-8>", "UTF-8"},
      {"<metadata charset=gbk>", ""},
      {"<meta charset>", ""},
      {"<meta charset=\"", ""},
      {"", ""},
  };
  for (const auto& [page, charset] : rows) {
    CAPTURE(page);
    CHECK(rg::read::declared_charset(page) == charset);
  }
}

TEST_CASE("pages are read in their charset, whatever they say") {
  struct Row {
    const char* said;
    const char* is;
    std::string text;
  };
  const std::vector<Row> rows{
      {"gb2312", "GB18030", chinese},
      {"gbk", "GB18030", chinese},
      {"big5", "Big5", traditional},
      {"windows-1251", "windows-1251", russian},
      {"koi8-r", "KOI8-R", russian},
      {"windows-1256", "windows-1256", arabic},
      {"iso-8859-6", "windows-1256", arabic},
      {"iso-8859-1", "windows-1252", french},
      {"utf-8", "UTF-8", chinese},
      {"iso-8859-1", "UTF-8", chinese},
      {"gb2312", "UTF-8", russian},
      {"iso-8859-1", "GB18030", chinese},
      {"iso-8859-1", "windows-1251", russian},
      {"utf-8", "GB18030", chinese},
      {"utf-8", "windows-1252", french},
      {"no-such", "GB18030", chinese},
      {"utf-8", "UTF-16LE", chinese},
      {"utf-8", "UTF-16BE", russian},
  };
  for (const Row& row : rows) {
    CAPTURE(row.said);
    CAPTURE(row.is);
    const std::string page = "<html><head><meta charset=\"" + std::string(row.said) +
                             "\"><script>var english = 'words that are no part of the text';</script></head><body><p>" +
                             row.text + "</p></body></html>";
    CHECK(read(encoded(page, row.is)) == row.text);
  }
  CHECK(read(encoded("\uFEFF<p>" + chinese, "UTF-16LE")) == chinese);
  CHECK(read(encoded("\uFEFF<p>" + chinese, "UTF-16BE")) == chinese);
  CHECK(read("\xEF\xBB\xBF<meta charset=gbk><p>" + chinese) == chinese);
  CHECK(read(encoded("<p>" + chinese, "GB18030")) == chinese);
  CHECK(read(encoded("<SCRIPT>x()</SCRIPT><STYLE>p {}</Style><p>" + chinese, "GB18030")) == chinese);
  CHECK(read(encoded("<meta content='" + chinese + "'><p title='" + chinese + "'>A", "GB18030")) == "A");
  CHECK(read("<p title='caf\xE9'>A") == "A");
}

TEST_CASE("--encoding overrules a page") {
  CHECK(read("<meta charset=utf-8><p>caf\xE9", "windows-1252") == "café");
  CHECK(read("<meta charset=utf-8><p>caf\xE9", "none") ==
        "f.html: unknown encoding `none`; name one such as UTF-8, UTF-16, GB18030 or windows-1252");
}

TEST_CASE("wrong bytes are named, where they are of the text") {
  CHECK(read("<meta charset=utf-8><meta name=description content='" + chinese.substr(0, 10) + "'><p>" + chinese) ==
        chinese);
  CHECK(read("<meta charset=utf-8>\n<p>" + chinese + "\xE4<p>" + chinese) ==
        "f.html:2:51: byte 165 is no valid UTF-8; save the file in one encoding, or name it with --encoding");
}
