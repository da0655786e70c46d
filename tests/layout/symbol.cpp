// SPDX-License-Identifier: Apache-2.0
#include "src/layout/symbol.hpp"

#include <doctest/doctest.h>

#include "src/layout/layout.hpp"

namespace {
const std::vector<std::string> prefixes{"A", "S", "E", "CCPR", "HRI"};

struct Case {
  const char* text;
  const char* symbol;  ///< what is read at its start
  const char* rest;    ///< what is left
};
}  // namespace

TEST_CASE("symbols are read as the UN writes them, slips mended") {
  for (const Case& c :
       {Case{"A/HRC/50/51.", "A/HRC/50/51", "."}, Case{"A/HRC44/28", "A/HRC/44/28", ""},
        Case{"A//HRC/44/28", "A/HRC/44/28", ""}, Case{"A/HRC/ 44/28", "A/HRC/44/28", ""},
        Case{"E/CN.4/2001/2-E/CN.4/Sub.2/2000/46", "E/CN.4/2001/2", "-E/CN.4/Sub.2/2000/46"},
        Case{"E/CN4/SUB.2/2000/46", "E/CN.4/Sub.2/2000/46", ""}, Case{"A/2015/10/Add./1，", "A/2015/10/Add.1", "，"},
        Case{"S/RES/1244 (1999)号", "S/RES/1244(1999)", "号"}, Case{"A/RES/217(III)", "A/RES/217(III)", ""},
        Case{"A/RES/ES-11/1", "A/RES/ES-11/1", ""}, Case{"A/HRC/WG.2/21/2/Add.1.", "A/HRC/WG.2/21/2/Add.1", "."},
        Case{"A/HRC/50/51及其", "A/HRC/50/51", "及其"}}) {
    CAPTURE(c.text);
    const rg::Symbol symbol = rg::read_symbol(c.text, 0, prefixes);
    CHECK(symbol.text == c.symbol);
    CHECK(std::string_view(c.text).substr(symbol.length) == c.rest);
  }
}

TEST_CASE("what is no symbol isn't read as one") {
  for (const char* text : {"A/B", "AND/OR", "X/12/3", "http://A/1", "a/hrc/1/2", "A", "A/", "COVID-19/20"}) {
    CAPTURE(text);
    CHECK(rg::read_symbol(text, 0, prefixes).length == 0);
  }
  CHECK(rg::read_symbol("ZA/12/3", 1, prefixes).length == 0);
}

TEST_CASE("a file's stem spells a symbol, or none") {
  CHECK(rg::symbol_of_stem("A-HRC-50-51", prefixes) == "A/HRC/50/51");
  CHECK(rg::symbol_of_stem("A-RES-ES-11-1", prefixes) == "A/RES/ES-11/1");
  CHECK(rg::symbol_of_stem("A-HRC-WG.6-34-ITA-3.ru", prefixes) == "A/HRC/WG.6/34/ITA/3");
  CHECK(rg::symbol_of_stem("S-RES-1244(1999)", prefixes) == "S/RES/1244(1999)");
  CHECK(rg::symbol_of_stem("my-report", prefixes).empty());
  CHECK(rg::symbol_of_stem("A-report", prefixes).empty());
  CHECK(rg::symbol_of_stem("A-1-报告", prefixes).empty());
  CHECK(rg::symbol_of_stem("", prefixes).empty());
}

TEST_CASE("a key is a symbol that can be a file's name") {
  CHECK(rg::key_of_symbol("A/HRC/50/51") == "A-HRC-50-51");
  CHECK(rg::key_of_symbol("S/RES/1244(1999)") == "S-RES-1244-1999");
}

TEST_CASE("the year of a report is its symbol's, else the first of its front page") {
  CHECK(rg::year_of("S/2022/7", "2019年") == 2022);
  CHECK(rg::year_of("S/RES/1244(1999)", "") == 1999);
  CHECK(rg::year_of("A/HRC/50/51", "第五十届会议\n2022年6月13日至7月8日") == 2022);
  CHECK(rg::year_of("A/HRC/RES/2006/1", "") == 0);  // no year, though it looks like one
  CHECK(rg::year_of("A/77/1", "纽约，2021年10月") == 2022);
  CHECK(rg::year_of("A/77/1", "14 February 2023") == 2023);
  CHECK(rg::year_of("", "GE.22-09862 (C) 12345 1.2022.3 A/2022/9 15 July 2021") == 2021);
  CHECK(rg::year_of("", "") == 0);
}

TEST_CASE("a symbol tells what kind of document it is, and to which it belongs") {
  const rg::Schema schema = rg::Schema::built_in();
  const auto kinds = [&](std::string_view symbol) {
    std::string out;
    for (const std::string& kind : rg::kinds_of(symbol, schema.node_type("Document")->kinds))
      out += (out.empty() ? "" : ", ") + kind;
    return out;
  };
  CHECK(kinds("A/HRC/950/21").empty());
  CHECK(kinds("A/HRC/950/L.10/Rev.1") == "draft, revision");
  CHECK(kinds("A/HRC/950/21/Add.2/Corr.1") == "addendum, corrigendum");
  CHECK(kinds("A/C.3/95/L.4/Amend.1") == "draft, amendment");
  CHECK(kinds("A/HRC/950/NGO/7") == "statement of a non-governmental organization");
  CHECK(kinds("CAT/C/SR.1234") == "summary record");
  CHECK(kinds("").empty());
  CHECK(kinds("////").empty());
  for (const auto& [symbol, letters, base] : {std::tuple{"A/HRC/44/32/Add.1", "Add", "A/HRC/44/32"},
                                              {"A/HRC/950/L.10/Rev.12", "Rev", "A/HRC/950/L.10"},
                                              {"A/HRC/950/21/Add.1/Corr.2", "Corr", "A/HRC/950/21/Add.1"},
                                              {"A/HRC/950/21", "", ""},
                                              {"A/HRC/950/Add", "", ""},
                                              {"A/HRC/950/Add.x", "", ""},
                                              {"A/HRC/950/Add.", "", ""},
                                              {"/Add.1", "", ""},
                                              {"Add.1", "", ""},
                                              {"", "", ""}}) {
    CAPTURE(std::string(symbol));
    const rg::Suffix suffix = rg::suffix_of(symbol);
    CHECK(suffix.letters == letters);
    CHECK(suffix.base == base);
  }
}
