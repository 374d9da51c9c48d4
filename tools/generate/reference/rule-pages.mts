import type { FindingKind } from "../../../dist/cli/report/registry.js";
import type { Repair } from "../../../dist/policy/repair.js";
import { code, fence, table } from "./markdown.mts";
import { pagesList } from "./parts.mts";
import { required } from "./provider.mts";

/** A page for each finding and each policy, by its id. */
export function rulePages(): readonly { readonly id: string; readonly text: string }[] {
  return Object.entries(required.findings).flatMap(([who, kinds]) =>
    Object.entries(kinds).map(([id, kind]) => ({ id, text: page(id, kind, who) })),
  );
}

interface HowTo {
  readonly program?: string;
  readonly command?: string;
  readonly console?: string;
}

function page(id: string, { severity, what, risk, repair, controls }: FindingKind, who: string): string {
  const policy = who === "the policy pack" ? required.policies.policies.find(({ name }) => name === id) : undefined;
  const isPolicy = policy !== undefined;
  const how: HowTo = isPolicy ? required.howTos.toSatisfy(policy.repair) : required.howTos.of(id);
  const named = Object.entries(required.controls).filter(([control]) => controls.includes(control));
  return [
    `# ${id}`,
    what,
    table([
      ["found by", "severity", ...(isPolicy ? ["level"] : [])],
      [who, severity, ...(isPolicy ? [String(policy.enforcementLevel)] : [])],
    ]),
    "## Risk",
    risk,
    "## Repair",
    repair,
    ...(how.program === undefined
      ? []
      : [
          isPolicy ? programOf(policy.repair) : "In a program, as far as it is about one thing:",
          fence("ts", how.program),
        ]),
    ...(how.command === undefined ? [] : [`Command: ${code(how.command)}`]),
    ...(how.console === undefined
      ? []
      : [
          `In the vendor's console: ${how.console} Menus may have other names. A change there of what a program declares is drift.`,
        ]),
    ...(isPolicy ? withoutConsole(policy.repair) : []),
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

/** Providers of others are named, for their packages are installed apart. */
function programOf({ program }: Repair): string {
  const others = new Set(
    program.map(({ construct }) => construct.split(".")[0] ?? "").filter((one) => one !== "audit"),
  );
  const named = [...others].map((one) => `; ${code(one)} is the Pulumi provider of that name`).join("");
  return `In a program, by a line for each cloud that has it${named}:`;
}

/** Where no way in a console is known, the vendors' pages say what the service can do. */
function withoutConsole({ program, console: paths }: Repair): string[] {
  if (paths === "program") return ["A console has no part in it: the policy is about the program."];
  if (paths !== "unsourced") return [];
  const pages = required.clouds.flatMap(({ name, title, resources }) =>
    resources.flatMap(({ kind, reference }) =>
      program.some(({ construct, inputs }) => construct === `audit.${kind}` && inputs.cloud === name)
        ? [[title, reference.page] as const]
        : [],
    ),
  );
  return ["The way in a vendor's console is not known here. The vendors' pages of the call:", pagesList(pages)];
}
