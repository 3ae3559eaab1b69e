#!/usr/bin/env python3
"""What a user would write to compare two facts.csv: peer_diff.py pandas|polars|duckdb OLD NEW OUT

Joins both by address and unit, keeps what differs, and writes how much each address moves, through how many units:
`table,row,column,change,units`.
"""

import sys

KEY = ["table", "row", "column", "unit"]


def with_pandas(old, new, out):
    import pandas
    read = lambda path: pandas.read_csv(path, encoding="utf-8-sig", usecols=[*KEY, "value"], dtype={
        **{name: "category" for name in KEY}, "value": "float64"})
    both = read(old).merge(read(new), on=KEY, how="outer", suffixes=("_old", "_new"))
    both["change"] = both["value_new"].fillna(0) - both["value_old"].fillna(0)
    moved = both[both["change"] != 0]
    moved.groupby(KEY[:3], observed=True, sort=False).agg(change=("change", "sum"), units=("unit", "count")) \
        .reset_index().to_csv(out, index=False)


def with_polars(old, new, out):
    import polars
    read = lambda path: polars.scan_csv(path).select(
        *(polars.col(name).cast(polars.String) for name in KEY), polars.col("value").cast(polars.Float64))
    both = read(old).join(read(new), on=KEY, how="full", coalesce=True, suffix="_new")
    change = polars.col("value_new").fill_null(0) - polars.col("value").fill_null(0)
    both.with_columns(change=change).filter(polars.col("change") != 0).group_by(KEY[:3]).agg(
        polars.col("change").sum(), units=polars.len()).collect(engine="streaming").write_csv(out)


def with_duckdb(old, new, out):
    import duckdb
    read = lambda path: f"read_csv('{path}', header=true, types={{'unit': 'VARCHAR'}})"
    key = ", ".join(f'"{name}"' for name in KEY)
    duckdb.sql(f"""COPY (
        SELECT "table", "row", "column", sum(change) AS change, count(*) AS units FROM (
            SELECT {key}, coalesce(n.value, 0) - coalesce(o.value, 0) AS change
            FROM {read(old)} o FULL JOIN {read(new)} n USING ({key}))
        WHERE change <> 0 GROUP BY "table", "row", "column") TO '{out}' (HEADER)""")


if __name__ == "__main__":
    {"pandas": with_pandas, "polars": with_polars, "duckdb": with_duckdb}[sys.argv[1]](*sys.argv[2:])
