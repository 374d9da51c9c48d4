"""Prints what of the Compliance Findings of a file py-ocsf-models, the models that Prowler writes its findings with, does not take."""

import json
import sys

from py_ocsf_models.events.findings.compliance_finding import ComplianceFinding
from pydantic import ValidationError

with open(sys.argv[1], encoding="utf-8") as file:
    events = json.load(file)
problems, statuses = [], []
for event in events:
    try:
        read = ComplianceFinding.model_validate(event)
        statuses.append(read.compliance.status_id)
    except ValidationError as error:
        problems += [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
json.dump({"events": len(events), "problems": problems, "statuses": statuses}, sys.stdout)
