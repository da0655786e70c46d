// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "src/schema/schema.hpp"

namespace rg {

/// Reads and checks the files, which come sorted by path. Throws Problem.
Schema load_schema(std::vector<SchemaFile> files, const std::string& root);

/// One row of a names table and where it stands, for the checks over the whole schema.
struct ThingOrigin {
  std::size_t file = 0;
  std::size_t line = 0;
};

/// `schema/types/*.toml`
NodeType read_node_type(const SchemaFile& file, const std::string& root);
EdgeType read_edge_type(const SchemaFile& file, const std::string& root);
bool is_edge_type(const SchemaFile& file, const std::string& root);

/// `schema/names/<Type>.tsv`: appends its rows.
void read_names(const SchemaFile& file, const std::string& root, const NodeType& type, std::vector<Thing>& things,
                std::vector<std::size_t>& lines);

}  // namespace rg
