"""Validates the documents of a YAML file strictly; prints of each its kind and what is wrong, null where there is no schema of it."""

import json
import sys

import kubernetes_validate
import yaml


def judged(document):
    told = {"kind": document["kind"], "name": document["metadata"]["name"]}
    try:
        kubernetes_validate.validate(document, "1.34", strict=True)
        return {**told, "problem": "", "known": True}
    except kubernetes_validate.ValidationError as error:
        return {**told, "problem": f"{'.'.join(map(str, error.path))}: {error.message}", "known": True}
    except kubernetes_validate.SchemaNotFoundError:
        return {**told, "problem": "", "known": False}


with open(sys.argv[1], encoding="utf-8") as file:
    print(json.dumps([judged(document) for document in yaml.safe_load_all(file)]))
