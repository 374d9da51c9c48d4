"""Reads a JUnit report as a CI server does, and prints what it says."""

import json
import sys

from junitparser import Error, Failure, JUnitXml, Skipped

report = JUnitXml.fromfile(sys.argv[1])
report_cases = [case for suite in report for case in suite]
kinds = {Failure: "failure", Error: "error", Skipped: "skipped"}
print(
    json.dumps(
        {
            "tests": report.tests,
            "failures": report.failures,
            "errors": report.errors,
            "skipped": report.skipped,
            "cases": [
                {"name": case.name, "result": [kinds[type(result)] for result in case.result]}
                for case in report_cases
            ],
        }
    )
)
