import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";
import type { CommandOutcome } from "../stage/outcome";
import { drawnBackend, monitor, programsOf, track, withStack } from "../stage/programs";

const pack = ["--policy-pack", inProject("policy")];
const said = ({ stdout, stderr }: CommandOutcome) => stdout + stderr;

describe.each(drawnBackend("policy"))("the policy pack on the $backend backend", ({ module }) => {
  const program = programsOf(module);

  it("blocks a preview that breaks a mandatory policy, and passes one that does not", async () => {
    const broken = program(
      monitor("logs", { status: "Disabled", onDelete: "disable" }),
      track("writes", { status: "Disabled" }),
    );
    await withStack({ program: broken }, async (stack, clouds) => {
      const refused = await stack.preview(...pack);
      expect(refused.exitCode).not.toBe(0);
      for (const text of [
        /- \[mandatory\].* monitor-enabled .*: logs\)/,
        /- \[mandatory\].* track-enabled .*: writes\)/,
        /- \[mandatory\].* on-delete-reason .*: logs\)/,
        /Audit track writes is switched off\./,
        /- \[advisory\].* track-records-everything .*: writes\)/,
        /- \[advisory\].* track-per-cloud /,
      ])
        expect(said(refused)).toMatch(text);

      stack.setProgram(program(monitor("logs", { onDelete: "disable" }), track("writes", { actionType: "*" })));
      mkdirSync(join(stack.folder, "policies"), { recursive: true });
      const config = join(stack.folder, "policies", "config.json");
      const accounts = { "track-destination": { enforcementLevel: "mandatory", accounts: ["100000000009"] } };
      const reasons = { "on-delete-reason": { enforcementLevel: "mandatory", reasons: { logs: "a scratch bucket" } } };
      writeFileSync(config, JSON.stringify(reasons));
      const passed = await stack.preview(...pack, "--policy-pack-config", config);
      expect(passed.exitCode, said(passed)).toBe(0);
      expect(said(passed)).toContain("access-audit@v0.1.0 (local:");
      expect(said(passed)).not.toContain("[mandatory]");

      writeFileSync(config, JSON.stringify({ ...reasons, "at-least": { monitors: 1, tracks: 2 } }));
      const few = await stack.preview(...pack, "--policy-pack-config", config);
      expect(few.exitCode).not.toBe(0);
      expect(said(few)).toMatch(/- \[mandatory\].* at-least /);
      expect(said(few)).toContain("Audit tracks of the stack that are switched on: 1; at least 2 are required");
      expect(said(few)).not.toContain("Monitors of the stack");

      writeFileSync(
        config,
        JSON.stringify({ ...reasons, "track-destinatoin": "mandatory", "at-least": { monitor: 5 }, all: "advisory" }),
      );
      const misspelt = await stack.preview(...pack, "--policy-pack-config", config);
      expect(misspelt.exitCode).not.toBe(0);
      expect(said(misspelt)).toContain("the configuration of the policy pack is refused");
      expect(said(misspelt)).toContain('"track-destinatoin" is not a policy. Did you mean track-destination?');
      expect(said(misspelt)).toContain('at-least: "monitor" is not a setting of it. Did you mean monitors?');

      writeFileSync(config, JSON.stringify({ ...reasons, ...accounts }));
      const elsewhere = await stack.preview(...pack, "--policy-pack-config", config);
      expect(elsewhere.exitCode).not.toBe(0);
      expect(said(elsewhere)).toContain("allowed are 100000000009");
      expect(clouds.control.tracks()).toEqual([]);
    });
  });
});
