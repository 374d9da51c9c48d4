import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explain } from "../../../cli/drift/explain";
import { judgeDrift } from "../../../cli/drift/findings";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import type { Progress } from "../../../cli/progress";
import { inOrder, type Report } from "../../../cli/report/report";
import { text } from "../../../cli/report/text";
import type { Reading, Refreshed } from "../../../cli/stack/refresh";
import type { ManagedResource } from "../../../cli/stack/state";
import { type Emulator, startEmulator } from "../../../emulator/index";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { shotOf } from "../../../tools/picture/shot.mts";
import { inProject } from "../../../tools/setup/project.mjs";
import { isShown } from "./shown";

const read = (file: string) => readFileSync(inProject(file), "utf8");

const minuteMs = 60_000;

/** The resources of the quick start, as a state has them. */
const resourceOf = (
  kind: ManagedResource["kind"],
  cloud: string,
  name: string,
  inputs: Readonly<Record<string, unknown>>,
) => {
  const type = `pulumi-nodejs:dynamic/access-audit:${kind}`;
  const program = read("examples/quickstart/index.ts").split("\n");
  const line = program.findIndex((one) => one.startsWith(`const ${name} =`));
  const location = {
    file: "examples/quickstart/index.ts",
    line: line + 1,
    column: (program[line]?.indexOf("audit.") ?? 0) - 3,
  };
  return {
    urn: `urn:pulumi:quickstart::access-audit-quickstart::${type}::${name}`,
    ...{ type, name, kind, cloud, inputs, outputs: inputs, location },
    id: [cloud, inputs.region, inputs.name ?? inputs.bucket].join("/"),
    knownAs: [String(inputs.name ?? inputs.bucket)],
    ...{ secrets: [], provider: undefined, pendingReplacement: false, ignoreChanges: [] },
    // Only of the track it is before the change: of the bucket, the clouds' own past has changes too.
    modified: new Date(Date.now() - (name === "everything" ? minuteMs : 0)).toISOString(),
  } satisfies ManagedResource;
};

const resources = [
  resourceOf("BucketAccessMonitor", "tencent", "logs", { status: "Enabled", bucket: "logs-1250000000" }),
  resourceOf("BucketAccessMonitor", "alibaba", "archive", {
    ...{ cloud: "alibaba", region: "cn-hangzhou", bucket: "archive", status: "Enabled" },
  }),
  resourceOf("AuditTrack", "tencent", "writes", { status: "Enabled", name: "writes" }),
  resourceOf("AuditTrack", "volcengine", "everything", {
    ...{ cloud: "volcengine", region: "cn-beijing", name: "all-events", status: "Enabled", tosBucketName: "lake" },
  }),
];

const silent: Progress = {
  begin: () => ({ total: () => undefined, advance: () => undefined }),
  stop: () => undefined,
};

describe("the picture of the README", () => {
  let emulator: Emulator;
  let now = Date.now() - 2 * minuteMs;
  beforeAll(async () => {
    emulator = await startEmulator({ now: () => new Date(now) });
  });
  afterAll(() => emulator?.stop());

  it("shows what drift reports of the quick start", async () => {
    const { control } = emulator;
    control.putCloudTrail({ TrailName: "all-events", LoggingStatus: "Enable", TosBucketName: "lake" });
    now = Date.now();
    control.putCloudTrail({ TrailName: "all-events", LoggingStatus: "Disable" });
    const readings = new Map<string, Reading>(
      resources.map(({ urn, name, inputs }) => {
        const isOff = ["archive", "everything"].includes(name);
        return [urn, { declared: inputs, live: isOff ? { ...inputs, status: "Disabled" } : inputs, paths: [] }];
      }),
    );
    const refreshed: Refreshed = { readings, failures: new Map(), steps: new Map(), aliased: new Map(), errors: [] };
    const context = { refreshed, successions: new Map(), stack: "quickstart", readLive: async () => undefined };
    const judged = await Promise.all(resources.map((one) => judgeDrift(one, context)));
    const session = new Session(
      readSettings({ read: () => undefined }, { HOME: "/nonexistent", ...clientEnvironment(emulator, {}) }),
    );
    const examined = await explain(async () => session, resources, judged, silent);
    const report: Report = { command: "drift", subject: "quickstart", resources: inOrder(examined), errors: [] };
    const picture = [...read("docs/drift.svg").matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, line = ""]) => line);
    const [asked, repair] = ["$ access-audit drift --stack quickstart --explain", "$ pulumi up --refresh"];
    const drawn = shotOf([asked, text(report), repair, "Duration"].join("\n")).map((line) => line.text);
    expect(picture[0]).toBe(asked);
    const shown = picture.slice(0, picture.indexOf(repair) + 1);
    expect(isShown(shown.join("\n"), drawn.join("\n")), drawn.join("\n")).toBe(true);
  });
});
