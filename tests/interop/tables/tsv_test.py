# SPDX-License-Identifier: Apache-2.0
"""Plain splitting, pandas, pyarrow and DuckDB read all cells of the TSV, each column with its type."""
import csv
import json
import re

import duckdb
import pandas
import pyarrow
import pyarrow.csv

from expected import column_type, mapped, rows
from reference import Reference, folder, same

ESCAPES = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
NAMES = {"text": str, "list": str, "whole": "Int64", "real": float}
ARROW = {"text": pyarrow.string(), "list": pyarrow.string(), "whole": pyarrow.int64(), "real": pyarrow.float64()}
SQL = {"text": "VARCHAR", "list": "VARCHAR", "whole": "BIGINT", "real": "DOUBLE"}


def text_of(cell):
    return re.sub(r"\\[tnr\\]", lambda escape: ESCAPES[escape[0]], cell)


def decoded(table, row):
    """Text and lists of a row, with numbers as the reader has them."""
    out = {}
    for column, cell in row.items():
        if cell is None or cell is pandas.NA or cell == "" or cell != cell:
            continue
        kind = column_type(table, column)
        out[column] = json.loads(cell) if kind == "list" else text_of(cell) if kind == "text" else cell
    return out


def types(table, path, names):
    header = path.open(encoding="utf-8").readline().rstrip("\n").split("\t")
    return {column: names[column_type(table, column)] for column in header}


def split(table, path):
    """As `cut` and `awk` do."""
    lines = path.read_bytes().decode().split("\n")
    same("last line", lines.pop(), "")
    header = lines[0].split("\t")
    number = {"whole": int, "real": float}
    for line in lines[1:]:
        cells = line.split("\t")
        same("cells of a line", len(cells), len(header))
        yield {column: number.get(column_type(table, column), str)(cell) for column, cell in zip(header, cells) if cell}


def read_pandas(table, path):
    return pandas.read_csv(path, sep="\t", quoting=csv.QUOTE_NONE, dtype=types(table, path, NAMES), keep_default_na=False,
                           na_values={column: [""] for column, kind in types(table, path, NAMES).items() if kind is not str}).to_dict("records")


def read_pyarrow(table, path):
    options = pyarrow.csv.ConvertOptions(column_types=types(table, path, ARROW), null_values=[""])
    parse = pyarrow.csv.ParseOptions(delimiter="\t", quote_char=False, double_quote=False)
    return pyarrow.csv.read_csv(path, pyarrow.csv.ReadOptions(block_size=1 << 28), parse, options).to_pylist()


def read_duckdb(table, path):
    found = duckdb.sql(f"SELECT * FROM read_csv('{path}', delim='\t', quote='', escape='', header=true, "
                       f"columns={types(table, path, SQL)}, max_line_size=100000000, buffer_size=200000000)")
    return [dict(zip(found.columns, row)) for row in found.fetchall()]


reference = Reference(folder())
total = 0
for table, wanted in rows(reference).items():
    without_nul = lambda text: text.replace("\0", "")
    wanted = [{key: mapped(v, without_nul, list) for key, v in row.items()} for row in wanted]
    for read in (split, read_pandas, read_pyarrow, read_duckdb):
        found = [decoded(table, row) for row in read(table, folder() / "tsv" / f"{table}.tsv")]
        same(f"{read.__name__}: rows of {table}", len(found), len(wanted))
        for left, right in zip(found, wanted):
            same(f"{read.__name__} {table}", left, {key: v for key, v in right.items() if v != ""})
    total += len(wanted)
print(f"   split, pandas {pandas.__version__}, pyarrow {pyarrow.__version__}, DuckDB {duckdb.__version__}, TSV: {total} rows of three tables, all equal")
