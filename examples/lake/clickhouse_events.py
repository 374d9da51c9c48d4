"""Asks a dataset of audit events with ClickHouse, here in the process by chdb (pip install chdb):

    python clickhouse_events.py lake gaps.sql switched-off.sql

A server asks the same: `SELECT … FROM file(…)` becomes `FROM s3(…)`. Each file holds one question, as
`access-audit query <question> --print-sql` prints it. An answer is a line of JSON for each row, and an empty line after the last.
"""

import os
import sys

import chdb

SETTINGS = "use_hive_partitioning = 1, output_format_json_quote_64bit_integers = 0"


def main(dataset, files):
    pattern = os.path.join(os.path.abspath(dataset), "cloud=*", "date=*", "*.parquet").replace("'", "''")
    for file in files:
        with open(file, encoding="utf-8") as question:
            sql = question.read().strip().rstrip(";")
        events = f"WITH events AS (SELECT * FROM file('{pattern}', 'Parquet'))"
        print(chdb.query(f"{events} {sql} SETTINGS {SETTINGS}", "JSONEachRow"))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
