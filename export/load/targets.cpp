// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "export/load/target.hpp"

namespace rg {

std::span<const Target> targets() {
  static constexpr std::array table{
      Target{"neo4j", "NEO4J", "address of its HTTP interface, such as http://localhost:7474",
             "brings what is there already up to date", false, load_neo4j},
      Target{"sparql", "SPARQL", "address of a graph store, such as Fuseki's http://localhost:3030/DATASET/data",
             "only adds triples, so that beside a new count or name the old one stays: to send a graph that has "
             "changed since, take --replace",
             true, load_sparql},
  };
  return table;
}

const Target* find_target(std::string_view name) {
  const auto found = std::find_if(targets().begin(), targets().end(), [&](const Target& t) { return t.name == name; });
  return found == targets().end() ? nullptr : &*found;
}

}  // namespace rg
