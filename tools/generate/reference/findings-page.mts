import { code, table } from "./markdown.mts";
import { required } from "./provider.mts";

/** What the commands and the policies of the pack find. */
export function findingsPage(): string {
  const levels = new Map(required.policies.policies.map((one) => [one.name, String(one.enforcementLevel ?? "")]));
  const parts = Object.entries(required.findings).flatMap(([who, kinds]) => [
    `## Findings of ${who}`,
    table([
      ["id", "what", "risk", "repair", "controls"],
      ...Object.entries(kinds).map(([id, { what, risk, repair, controls }]) => [
        code(id),
        what,
        risk,
        repair,
        controls.join(", "),
      ]),
    ]),
  ]);
  return [
    "# Findings and policies",
    "Ids are stable: pipelines name them. NIST is SP 800-53, revision 5.",
    ...parts,
    "## Levels of the policies",
    table([["policy", "level"], ...[...levels].map(([name, level]) => [code(name), level])]),
  ].join("\n\n");
}
