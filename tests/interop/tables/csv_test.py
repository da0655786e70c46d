# SPDX-License-Identifier: Apache-2.0
"""Python's csv, pandas and DuckDB read all cells of the CSV, and a spreadsheet finds no formula in them."""
import csv

import duckdb
import pandas

from expected import column_type, mapped, rows
from reference import Reference, folder, present, same

NUMBERS = {"whole": int, "real": float}
csv.field_size_limit(10**9)


def without_nul(text):
    return text.replace("\0", "")


def text_of(cell):
    """The way back from a cell that must not be a formula."""
    return cell.removeprefix("'")


def value(table, column, cell):
    of_type = NUMBERS.get(column_type(table, column), text_of)
    return of_type(cell) if cell else ""


def is_formula(cell):
    return cell[:1] in tuple("=+-@\t\r\n＝＋－＠")


def read_csv(table, path):
    raw = path.read_bytes()
    assert raw.startswith("\ufeff".encode()) and raw.endswith(b"\r\n"), path
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines, strict=True):
            assert None not in row and None not in row.values(), row
            assert not any(map(is_formula, row.values())), row
            yield row


def read_pandas(table, path):
    types = {column: str for column in pandas.read_csv(path, nrows=0).columns}
    return pandas.read_csv(path, dtype=types, keep_default_na=False).to_dict("records")


def read_duckdb(table, path):
    # Its longest line is 2 MB without max_line_size
    found = duckdb.sql(f"SELECT * FROM read_csv('{path}', delim=',', quote='\"', escape='\"', header=true, all_varchar=true, "
                       "max_line_size=100000000, buffer_size=200000000)")
    return [{column: cell or "" for column, cell in zip(found.columns, row)} for row in found.fetchall()]


reference = Reference(folder())
total = 0
for table, wanted in rows(reference).items():
    wanted = [present({key: mapped(v, without_nul, lambda items: without_nul(" | ".join(items))) for key, v in row.items()}) for row in wanted]
    for read in (read_csv, read_pandas, read_duckdb):
        found = [present({column: value(table, column, cell) for column, cell in row.items()}) for row in read(table, folder() / "csv" / f"{table}.csv")]
        same(f"{read.__name__}: rows of {table}", len(found), len(wanted))
        for left, right in zip(found, wanted):
            same(f"{read.__name__} {table}", left, right)
    total += len(wanted)
print(f"   csv, pandas {pandas.__version__}, DuckDB {duckdb.__version__}, CSV: {total} rows of three tables, all equal")
