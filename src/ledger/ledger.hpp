// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/layout/layout.hpp"

/// What was read, what was dropped and why, and what looks wrong.
namespace rg {

/// Something a person should look at, such as a vote whose tally disagrees with its lists.
struct Remark {
  std::string para;
  std::string code;  ///< `vote-tally`, `resolution-without-owner`, …
  std::string text;
  auto operator<=>(const Remark&) const = default;
};

/// What a reader would want to see beside the facts of a report: what may have been missed.
struct Missed {
  struct Sentence {
    std::string para;
    Span span;
    std::string text;
    auto operator<=>(const Sentence&) const = default;
  };
  std::vector<Sentence> sentences;                   ///< with two or more organisations and no edge
  std::map<std::string, std::size_t> abbreviations;  ///< never defined, with how often they stand there
};

/// An input that was not used, and why.
struct Refused {
  std::string path;
  std::string reason;
  auto operator<=>(const Refused&) const = default;
};

/// The ledger of one report as a JSON object on one line.
std::string ledger_of(const Text& text, const Document& document, const Facts& facts,
                      const std::vector<Remark>& remarks, const Missed& missed);
/// The ledger of a build: schema, reports (each a line of ledger_of, sorted by `doc`), refused inputs, and by format
/// how many characters it could not hold.
std::string ledger_of(const Schema& schema, const std::vector<std::string>& reports, std::vector<Refused> refused,
                      const std::map<std::string, std::size_t>& dropped_by_format);

/// The ledger of a build, as the function above wrote it, for people to read. Throws Problem where it is none.
std::string ledger_table(std::string_view json, const std::string& file);

}  // namespace rg
