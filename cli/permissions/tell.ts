import type { Cloud, Policy } from "../../provider/kinds/cloud";
import { jsonText } from "../report/json-text";
import { wrapped } from "../report/wrapped";
import { type Need, namesOf, type Purpose } from "./purposes";

/** What one cloud has to allow. */
export interface Grant {
  readonly cloud: Cloud;
  readonly needs: readonly Need[];
  readonly policies: readonly Policy[];
}

export function grantOf(cloud: Cloud, needs: readonly Need[]): Grant {
  const names = namesOf(needs);
  return { cloud, needs, policies: names.length === 0 ? [] : cloud.policies(names) };
}

/** The policies as their consoles take them, and below them what each permission is for. */
export function grantText({ cloud, needs, policies }: Grant, purposes: readonly Purpose[]): string {
  const head = `${cloud.title}, for ${purposes.join(", ")}`;
  if (policies.length === 0) return `${head}: no permission is needed`;
  const documents = policies.flatMap(({ name, note, document }) => [
    `Policy ${name}${note === undefined ? ":" : `. ${note}`}`,
    JSON.stringify(document, undefined, 2),
    "",
  ]);
  const names = namesOf(needs);
  const width = Math.max(...names.map((name) => name.length));
  const rows = names.map((name) => wrapped(`  ${name.padEnd(width)}  ${reasons(needs, name)}`, width + 4));
  return [head, "", ...documents, "What needs them:", ...rows].join("\n");
}

/** Who needs it; and when, where all of them need it only then. */
function reasons(needs: readonly Need[], name: string): string {
  const own = needs.filter((need) => need.name === name);
  const by = [...new Set(own.map((need) => need.by))].join(", ");
  const when = own.every((need) => need.when !== undefined) ? [...new Set(own.map((need) => need.when))] : [];
  return when.length === 0 ? by : `${by}: ${when.join(", ")}`;
}

export function grantsJson(grants: readonly Grant[], purposes: readonly Purpose[]): string {
  return jsonText({
    purposes,
    clouds: grants.map(({ cloud, needs, policies }) => ({
      cloud: cloud.name,
      title: cloud.title,
      policies: policies.map(({ name, note = null, document }) => ({ name, note, document })),
      needs: needs.map(({ name, by, when = null }) => ({ permission: name, by, when })),
    })),
  });
}
