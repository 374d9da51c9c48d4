import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { csv } from "../../../cli/report/csv";
import { json } from "../../../cli/report/json";
import { junit } from "../../../cli/report/junit";
import { markdown } from "../../../cli/report/markdown";
import { ocsf } from "../../../cli/report/ocsf";
import { countsOf, type Examined, exitCodeOf, type Finding, inOrder, type Report } from "../../../cli/report/report";
import { sarif } from "../../../cli/report/sarif";
import { text } from "../../../cli/report/text";
import { drivingIn } from "../../hostile/driving";
import { hostileTexts } from "../../hostile/texts";

const examined = (name: string, more: Partial<Examined> = {}): Examined => ({
  urn: `urn:pulumi:test::p::access-audit:index:BucketAccessMonitor::${name}`,
  name,
  kind: "BucketAccessMonitor",
  cloud: "tencent",
  id: `tencent/ap-guangzhou/${name}`,
  location: { file: "index.ts", line: 3, column: 1 },
  findings: [],
  ...more,
});
const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ rule: "switched-off", severity: "high", property: "status" },
  ...{ before: "Enabled", after: "Disabled", reason: "recording is switched off" },
  ...more,
});
const report = (...resources: Examined[]): Report => ({
  ...{ command: "drift", subject: "test", labels: ["declared", "live"], errors: [] },
  resources,
});

describe("the exit code", () => {
  it.each([
    ["0 for nothing", [examined("a")], "low", 0],
    ["7 for a finding", [examined("a", { findings: [finding({ severity: "low" })] })], "low", 7],
    ["0 for one below the asked severity", [examined("a", { findings: [finding({ severity: "low" })] })], "medium", 0],
    ["0 for one that is suppressed", [examined("a", { findings: [finding({ suppressed: "ignored" })] })], "low", 0],
    [
      "1 for a failed read, whatever was found",
      [examined("a", { findings: [finding()] }), examined("b", { error: "no" })],
      "low",
      1,
    ],
  ] as const)("is %s", (_name, resources, failOn, code) => {
    expect(exitCodeOf(report(...resources), failOn)).toBe(code);
  });

  it("is 1 for an error beyond resources", () => {
    expect(exitCodeOf({ ...report(), errors: ["no"] }, "low")).toBe(1);
  });
});

describe("a report", () => {
  it("counts each resource once", () => {
    const resources = [
      examined("clean"),
      examined("found", { findings: [finding(), finding({ suppressed: "x" })] }),
      examined("suppressed", { findings: [finding({ suppressed: "x" })] }),
      examined("failed", { error: "no", findings: [finding()] }),
    ];
    expect(countsOf(report(...resources))).toEqual({ examined: 4, clean: 1, found: 2, suppressed: 1, failed: 1 });
  });

  it("of a review counts what weakens apart from what only has another value or name", () => {
    const changed = finding({ rule: "changed", severity: "low" });
    const review: Report = {
      ...report(
        examined("weak", { findings: [finding(), changed] }),
        examined("other", { findings: [changed] }),
        examined("passed", { findings: [finding({ suppressed: "why" }), changed] }),
      ),
      ...{ command: "review", labels: ["before", "after"] },
    };
    expect(text(review)).toContain("1 of 3 changes weakens auditing, 2 more change a value or a name only");
  });

  it("puts errors first, then what is gravest", () => {
    const resources = [
      examined("clean"),
      examined("suppressed", { findings: [finding({ suppressed: "x" })] }),
      examined("low", { findings: [finding({ severity: "low" })] }),
      examined("high", { findings: [finding()] }),
      examined("failed", { error: "no" }),
    ];
    expect(inOrder(resources).map(({ name }) => name)).toEqual(["failed", "high", "low", "suppressed", "clean"]);
  });

  it("is well-formed in every format, whatever names, values and messages hold", () => {
    const any = fc.string({ unit: "binary", maxLength: 20 });
    fc.assert(
      fc.property(any, any, any, (name, value, message) => {
        const one = report(
          examined(name, { findings: [finding({ before: value, after: [value], reason: message })] }),
          examined(`${name}2`, { error: message }),
        );
        expect(XMLValidator.validate(junit(one))).toBe(true);
        expect(JSON.parse(json(one)).resources[0].findings[0].declared).toBe(value);
        expect(JSON.parse(sarif(one)).runs[0].results).toHaveLength(2);
        expect(text(one)).toContain("1 of 2 resources drifted, 1 could not be read");
        const rows = markdown(one)
          .split("\n")
          .filter((line) => line.startsWith("| 🔴"));
        expect(rows).toHaveLength(1);
        // A bar that is not escaped would make a further cell.
        expect(rows[0]?.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(7);
      }),
    );
  });

  describe.each(Object.entries(hostileTexts))("of something with %s", (_, hostile) => {
    const everywhere: Report = {
      ...report(
        examined(hostile, {
          ...{ kind: hostile, cloud: hostile, id: hostile, error: hostile, repair: hostile },
          location: { file: hostile, line: 3, column: 1 },
          findings: [
            finding({ property: hostile, before: hostile, after: [hostile, { [hostile]: hostile }], reason: hostile }),
            finding({ suppressed: hostile }),
          ],
          changedBy: { time: hostile, actor: hostile, operation: hostile, eventId: hostile },
        }),
        examined("b", { findings: [finding()], changedByUnknown: hostile }),
      ),
      ...{ subject: hostile, errors: [hostile] },
      gate: {
        ...{ ignoreFile: hostile, ignored: 1, baseline: hostile, known: 1 },
        expired: [{ line: 1, rule: "changed", where: hostile, expires: "2026-01-01", reason: hostile }],
        fixed: [{ rule: "changed", name: hostile, id: hostile, property: hostile }],
      },
    };

    it.each(
      Object.entries({
        ...{ text, json, sarif, junit, markdown, ocsf: (one: Report) => ocsf(one) },
        csv: (one: Report) => csv(one).replaceAll("\r\n", "\n"),
      }),
    )("drives nothing, in %s", (_format, write) => {
      expect(drivingIn(write(everywhere))).toEqual([]);
    });

    it("loses nothing in JSON", () => {
      const { resources, stack, errors } = JSON.parse(json(everywhere));
      expect([resources[0].name, resources[0].findings[0].declared, stack, errors[0]]).toEqual(Array(4).fill(hostile));
    });

    it("links nowhere and calls nobody, in Markdown and SARIF", () => {
      const told = markdown(everywhere).replaceAll("<br>", " ").replaceAll("&#8203;", "·");
      const withoutCode = told.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, "");
      expect(withoutCode).not.toMatch(/(?<!\\)[[\]<>]/);
      expect(withoutCode).not.toMatch(/:\/\/|www\.|@[^·]|#\d|GH-/i);
      const [{ results }] = JSON.parse(sarif(everywhere)).runs;
      for (const { message } of results) expect(message.text).not.toContain("](");
    });

    it("is one heading, one table row for each finding, and one line for each thing that is told", () => {
      const lines = markdown(everywhere).split("\n");
      expect(lines.filter((line) => line.startsWith("#"))).toHaveLength(6);
      expect(lines.filter((line) => line.startsWith("|"))).toHaveLength(4);
      expect(lines.every((line) => line === "" || /^(##|\||-|\d)/.test(line))).toBe(true);
    });
  });

  it("tells in JUnit what was found before a read failed, too", () => {
    const both = junit(report(examined("a", { findings: [finding()], error: "denied" })));
    expect(both).toContain("<failure ");
    expect(both).toContain('<error message="denied"/>');
    expect(both).toContain('failures="1" errors="1"');
  });

  it("escapes a bar in a table only, and mentions nobody", () => {
    const told = markdown(
      report(examined("a|b", { repair: "pulumi up --target 'a|b'", findings: [finding({ reason: "@team" })] })),
    );
    expect(told).toContain("`pulumi up --target 'a|b'`");
    expect(told).toContain("@&#8203;team");
  });

  it("keeps the text of a failure for JUnit", () => {
    const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(
      junit(report(examined("a<b>", { findings: [finding({ before: 'a "b" & c' })] }))),
    );
    expect(testsuites.testsuite.testcase).toMatchObject({
      name: "a<b>",
      failure: { type: "high", message: 'status: a "b" & c → Disabled (recording is switched off)' },
    });
  });
});
