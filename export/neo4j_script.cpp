// SPDX-License-Identifier: Apache-2.0
#include "export/neo4j.hpp"

namespace rg {
namespace {

constexpr std::string_view script = R"sh(
# Imports the files of this folder into a new database of Neo4j 5:
#   sh import.sh [NEO4J_HOME [DATABASE [OPTION…]]]
# NEO4J_HOME is Neo4j's folder; without it, or when it is empty, neo4j-admin is taken from where programs are found.
# DATABASE is `neo4j` without it. Options go to neo4j-admin: `--overwrite-destination` replaces a database.
set -eu
home=${1-} database=${2-neo4j}
[ $# -lt 1 ] || shift
[ $# -lt 1 ] || shift
admin=neo4j-admin
[ -z "$home" ] || admin=$(CDPATH= cd -- "$home" && pwd)/bin/neo4j-admin
command -v "$admin" >/dev/null || { echo "import.sh: no $admin; name the folder of Neo4j" >&2; exit 1; }
cd -- "$(dirname -- "$0")"
exec "$admin" database import full \
  --array-delimiter=U+001F --delimiter=, --quote='"' --multiline-fields=false --read-buffer-size=64m \
)sh";

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string import_script(const std::string& version, const std::vector<std::string>& files) {
  std::string out = std::string(import_script_mark) + version + std::string(script);
  for (const std::string& file : files)
    out += (file.starts_with("nodes-") ? "  --nodes=" : "  --relationships=") + shell_quoted(file) + " \\\n";
  return out + "  \"$@\" -- \"$database\"\n";
}

}  // namespace rg
