import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { policies } from "../../../policy/policies";
import { inProject } from "../../../tools/setup/project.mjs";

describe("the pack", () => {
  it("has the version of the package", () => {
    const version = (file: string) => JSON.parse(readFileSync(inProject(file), "utf8")).version;
    expect(version("policy/package.json")).toBe(version("package.json"));
  });

  it("says on which cloud a policy tests a public rule", () => {
    const said = policies.find(({ name }) => name === "track-enabled")?.description;
    expect(said).toMatch(
      /^An audit track records\. \(alibaba: [^;]*Prowler actiontrail_multi_region_enabled; huawei: /,
    );
    expect(said).toMatch(/huawei: [^;]*Prowler cts_enabled\)$/);
  });

  it("tells of each policy what it is, how grave, and what to do", () => {
    for (const { name, description, severity, remediationSteps, enforcementLevel } of policies)
      expect([name, description, severity, remediationSteps, enforcementLevel].every(Boolean), name).toBe(true);
  });
});
