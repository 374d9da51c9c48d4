import { code, table } from "./markdown.mts";
import { required } from "./provider.mts";

/** The findings of `drift` and `review`, and the policies of the pack. */
export function findingsPage(): string {
  const findings = Object.entries(required.findingKinds).map(([id, { what, risk, repair }]) => [
    code(id),
    what,
    risk,
    repair,
  ]);
  const policies = required.policies.policies.map(({ name, description, enforcementLevel }) => [
    code(name),
    description,
    String(enforcementLevel ?? ""),
  ]);
  return [
    "# Findings and policies",
    "Ids are stable: pipelines name them.",
    "## Findings of `access-audit drift` and `access-audit review`",
    table([["id", "what", "risk", "repair"], ...findings]),
    "## Policies of the pack",
    table([["policy", "what it asks for, and public rules that it corresponds to", "level"], ...policies]),
  ].join("\n\n");
}
