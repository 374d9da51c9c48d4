import type { FindingKind } from "../../../dist/cli/report/registry.js";
import { code, fence, table } from "./markdown.mts";
import { required } from "./provider.mts";

/** A page for each finding and each policy, by its id. */
export function rulePages(): readonly { readonly id: string; readonly text: string }[] {
  const howTos = required.howTos;
  return Object.entries(required.findings).flatMap(([who, kinds]) =>
    Object.entries(kinds).map(([id, kind]) => ({ id, text: page(id, kind, who, howTos.has(id) ? howTos.of(id) : {}) })),
  );
}

interface HowTo {
  readonly program?: string;
  readonly command?: string;
  readonly console?: string;
}

function page(id: string, { severity, what, risk, repair, controls }: FindingKind, who: string, how: HowTo): string {
  const isPolicy = who === "the policy pack";
  const level = required.policies.policies.find(({ name }) => name === id)?.enforcementLevel;
  const named = Object.entries(required.controls).filter(([control]) => controls.includes(control));
  return [
    `# ${id}`,
    what,
    table([
      ["found by", "severity", ...(isPolicy ? ["level"] : [])],
      [who, severity, ...(isPolicy ? [String(level)] : [])],
    ]),
    "## Risk",
    risk,
    "## Repair",
    repair,
    ...(how.program === undefined ? [] : ["In a program, as far as it is about one thing:", fence("ts", how.program)]),
    ...(how.command === undefined ? [] : [`Command: ${code(how.command)}`]),
    ...(how.console === undefined
      ? []
      : [
          `In the vendor's console: ${how.console} Menus may have other names. A change there of what a program declares is drift.`,
        ]),
    ...(isPolicy || id === "unread"
      ? []
      : [
          "## Let it pass",
          fence(
            "yaml",
            `ignore:\n  - rule: ${id}\n    id: <id or urn>\n    reason: <why this may stay>\n    expires: 2027-03-31`,
          ),
        ]),
    "## Controls",
    named.length === 0
      ? "None is claimed."
      : table([
          ["control", "title", "clouds", "what is tested"],
          ...named.map(([control, { title, source, clouds, tested }]) => [
            `[${control}](${source})`,
            title,
            clouds === undefined ? "any" : clouds.map(code).join(", "),
            tested,
          ]),
        ]),
  ].join("\n\n");
}
