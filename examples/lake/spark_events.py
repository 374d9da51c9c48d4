"""Asks a dataset of audit events with Apache Spark, on one machine or on a cluster:

    spark-submit --master 'local[2]' spark_events.py lake gaps.sql switched-off.sql
    spark-submit --master spark://host:7077 spark_events.py s3a://audit/lake gaps.sql

Each file holds one question, as `access-audit query <question> --print-sql` prints it. An answer is a line of JSON for each row, and an empty line after the last.
"""

import json
import sys

from pyspark.sql import SparkSession


def main(dataset, files):
    spark = (
        SparkSession.builder.appName("access-audit events")
        .config("spark.sql.session.timeZone", "UTC")
        # The names of the folders are text, as in the other engines.
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        .getOrCreate()
    )
    try:
        # Folders whose names begin with _ are passed over.
        spark.read.parquet(dataset).createOrReplaceTempView("events")
        for file in files:
            with open(file, encoding="utf-8") as question:
                answer = spark.sql(question.read().strip().rstrip(";"))
            for row in answer.collect():
                print(json.dumps(row.asDict(), ensure_ascii=False, default=str))
            print()
    finally:
        spark.stop()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
