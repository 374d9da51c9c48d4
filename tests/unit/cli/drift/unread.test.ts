import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { driftCommand } from "../../../../cli/drift";
import { mergeCommand } from "../../../../cli/merge/command";
import { inProject } from "../../../../tools/setup/project.mjs";
import { undeclaredIn } from "../../../report-schemas";

const type = "access-audit:alibaba:AuditTrack";
const inputs = { cloud: "alibaba", region: "cn-hangzhou", name: "all", status: "Enabled", ossBucketName: "audit" };
const urnOf = (stack: string, name: string) => `urn:pulumi:${stack}::audit::${type}::${name}`;
const resource = (stack: string, name: string) => ({
  ...{ urn: urnOf(stack, name), type, id: `alibaba/cn-hangzhou/${name}`, custom: true },
  ...{ inputs, outputs: inputs },
});
const read = (stack: string, name: string, live: object | null = inputs) => ({
  resOutputsEvent: {
    metadata: { op: "refresh", urn: urnOf(stack, name), type, old: { inputs }, new: live && { inputs: live } },
  },
});
const said = (message: string, urn?: string) => ({ diagnosticEvent: { severity: "error", message, urn } });

interface Played {
  readonly resources?: readonly object[];
  readonly previews: readonly { readonly events?: readonly object[]; readonly ends?: "failed" | "killed" | "never" }[];
}

const late: Played["previews"][number] = {
  events: [said("access-audit (resource) plugin did not come alive: failed to handshake")],
  ends: "failed",
};
const track = (stack: string, ...previews: Played["previews"]): Played => ({
  resources: [resource(stack, "track")],
  previews,
});

const good: Readonly<Record<string, Played>> = {
  clean: track("clean", { events: [read("clean", "track")] }),
  drifted: track("drifted", { events: [read("drifted", "track", { ...inputs, status: "Disabled" })] }),
  "late-once": track("late-once", late, { events: [read("late-once", "track", null)] }),
};
/** What becomes of a stack that cannot be read, and what is said of it. */
const unread: Readonly<Record<string, readonly [Played, RegExp]>> = {
  late: [track("late", late), /did not come alive/],
  silent: [track("silent", {}), /it was not read, because the preview ended before/],
  killed: [track("killed", { ends: "killed" }), /\bkilled: pulumi was killed \(SIGKILL\)\. /],
  failed: [track("failed", { ends: "failed" }), /preview failed/],
  denied: [track("denied", { events: [said("HTTP 403", urnOf("denied", "track"))], ends: "failed" }), /HTTP 403/],
  half: [
    {
      resources: [resource("half", "first"), resource("half", "second")],
      previews: [{ events: [read("half", "first")], ends: "killed" }],
    },
    /it was not read, because the preview ended before/,
  ],
  "not-exported": [{ previews: [] }, /the passphrase is wrong/],
};
const ends = { text: "txt", sarif: "sarif", junit: "xml", markdown: "md", csv: "csv", ocsf: "ocsf.json", json: "json" };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "access-audit-unread-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: audit\nruntime: yaml\n");
  copyFileSync(inProject("tests", "unit", "cli", "drift", "pulumi.mjs"), join(folder, "pulumi"));
  // Without its ending, the folder says what sort of module it is.
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  chmodSync(join(folder, "pulumi"), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Told {
  readonly counts: {
    readonly examined: number;
    readonly clean: number;
    readonly found: number;
    readonly failed: number;
  };
  readonly resources: readonly {
    readonly stack: string;
    readonly findings: readonly object[];
    readonly error: string | null;
  }[];
  readonly errors: readonly string[];
}

/** Runs a command in this process, where the command `pulumi` is the played one. */
async function run(make: (command: Command) => Command, stacks: Readonly<Record<string, Played>>, ...args: string[]) {
  const file = join(folder, "stacks.json");
  writeFileSync(file, JSON.stringify(stacks));
  writeFileSync(`${file}.log`, "");
  vi.stubEnv("PATH", [folder, process.env.PATH].join(delimiter));
  vi.stubEnv("PLAYED_STACKS", file);
  const printed: string[] = [];
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await make(new Command("command").exitOverride()).parseAsync(args, { from: "user" });
    return {
      exitCode: Number(process.exitCode ?? 0),
      stdout: printed.join(""),
      previews: readFileSync(`${file}.log`, "utf8").trim().split("\n"),
    };
  } finally {
    process.exitCode = before;
    out.mockRestore();
    warn.mockRestore();
    vi.unstubAllEnvs();
  }
}
const drift = (stacks: Readonly<Record<string, Played>>, ...args: string[]) =>
  run(driftCommand, stacks, "--all-stacks", "--cwd", folder, "--parallel", "3", ...args);

const all: Readonly<Record<string, Played>> = {
  ...good,
  ...Object.fromEntries(Object.entries(unread).map(([name, [played]]) => [name, played])),
};
/** What is said of a stack that was not read, in the rows of its resources and in the errors. */
const toldOf = ({ resources, errors }: Told, stack: string) => [
  ...resources.filter((one) => one.stack === stack).flatMap(({ error }) => error ?? []),
  ...errors.filter((error) => error.startsWith(`${stack}: `)),
];

describe("stacks that could not be read", () => {
  it("are each an error with its name beside the others, and none is clean", async () => {
    const files = Object.entries(ends).flatMap(([name, end]) => ["--output", `${name}=${join(folder, `all.${end}`)}`]);
    const { exitCode, previews } = await drift(all, ...files);
    expect(exitCode).toBe(1);
    const json = readFileSync(join(folder, "all.json"), "utf8");
    expect(undeclaredIn("drift", json)).toEqual([]);
    const told = JSON.parse(json) as Told;
    for (const [name, [, reason]] of Object.entries(unread)) {
      expect(toldOf(told, name).join("\n"), name).toMatch(reason);
      for (const end of Object.values(ends))
        expect(readFileSync(join(folder, `all.${end}`), "utf8"), `${name} in ${end}`).toMatch(
          new RegExp(`\\b${name}\\b`),
        );
    }
    const clean = told.resources.filter(({ findings, error }) => findings.length === 0 && error === null);
    // Of the one that ended half-way, the resource that was read is known.
    expect(clean.map(({ stack }) => stack).sort()).toEqual(["clean", "half"]);
    const found = told.resources.filter(({ findings }) => findings.length > 0);
    expect(found.map(({ stack }) => stack).sort()).toEqual(["drifted", "late-once"]);
    expect(told.counts).toMatchObject({ examined: 10, clean: 2, found: 2, failed: 6 });
    const times = (name: string) => previews.filter((one) => one === name).length;
    for (const name of ["late", "late-once", "killed", "half"]) expect(times(name), name).toBe(2);
    for (const name of ["silent", "denied", "clean"]) expect(times(name), name).toBe(1);
  });

  it.each(Object.entries(unread))("%s: alone, beside what is clean, ends with 1", async (name, [played, reason]) => {
    const { exitCode, stdout } = await drift(
      { clean: good.clean ?? track("clean"), [name]: played },
      "--fail-on",
      "high",
    );
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(reason);
    expect(stdout).toMatch(/could not be read|\d errors?/);
  });

  it("takes too long: its engine is stopped, and the others are reported", async () => {
    const stacks = { clean: all.clean ?? track("clean"), slow: track("slow", { ends: "never" }) };
    const { exitCode, stdout, previews } = await drift(stacks, "--stack-timeout", "5s", "--json");
    expect(exitCode).toBe(1);
    const told = JSON.parse(stdout) as Told;
    expect(toldOf(told, "slow")).toEqual([
      "it was not read, because the preview ended before",
      "slow: it was not read within 5s",
    ]);
    expect(told.errors).toHaveLength(1);
    expect(told.counts).toMatchObject({ clean: 1, found: 0, failed: 1 });
    expect(previews.filter((one) => one === "slow")).toHaveLength(1);
  });

  it("are none where all could be read at last", async () => {
    const { exitCode, stdout } = await drift({ late: track("late", late, { events: [read("late", "track")] }) });
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("0 of 1 resource drifted")]);
  });

  it("stay errors when parts are put together", async () => {
    const parts = [0, 1].map((index) => join(folder, `part-${index}.json`));
    for (const [index, part] of parts.entries()) await drift(all, "--shard", `${index}/2`, "--output", `json=${part}`);
    const { exitCode, stdout } = await run(mergeCommand, all, ...parts, "--format", "json");
    expect(exitCode).toBe(1);
    const told = JSON.parse(stdout) as Told;
    for (const [name, [, reason]] of Object.entries(unread))
      expect(toldOf(told, name).join("\n"), name).toMatch(reason);
  });
});
