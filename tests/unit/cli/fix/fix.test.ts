import { describe, expect, it } from "vitest";
import { type Plan, planOf, safeOf } from "../../../../cli/fix/plan";
import { type Asker, commandOf, repair } from "../../../../cli/fix/run";
import type { Examined } from "../../../../cli/report/report";
import type { Preview, PreviewStep } from "../../../../cli/review/preview";
import { monitor, stepOf } from "../preview-steps";

const urnOf = (name: string) => stepOf(name, "same", monitor()).urn;
const drifted = (name: string, more: Partial<Examined> = {}): Examined => ({
  ...{ urn: urnOf(name), name, kind: "BucketAccessMonitor", cloud: "tencent", id: null, location: null },
  findings: [
    {
      rule: "switched-off",
      severity: "high",
      property: "status",
      before: "Enabled",
      after: "Disabled",
      reason: "it is off",
    },
  ],
  repair: `pulumi up --refresh --stack prod --target '${urnOf(name)}'`,
  ...more,
});
const on = monitor();
const off = monitor({ status: "Disabled" });

/** A plan by what a preview of the repair would show. */
function plan(resources: readonly Examined[], steps: readonly PreviewStep[], errors: readonly string[] = []) {
  const asked: (readonly string[])[] = [];
  const preview = async (_folder: string, _stack: string, args: readonly string[]): Promise<Preview> => {
    asked.push(args);
    return { steps, unshown: 0, errors };
  };
  return { asked, made: planOf({ folder: "/p", name: "prod" }, resources, preview) };
}

/** What was told, asked and run. */
async function run(made: Plan, { yes = false, answer }: { yes?: boolean; answer?: string } = {}) {
  const [told, ran]: [string[], (readonly string[])[]] = [[], []];
  const asker: Asker = { yes, tell: (line) => void told.push(line), ask: async () => answer };
  const done = await repair("prod", "/p", made, asker, async (args) => void ran.push(args));
  return { told: told.join("\n"), ran, done };
}

describe("a repair", () => {
  it("is previewed by its own targets, and only of what counts", async () => {
    const ignored = drifted("b");
    const suppressed = { ...ignored, findings: ignored.findings.map((one) => ({ ...one, suppressed: "ignored" })) };
    const { asked, made } = plan(
      [drifted("a"), suppressed, drifted("c", { findings: [] })],
      [stepOf("a", "update", off, on)],
    );
    expect((await made).repairs.map(({ name }) => name)).toEqual(["a"]);
    expect(asked).toEqual([["--refresh", "--target", urnOf("a")]]);
  });

  it("of nothing asks for no preview and runs nothing", async () => {
    const { asked, made } = plan([drifted("a", { findings: [] })], []);
    expect(await run(await made, { yes: true })).toMatchObject({ ran: [], done: false });
    expect(asked).toEqual([]);
  });

  it.each([
    ["y", 1],
    ["yes", 1],
    ["n", 0],
    ["", 0],
    [undefined, 0],
  ])("runs after the answer %s: %s", async (answer, times) => {
    const made = await plan([drifted("a")], [stepOf("a", "update", off, on)]).made;
    const { ran, told } = await run(made, answer === undefined ? {} : { answer });
    expect(ran).toHaveLength(times);
    expect(told).toContain("pulumi up --refresh --stack prod --target");
  });

  it("that weakens is never run by --yes, and what is beside it is", async () => {
    const steps = [stepOf("a", "update", off, on), stepOf("b", "update", on, off)];
    const made = await plan([drifted("a"), drifted("b")], steps).made;
    expect(safeOf(made).map(({ name }) => name)).toEqual(["a"]);
    const { ran, told } = await run(made, { yes: true });
    expect(ran).toEqual([
      ["up", "--refresh", "--stack", "prod", "--target", urnOf("a"), "--yes", "--skip-preview", "--non-interactive"],
    ]);
    expect(told).toMatch(/it WEAKENS auditing: status: Enabled → Disabled/);
    expect(told).toContain("is not run by --yes");
  });

  it("that weakens is run where a person says so of it", async () => {
    const made = await plan([drifted("b")], [stepOf("b", "update", on, off)]).made;
    expect((await run(made, { answer: "y" })).ran).toHaveLength(1);
    expect((await run(made, { answer: "n" })).ran).toEqual([]);
  });

  it("of the whole stack is all or nothing: what would be weakened beside it counts", async () => {
    const whole = drifted("a", { repair: "pulumi up --refresh --stack prod" });
    const { asked, made } = plan([whole], [stepOf("a", "update", off, on), stepOf("other", "update", on, off)]);
    expect((await made).besides).toEqual(["other"]);
    expect(asked).toEqual([["--refresh"]]);
    expect(await run(await made, { yes: true })).toMatchObject({ ran: [], done: false });
    expect(commandOf("prod", await made, (await made).repairs)).toEqual(["up", "--refresh", "--stack", "prod"]);
  });

  it("of which the preview failed is not run", async () => {
    const made = await plan([drifted("a")], [stepOf("a", "update", off, on)], ["the program failed"]).made;
    const { ran, told } = await run(made, { yes: true, answer: "y" });
    expect(ran).toEqual([]);
    expect(told).toContain("the program failed");
  });

  it("that would delete, replace or narrow weakens", async () => {
    for (const step of [stepOf("a", "delete", on), stepOf("a", "update", on, monitor({ onDelete: "disable" }))]) {
      const made = await plan([drifted("a")], [step]).made;
      expect((await run(made, { yes: true })).ran).toEqual([]);
    }
  });
});
