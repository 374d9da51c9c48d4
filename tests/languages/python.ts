import type { EveryInput } from "./every-input";
import { membersOf, named, partsOf, propertiesOf, type TypeSpec, tokenOf } from "./types";

const packageOf = (module: string) => (module === "index" ? "audit" : module);
const snake = (name: string) => name.replace(/([a-z])([A-Z])/g, (_, end, begin) => `${end}_${begin.toLowerCase()}`);

function literal(value: unknown, type: TypeSpec): string {
  const known = named(type);
  if (known?.spec.properties && typeof value === "object" && value !== null) {
    const { module, name } = partsOf(known.token);
    return `${packageOf(module)}.${name}Args(${args(membersOf(value, known.spec.properties))})`;
  }
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, type.items ?? {})).join(", ")}]`;
  if (typeof value === "boolean") return value ? "True" : "False";
  return JSON.stringify(value);
}

const args = (members: readonly (readonly [string, TypeSpec, unknown])[]) =>
  members.map(([name, type, value]) => `${snake(name)}=${literal(value, type)}`).join(", ");

/** A program that registers all of them against mocks, and prints what the engine would be given: one line of JSON each. */
export function pythonProgram(all: readonly EveryInput[]): string {
  const lines = all.map((declared, index) => {
    const { module, name } = partsOf(tokenOf(declared));
    return `    ${packageOf(module)}.${name}("r${index}", ${args(propertiesOf(declared))})`;
  });
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
from pulumi_access_audit import alibaba, huawei, tencent


@pulumi.runtime.test
def declare():
${lines.join("\n")}


declare()
`;
}
