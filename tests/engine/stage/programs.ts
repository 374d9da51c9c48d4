import { sampled } from "../../../tools/test/sampled.mjs";
import { type Clouds, startClouds } from "./clouds";
import type { StackOptions } from "./outcome";
import { createStack, type TestStack } from "./stack";

/** Runs a test with an emulator and a stack of its own, and takes both down whatever happens. */
export async function withStack(
  options: StackOptions,
  test: (stack: TestStack, clouds: Clouds) => Promise<void>,
  prepare: (clouds: Clouds) => void = () => undefined,
): Promise<void> {
  const clouds = await startClouds();
  try {
    prepare(clouds);
    const stack = await createStack({ ...options, env: { ...clouds.environment, ...options.env } });
    try {
      await test(stack, clouds);
    } finally {
      await stack.remove();
    }
  } finally {
    await clouds.stop();
  }
}

/** The two ways by which a program reaches the handlers. */
export const backends = [
  { backend: "dynamic", module: "pulumi-access-audit" },
  { backend: "native", module: "pulumi-access-audit/native" },
] as const;

/** One of the two, which a seed draws; `npm run test:all` has both. */
export const drawnBackend = (what: string) => sampled(`${what}, by backend`, backends, 1);

/** Makes programs of the resources that are given, on one backend. */
export const programsOf =
  (module: (typeof backends)[number]["module"]) =>
  (...lines: string[]) =>
    [`import * as audit from "${module}";`, ...lines, ""].join("\n");

export const program = programsOf("pulumi-access-audit");

const literal = (value: object) => JSON.stringify(value);

/** A line that declares a monitor of the bucket that every emulator has. */
export const monitor = (name: string, args: object = {}, options: object = {}) =>
  `export const ${name} = new audit.BucketAccessMonitor("${name}", ${literal({
    cloud: "tencent",
    region: "ap-guangzhou",
    bucket: "logs-1250000000",
    status: "Enabled",
    ...args,
  })} as unknown as audit.BucketAccessMonitorArgs, ${literal(options)}).status;`;

/** A line that declares a track. */
export const track = (name: string, args: object = {}, options: object = {}) =>
  `export const ${name} = new audit.AuditTrack("${name}", ${literal({
    cloud: "tencent",
    region: "ap-guangzhou",
    name,
    status: "Enabled",
    actionType: "Write",
    resourceType: "*",
    eventNames: ["*"],
    storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
    ...args,
  })} as unknown as audit.AuditTrackArgs, ${literal(options)}).trackId;`;

/** The writes that the clouds saw since the last look. */
export function writes({ control }: Clouds): string[] {
  const entries = control.journal().filter((entry) => entry.writes);
  control.clearJournal();
  return entries.map(({ action }) => action).sort();
}
