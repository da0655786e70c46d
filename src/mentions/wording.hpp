// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <re2/re2.h>

#include <map>
#include <memory>
#include <set>
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
  Pattern date;  ///< before a number in a list; at the end of the text
  std::vector<SharedName> shared;
  std::map<std::string, std::string, std::less<>> usual_owner;  ///< by numbering: `session`, `year`, `serial`
};

/// Words beside a name of a type that make it something else's name.
struct Neighbours {
  std::string type;
  std::set<std::string> ids;  ///< only these; empty for all of the type
  std::vector<std::string> words;
  bool countries = false;  ///< so does a country's name
};

struct Goals {
  std::vector<std::string> set, spoken_of, goal, target, indicator, between, range, not_after, counted;
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
  std::string owner, posted, of;
  std::vector<std::string> endings, any_report_endings;
  std::vector<OfficeForm> forms;
  std::vector<Seat> regions, cities;
};

/// What a word does, as bits: the keys of `words.toml`.
enum WordClass : std::uint32_t {
  word_break = 1,
  word_of = 2,
  word_and = 4,
  word_initial = 8,
  word_scope = 16,
  word_national = 32,
  word_generic = 64,
  word_many = 128,
  word_opening = 256,
  word_crowd = 512,
  word_split = 1024,
  word_nominal = 2048,
};

/// Words that a body's name ends in, and what makes it a name.
struct BodyHead {
  enum class Needs : std::uint8_t { name, anchor, scope, topic, country, any };
  std::string type;
  Needs needs = Needs::name;
  bool alone = false;  ///< the words are whole names
  std::vector<std::string> words;
  std::set<std::string, std::less<>> but;
  Pattern more;  ///< its first group is what of the text behind the words belongs to the name; may be null
};

struct Titles {
  std::vector<std::string> marks;  ///< two characters each: opening, closing
  std::vector<std::string> words, not_words, quote_words, kinds_in_front;
  Pattern kind_behind;  ///< what may stand behind a title and say what it is
  std::string general_comment_trigger;
  Pattern general_comment;  ///< `第5号一般性意见`, with its subject
};

struct Standing {
  std::vector<std::string> this_, country, not_country, part_of_fund, its, any, another, office_there, of_all,
      resolution, not_behind;
};

struct Bodies {
  std::vector<BodyHead> heads;
  std::string two_countries;     ///< behind two countries: the name that follows is a body's of each
  std::string topic;             ///< of a body that is named after its topic
  std::vector<std::string> own;  ///< heads of bodies that are no part of whom their name begins with
  std::string ministry;          ///< its name goes on over any `and`: 财政和国家规划部
  std::string posted;            ///< between two countries: both belong to the name
  Titles titles;
  Standing standing;
};

struct OnlyNear {
  std::string id;
  std::vector<std::string> words;
};

struct Wording {
  std::string language;
  std::map<std::string, std::uint32_t, std::less<>> words;  ///< → WordClass bits
  Bodies bodies;
  std::vector<OnlyNear> only_near;
  std::vector<std::string> prefixes;  ///< of bodies' names
  std::vector<std::string> joints;    ///< words that a name's last character must not be torn from
  std::vector<Neighbours> not_before, not_after;
  Citations citations;
  Goals goals;
  Offices offices;
};

Wording wording_of(const Schema& schema, std::string_view language);

}  // namespace rg::mentions
