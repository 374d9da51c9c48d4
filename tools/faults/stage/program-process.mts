import { createRequire } from "node:module";
import type * as pulumi from "@pulumi/pulumi";
import { serveProgram } from "../../setup/engine/serve-program.mts";
import type { Backend } from "./processes.mts";
import type { Program } from "./program-host.mts";

type ResourceClass = new (name: string, args: object, options: pulumi.CustomResourceOptions) => pulumi.CustomResource;

const require = createRequire(import.meta.url);

const modules: Readonly<Record<Backend, string>> = {
  dynamic: "pulumi-access-audit",
  native: "pulumi-access-audit/native",
};

let program: Program | undefined;

function declare({ backend, chained, resources }: Program): void {
  const audit = require(modules[backend]) as Readonly<Record<string, ResourceClass>>;
  const made = new Map<string, pulumi.CustomResource>();
  let last: pulumi.CustomResource | undefined;
  for (const { kind, name, args, after } of resources) {
    const Resource = audit[kind];
    if (Resource === undefined) throw new Error(`${modules[backend]} has no ${kind}`);
    const earlier = [chained ? last : undefined, after === undefined ? undefined : made.get(after)];
    last = new Resource(name, args, { dependsOn: earlier.filter((resource) => resource !== undefined) });
    made.set(name, last);
  }
}

// What a program waits for when its engine is killed fails, after the run.
process.on("unhandledRejection", () => undefined);
process.on("disconnect", () => process.exit());
process.on("message", (declared: Program) => {
  program = declared;
  process.send?.("declared");
});
const { address } = await serveProgram(() => {
  if (program !== undefined) declare(program);
});
process.send?.(address);
