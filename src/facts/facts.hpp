// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/text/unicode.hpp"

/// What one report says, place by place: the interchange format between extraction and merging.
namespace rg {

/// `withdrawn`: a correction says that the words do not state it.
enum class Status { stated, demanded, denied, withdrawn };
std::string_view name_of(Status status);

/// The report itself. Written as a node fact at `front` whose id is the report's own.
struct DocumentFact {
  std::string doc;                             ///< key of its facts, such as `A-HRC-50-51`
  std::string id;                              ///< its UN symbol, such as `A/HRC/50/51`; `doc` where it has none
  std::string type;                            ///< `Document` or `Resolution`
  std::string title;                           ///< may be empty
  std::string language;                        ///< ISO 639-1, or empty
  std::uint32_t year = 0;                      ///< in which it came out; 0 where that isn't known
  std::string date = {};                       ///< on which it was distributed, ISO 8601, or empty
  std::string session = {};                    ///< `50`, `S-30`, `ES-11`, or empty
  std::vector<std::string> agenda_items = {};  ///< `2`, `72(b)`
  std::vector<std::string> kinds = {};         ///< `draft`, `addendum`, … as its symbol says
  auto operator<=>(const DocumentFact&) const = default;
};

/// What a report says of itself beyond its type, as a node carries it: `title`, `language`, `year`, … without what is
/// empty.
std::vector<std::pair<std::string, std::string>> properties_of(const DocumentFact& document);
/// Whether a property holds several values, with `|` between them.
bool holds_several(std::string_view property);
std::string as_one(const std::vector<std::string>& values);
std::vector<std::string_view> values_in(std::string_view several);

/// A thing that one place names: once a place, with every wording and where each one stands.
struct NodeFact {
  std::string para;  ///< `front`, `summary`, `pre`, `p12`, `fn3`, `vote`, `body`
  std::string type;
  std::string id;
  std::vector<std::string> text;  ///< distinct wordings, white space removed
  std::vector<Span> spans;        ///< every mention, in order
  std::string correction = {};    ///< who made it so, when and why; empty for what was read
  /// The very words of each span; empty where `text` and the lengths of the spans tell them.
  std::vector<std::string> quotes = {};
  auto operator<=>(const NodeFact&) const = default;
};

/// The wording that a span has: the one as long as it, else the first.
const std::string& wording_of(const NodeFact& node, Span span);
/// The words at a span of the node, given by its position among the spans.
const std::string& words_of(const NodeFact& node, std::size_t span);
/// Sets `spans`, in order, and `quotes` where they are needed.
void set_spans(NodeFact& node, std::vector<std::pair<Span, std::string>> words);

struct EdgeFact {
  std::string para;
  std::string head, type, tail;  ///< `DOC` stands for the report itself
  Status status = Status::stated;
  std::string evidence;  ///< the very words at `span` of the place
  Span span;
  std::string rule;             ///< what found it, such as `zh/mandate/submitted-under`
  std::string correction = {};  ///< who made it so, when and why; empty for what was read
  auto operator<=>(const EdgeFact&) const = default;
};

struct Facts {
  DocumentFact document;
  std::vector<NodeFact> nodes;
  std::vector<EdgeFact> edges;
};

/// JSON lines, keys and order fixed: document, nodes, edges as they stand in `facts`.
std::string to_json_lines(const Facts& facts);

/// Reads JSON lines of any number of reports, in any order. Throws Problem with line and column.
/// Facts of one report are put together; reports come sorted by `doc`.
std::vector<Facts> read_facts(std::string_view json_lines, const std::string& file);

}  // namespace rg
