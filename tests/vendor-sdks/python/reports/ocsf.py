"""Prints what of the events of a file is not as the schema of their class, version and profiles in OCSF has it."""

import json
import sys

from jsonschema import Draft202012Validator
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema

schemas = {}


def schema_of(event):
    version = event["metadata"]["version"]
    profiles = event["metadata"].get("profiles", [])
    key = (version, event["class_uid"], tuple(profiles))
    if key not in schemas:
        ocsf = OcsfJsonSchemaEmbedded(get_ocsf_schema(version=version))
        name = ocsf.lookup_class_name_from_uid(class_uid=event["class_uid"])
        schemas[key] = Draft202012Validator(ocsf.get_class_schema(class_name=name, profiles=profiles))
    return schemas[key]


with open(sys.argv[1], encoding="utf-8") as file:
    events = [json.loads(line) for line in file] if sys.argv[1].endswith(".ndjson") else json.load(file)
problems = [error.message for event in events for error in schema_of(event).iter_errors(event)]
json.dump({"events": len(events), "problems": problems}, sys.stdout)
