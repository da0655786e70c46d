#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""fingerprint.py ROOT OUTPUT DEPFILE: a hash over the sources that make facts, so that a store knows by which it was made."""
import hashlib
import pathlib
import sys

STAGES = ["src/text", "src/schema", "src/read", "src/layout", "src/mentions", "src/relations", "src/facts", "src/corrections", "src/ledger",
          "graph", "graph/store"]

root, output, depfile = map(pathlib.Path, sys.argv[1:])
sources = sorted(file for stage in STAGES for file in (root / stage).glob("*.[ch]pp"))
digest = hashlib.sha256()
for source in sources:
    digest.update(source.relative_to(root).as_posix().encode() + b"\0" + source.read_bytes() + b"\0")
output.write_text(
    '#include "graph/store/program.hpp"\n'
    f'std::string_view rg::program_hash() {{ return "{digest.hexdigest()[:16]}"; }}\n',
    encoding="utf-8",
)
depfile.write_text(f"{output}: " + " ".join(str(path).replace(" ", "\\ ") for path in sources + [root / stage for stage in STAGES]) + "\n", encoding="utf-8")
