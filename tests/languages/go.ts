import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { capture } from "../../tools/setup/command.mjs";
import { inProject } from "../../tools/setup/project.mjs";
import type { EveryInput } from "./every-input";
import { membersOf, named, partsOf, propertiesOf, type TypeSpec, tokenOf } from "./types";

const packageOf = (module: string) => (module === "index" ? "accessaudit" : module);
const exported = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const primitives: Readonly<Record<string, string>> = {
  ...{ string: "pulumi.String", integer: "pulumi.Int", boolean: "pulumi.Bool", number: "pulumi.Float64" },
};
const lists: Readonly<Record<string, string>> = { string: "pulumi.StringArray", integer: "pulumi.IntArray" };

function literal(value: unknown, type: TypeSpec): string {
  const known = named(type);
  if (known) {
    const { module, name } = partsOf(known.token);
    const typed = `${packageOf(module)}.${name}`;
    if (known.spec.enum) return `${typed}(${JSON.stringify(value)})`;
    return `${typed}Args{${fields(membersOf(Object(value), known.spec.properties ?? {}))}}`;
  }
  if (Array.isArray(value)) {
    const { items = {} } = type;
    const item = named(items);
    const list = item ? `${literalType(item.token)}Array` : lists[items.type ?? ""];
    return `${list}{${value.map((one) => literal(one, items)).join(", ")}}`;
  }
  if (type.type === "object") {
    const entries = Object.entries(Object(value)).map(
      ([key, text]) => `${JSON.stringify(key)}: pulumi.String(${JSON.stringify(text)})`,
    );
    return `pulumi.StringMap{${entries.join(", ")}}`;
  }
  return `${primitives[type.type ?? ""]}(${JSON.stringify(value)})`;
}

function literalType(token: string): string {
  const { module, name } = partsOf(token);
  return `${packageOf(module)}.${name}`;
}

const fields = (members: readonly (readonly [string, TypeSpec, unknown])[]) =>
  members.map(([name, type, value]) => `${exported(name)}: ${literal(value, type)}`).join(", ");

/** A program that declares all of them. */
export function goProgram(all: readonly EveryInput[]): string {
  const modules = [...new Set(all.map((declared) => partsOf(tokenOf(declared)).module))].filter(
    (name) => name !== "index",
  );
  const imports = modules.map((name) => `\t"pulumi-access-audit/sdk/go/accessaudit/${name}"`);
  const lines = all.map((declared, index) => {
    const { module, name } = partsOf(tokenOf(declared));
    const typed = `${packageOf(module)}.${name}Args`;
    const made = `${packageOf(module)}.New${name}(ctx, "r${index}", &${typed}{${fields(propertiesOf(declared))}})`;
    return `\t\tif _, err := ${made}; err != nil {\n\t\t\treturn err\n\t\t}`;
  });
  return `package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-access-audit/sdk/go/accessaudit"
${imports.join("\n")}
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
${lines.join("\n")}
		return nil
	})
}
`;
}

/** Compiles a program with the generated package. */
export async function vet(program: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-go-"));
  try {
    const sdk = inProject("sdk", "go", "accessaudit");
    const own = readFileSync(join(sdk, "go.mod"), "utf8").replace(/^module .*$/m, "module audited");
    const local = `replace pulumi-access-audit/sdk/go/accessaudit => ${sdk}`;
    const module = `${own}\nrequire pulumi-access-audit/sdk/go/accessaudit v0.0.0\n\n${local}\n`;
    writeFileSync(join(folder, "go.mod"), module);
    cpSync(join(sdk, "go.sum"), join(folder, "go.sum"));
    writeFileSync(join(folder, "main.go"), program);
    const { code, stdout, stderr } = await capture("go", ["vet", "-mod=mod", "./..."], {
      cwd: folder,
      env: { ...process.env, GOWORK: "off" },
    });
    expect(code, stdout + stderr).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
