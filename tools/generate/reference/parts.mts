import type { Permission } from "../../../dist/provider/core/fields/reference.js";
import type { Member, Members } from "../../../dist/provider/plugin/shape.js";
import { code, flat, meanings, table, typeOf } from "./markdown.mts";

type Weakenings = Readonly<Record<string, string>>;

/** Arguments: what each means, and what a change of it does. */
export function argumentsTable(members: Members, weakenings: Weakenings): string {
  const rows = flat(members).map(([path, member]) => {
    const isRequired = !member.optional && path !== "region";
    return [code(path), typeOf(member.shape), isRequired ? "yes" : "", meaningOf(path, member, weakenings)];
  });
  return table([["argument", "type", "required", "meaning"], ...rows]);
}

function meaningOf(path: string, member: Member, weakenings: Weakenings): string {
  const { doc, default: usual, replaces, weakens, notReturned } = member;
  const region = path === "region" ? " By default that of the configuration." : "";
  const more = [
    ...(usual === undefined ? [] : [`Default: ${code(JSON.stringify(usual))}.`]),
    ...(replaces ? ["**A change replaces the resource.**"] : []),
    ...(weakens ?? []).map((rule) => `May weaken auditing (${code(rule)}): ${lower(weakenings[rule] ?? "")}`),
    ...(notReturned ? ["The cloud does not always show it: then its drift is not seen."] : []),
  ];
  return [`${doc}${region}${meanings(member)}`, ...more].join(" ");
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** What comes of a resource or a call. */
export function resultTable(members: Members): string {
  const rows = flat(members).map(([path, member]) => {
    const { shape, doc, secret, optional } = member;
    const more = [...(optional ? ["Not always there."] : []), ...(secret ? ["Secret."] : [])];
    return [code(path), typeOf(shape), [`${doc}${meanings(member)}`, ...more].join(" ")];
  });
  return table([["output", "type", "meaning"], ...rows]);
}

export function permissionsTable(
  all: readonly (readonly [title: string, permissions: readonly Permission[]])[],
): string {
  const rows = all.flatMap(([title, permissions]) =>
    permissions.map((one) => {
      const terms: Exclude<Permission, string> = typeof one === "string" ? { name: one } : one;
      return [title, code(terms.name), terms.changes ? "change" : "read", terms.when ?? ""];
    }),
  );
  return table([["cloud", "permission", "to", "when"], ...rows]);
}

export function pagesList(all: readonly (readonly [title: string, page: string])[]): string {
  return all.map(([title, page]) => `- ${title}: <${page}>`).join("\n");
}

/** Clouds that do not have it, with the reason; nothing where all have it. */
export function missingOn(
  clouds: readonly { readonly title: string; readonly notOffered?: Readonly<Record<string, string>> }[],
  name: string,
): string[] {
  const rows = clouds.flatMap(({ title, notOffered }) =>
    notOffered?.[name] === undefined ? [] : [`- ${title}: ${notOffered[name]}`],
  );
  return rows.length === 0 ? [] : ["## Not offered", rows.join("\n")];
}
