#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the files of a schema folder as a C++ source: embed.py FOLDER OUTPUT DEPFILE.  With only FOLDER: lists them."""
import pathlib
import sys


def files(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".toml", ".tsv") or p.name == "version")


def literal(data):
    """Octal escapes, in pieces that every compiler takes as one literal."""
    plain = {ord("\n"): "\\n", ord("\t"): "\\t", ord('"'): '\\"', ord("\\"): "\\\\"}
    out = []
    for start in range(0, len(data), 8000):
        piece = data[start:start + 8000]
        out.append('"' + "".join(plain.get(b) or (chr(b) if 32 <= b < 127 and b != 63 else f"\\{b:03o}") for b in piece) + '"')
    return "\n".join(out) or '""'


def main():
    folder = pathlib.Path(sys.argv[1])
    found = files(folder)
    if len(sys.argv) == 2:
        print("\n".join(str(p) for p in found))
        return
    output, depfile = map(pathlib.Path, sys.argv[2:4])
    rows = []
    for path in found:
        data = path.read_bytes()
        rows.append(f'{{"{path.relative_to(folder).as_posix()}", std::string_view({literal(data)}, {len(data)})}},\n')
    output.write_text('// Made by embed.py; do not edit.\n#include "src/schema/embedded.hpp"\n\nnamespace rg {\n'
                      "static constexpr EmbeddedFile files[] = {\n" + "".join(rows) + "};\n"
                      "std::span<const EmbeddedFile> embedded_schema() { return files; }\n}  // namespace rg\n", encoding="ascii")
    folders = [folder] + sorted(p for p in folder.rglob("*") if p.is_dir())  # a new file changes its folder
    escaped = " ".join(str(p).replace(" ", "\\ ") for p in found + folders)
    depfile.write_text(f"{output}: {escaped}\n", encoding="utf-8")


main()
