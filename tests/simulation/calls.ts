import { referredBy, type Scenario } from "./scenario";

export type Verb = "Check" | "Diff" | "Create" | "Read" | "Update" | "Delete";

type Properties = Readonly<Record<string, unknown>>;

/** A call of the engine to a provider, as the provider got it. */
export interface Call {
  readonly verb: Verb;
  readonly name: string;
  readonly id?: string;
  /** What the provider made of it last; for a check the former inputs. */
  readonly olds?: Properties | null;
  /** The former inputs; the host of dynamic resources is not told them. */
  readonly inputs?: Properties | null;
  readonly news?: Properties | null;
  readonly preview?: boolean;
}

/** How an unknown value travels: https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/rpc.ts */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A call in one line, such as `Diff a (X): key=X → key=Y`. */
export function callText({ verb, name, id, olds, inputs, news, preview }: Call): string {
  const known = propertiesText(inputs ?? olds);
  const change =
    news === undefined ? known : olds === undefined ? propertiesText(news) : `${known} → ${propertiesText(news)}`;
  return `${verb} ${name}${id === undefined ? "" : ` (${id})`}: ${change}${preview ? ", preview" : ""}`;
}

export function propertiesText(properties: Properties | null | undefined): string {
  const entries = Object.entries(properties ?? {}).filter(([key]) => key !== "out");
  if (entries.length === 0) return "nothing";
  const text = ([key, value]: [string, unknown]) => `${key}=${value === unknownValue ? "unknown" : String(value)}`;
  return entries.map(text).sort().join(" ");
}

/**
 * The calls in an order that does not depend on chance. What the engine does before the program, in it and after it stays
 * apart. Reads before it are made side by side; in it and after it the engine keeps resources that have nothing to do with
 * each other in no order, so each group of related ones stands by itself.
 */
export function inFixedOrder(calls: readonly Call[], scenario: Scenario): readonly Call[] {
  const first = calls.findIndex(({ verb }) => verb !== "Read" && verb !== "Diff");
  const start = first === -1 ? calls.length : first;
  const end = Math.max(start, calls.findLastIndex(({ verb }) => verb !== "Delete") + 1);
  const groups = relatedNames(scenario);
  const grouped = (some: readonly Call[]) => groups.flatMap((names) => some.filter(({ name }) => names.has(name)));
  return [
    ...sideBySide(calls.slice(0, start)),
    ...grouped(calls.slice(start, end)),
    ...sortedTwins(grouped(calls.slice(end))),
  ];
}

function sideBySide(calls: readonly Call[]): Call[] {
  const order: readonly Verb[] = ["Read", "Diff"];
  return calls.toSorted((x, y) => x.name.localeCompare(y.name) || order.indexOf(x.verb) - order.indexOf(y.verb));
}

/** Two records of one resource are deleted side by side. */
function sortedTwins(deletes: readonly Call[]): Call[] {
  const sorted = [...deletes];
  for (const [at, call] of deletes.entries()) {
    const twin = sorted[at + 1];
    if (twin?.name === call.name && (call.id ?? "") > (twin.id ?? "")) sorted.splice(at, 2, twin, call);
  }
  return sorted;
}

function relatedNames({ steps }: Scenario): Set<string>[] {
  const groups: Set<string>[] = [];
  for (const declared of steps.flatMap(({ program }) => program)) {
    const names = [declared.name, ...referredBy(declared)];
    const touched = groups.filter((group) => names.some((name) => group.has(name)));
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...touched.flatMap((group) => [...group]), ...names]));
  }
  const first = (group: Set<string>) => [...group].toSorted()[0] ?? "";
  return groups.toSorted((x, y) => first(x).localeCompare(first(y)));
}
