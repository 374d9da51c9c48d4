import { pythonCall } from "../../provider/plugin/examples/python";
import type { Declared } from "../../provider/plugin/examples/types";
import { schema } from "./types";

/** A program that registers all of them against mocks, and prints what the engine would be given: one line of JSON each. */
export function pythonProgram(all: readonly Declared[]): string {
  const lines = all.map((one, index) => pythonCall(one, `r${index}`, schema.types).replace(/^/gm, "    "));
  return `import json
import sys
import pulumi


class Mocks(pulumi.runtime.Mocks):
    def new_resource(self, args):
        # One write a line: mocks are called by several threads at once.
        sys.stdout.write(json.dumps([args.typ, args.name, args.inputs]) + "\\n")
        return [args.name + "-id", args.inputs]

    def call(self, args):
        return {}


pulumi.runtime.set_mocks(Mocks())

import pulumi_access_audit as audit
from pulumi_access_audit import alibaba, huawei, tencent, volcengine


@pulumi.runtime.test
def declare():
${lines.join("\n")}


declare()
`;
}
