// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/ledger/ledger.hpp"
#include "src/mentions/mentions.hpp"
#include "src/relations/sink.hpp"

namespace rg {

/// Reads the record of a vote by `wording/<language>/votes.toml`.
class Votes {
 public:
  Votes(const Schema& schema, std::string_view language);

  /// An edge from each State of a list to the report. Where the printed tally and the lists disagree, or a name in a
  /// list is no known State, a remark says so.
  void read(const Place& place, const PlaceMentions& mentions, EdgeSink& out, std::vector<Remark>& remarks) const;

 private:
  struct List {
    std::string edge;
    std::vector<std::string> headings;
  };
  struct Section {
    const List* list;
    Range range;        ///< from the heading to the end of the list
    std::size_t names;  ///< where the names begin
  };
  std::vector<Section> sections(std::string_view text) const;
  std::size_t read_section(const Section& section, const Place& place, const PlaceMentions& mentions, EdgeSink& out,
                           std::vector<Remark>& remarks) const;
  void check_tally(std::string_view text, const std::string& edge, std::size_t count, const std::string& para,
                   std::vector<Remark>& remarks) const;

  std::string language_;
  std::vector<List> lists_;
  std::vector<std::shared_ptr<const RE2>> tallies_;
  std::vector<std::string> none_;
};

}  // namespace rg
