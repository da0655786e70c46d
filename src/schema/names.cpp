// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "src/schema/load.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t end = text.find(separator);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

struct Cell {
  std::string_view text;
  Location where;
};

std::vector<std::string> aliases(const Cell& cell) {
  std::vector<std::string> out;
  if (cell.text.empty()) return out;
  for (const std::string_view alias : split(cell.text, '|')) {
    if (alias.empty()) throw Problem(cell.where, "an empty name", "take out the | too many");
    if (alias != trim(alias))
      throw Problem(cell.where, "white space around `" + std::string(alias) + "`", "take it out");
    if (std::find(out.begin(), out.end(), alias) != out.end())
      throw Problem(cell.where, "`" + std::string(alias) + "` stands here twice", "take one out");
    out.emplace_back(alias);
  }
  return out;
}

/// The columns of a table: every one known, id first, none twice or missing.
std::vector<std::string> read_header(std::string_view line, const Location& where, const NodeType& type) {
  std::vector<std::string> wanted{"id"}, found;
  wanted.insert(wanted.end(), languages.begin(), languages.end());
  wanted.emplace_back("not");
  wanted.insert(wanted.end(), type.columns.begin(), type.columns.end());
  for (const std::string_view column : split(line, '\t')) {
    if (std::find(wanted.begin(), wanted.end(), column) == wanted.end())
      throw Problem(where, "unknown column `" + std::string(column) + "`",
                    "name it in `columns` of types/" + type.name + ".toml or take it out");
    if (std::find(found.begin(), found.end(), column) != found.end())
      throw Problem(where, "column `" + std::string(column) + "` stands here twice", "take one out");
    found.emplace_back(column);
  }
  for (const std::string& column : wanted)
    if (std::find(found.begin(), found.end(), column) == found.end())
      throw Problem(where, "column `" + column + "` is missing", "add it");
  return found;
}

/// An alternative wording in which a name means something else must hold one of the row's names.
void check_not_in(const Thing& thing, const Location& where) {
  for (const std::string& wording : thing.not_in) {
    const auto holds = [&](const std::vector<std::string>& names) {
      return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return wording != name && wording.find(name) != std::string::npos;
      });
    };
    if (!std::any_of(thing.names.begin(), thing.names.end(), holds))
      throw Problem(where, "`" + wording + "` holds no name of " + thing.id, "mend it or take it out");
  }
}

}  // namespace

void read_names(const SchemaFile& file, const std::string& root, const NodeType& type, std::vector<Thing>& things,
                std::vector<std::size_t>& lines) {
  const std::string path = root + file.path;
  std::string_view rest = file.text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  std::vector<std::string> header;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (header.empty()) {
      header = read_header(line, {path, number, 1}, type);
      continue;
    }
    if (line.empty()) continue;
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() != header.size())
      throw Problem({path, number, 1},
                    std::to_string(cells.size()) + " cells in a table of " + std::to_string(header.size()) + " columns",
                    "mend the tabs");
    Thing thing;
    thing.type = type.name;
    Location where_not;
    std::size_t column = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Cell cell{cells[i], {path, number, column}};
      column += count_code_points(cells[i]) + 1;
      const std::size_t language = language_index(header[i]);
      if (header[i] == "id") thing.id = cell.text;
      else if (language < language_count) thing.names[language] = aliases(cell);
      else if (header[i] == "not") {
        thing.not_in = aliases(cell);
        where_not = cell.where;
      } else if (!cell.text.empty()) thing.properties.emplace(header[i], cell.text);
    }
    if (thing.id.empty()) throw Problem({path, number, 1}, "a row without an id", "give it one");
    check_not_in(thing, where_not);
    things.push_back(std::move(thing));
    lines.push_back(number);
  }
}

}  // namespace rg
