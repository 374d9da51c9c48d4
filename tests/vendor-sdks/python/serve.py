"""Performs operations for the tests: one line of JSON in, {"operation", "args"}, one out, {"value"} or {"error"}."""

import json
import os
import sys


def serve(operations, describe):
    # Some SDKs print; the answers need the output for themselves.
    answers = os.fdopen(os.dup(1), "w")
    sys.stdout = sys.stderr
    for line in sys.stdin:
        call = json.loads(line)
        try:
            answer = {"value": operations[call["operation"]](**call["args"])}
        except Exception as error:
            answer = {"error": {"type": type(error).__name__, **describe(error)}}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
