// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <re2/re2.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "src/schema/schema.hpp"
#include "src/text/problem.hpp"

/// The wording files of the mentions, one struct a file: see `schema/wording/zh/` for what each key means.
namespace rg::mentions {

using Pattern = std::shared_ptr<const RE2>;
/// Throws Problem where RE2 refuses it.
Pattern compile(const std::string& pattern, const Location& where);

struct SharedName {
  std::string name;
  std::vector<std::string> ids;
};

struct Citations {
  std::vector<std::string> before, after, between, resolution, not_resolution, ditto, stops;
  std::vector<Pattern> owner;
  std::vector<SharedName> shared;
  std::map<std::string, std::string, std::less<>> usual_owner;  ///< by numbering: `session`, `year`, `serial`
};

/// Words beside a name of a type that make it something else's name.
struct Neighbours {
  std::string type;
  std::vector<std::string> words;
  bool countries = false;  ///< so does a country's name
};

struct Goals {
  std::vector<std::string> set, goal, target, indicator, between, range, not_after, counted;
};

struct OfficeForm {
  Pattern pattern;  ///< over folded text
  bool country = false, region = false, city = false;
  bool any_report = false;  ///< needs no OHCHR about
};

struct Seat {
  std::vector<std::string> names;
  std::string id;  ///< slug of a region, or id of a country
};

struct Offices {
  std::string owner;
  std::vector<std::string> endings;
  std::vector<OfficeForm> forms;
  std::vector<Seat> regions, cities;
};

struct Wording {
  std::string language;
  std::vector<Neighbours> not_before, not_after;
  Citations citations;
  Goals goals;
  Offices offices;
};

Wording wording_of(const Schema& schema, std::string_view language);

}  // namespace rg::mentions
