import { z } from "zod";
import { defaultOf, metaOf, textsOf } from "../core/fields/field";
import type { WeakeningRule } from "../core/fields/guard";

/** What values of a type look like, as far as a schema of Pulumi can say it. */
export type Shape =
  | { readonly form: "number" | "boolean" | "any" }
  /** A time may be given as text, or as a `Date` in the languages that have it. */
  | { readonly form: "string"; readonly time?: true }
  | { readonly form: "integer"; readonly values?: readonly number[] }
  | { readonly form: "choice"; readonly values: readonly string[]; readonly texts: Texts }
  | { readonly form: "list"; readonly items: Shape }
  | { readonly form: "map"; readonly values: Shape }
  | { readonly form: "object"; readonly members: Members };

/** What each value means, by value. */
export type Texts = Readonly<Record<string, string>>;

/** One property: its type, and what its field says. */
export interface Member {
  readonly shape: Shape;
  readonly doc: string;
  readonly optional: boolean;
  readonly default?: unknown;
  readonly replaces?: true | undefined;
  readonly secret?: true | undefined;
  /** How a change may take something away from auditing. */
  readonly weakens?: readonly WeakeningRule[] | undefined;
  /** No read of the cloud shows it. */
  readonly notReturned?: true | undefined;
}

export type Members = Readonly<Record<string, Member>>;

export function membersOf(types: Readonly<Record<string, z.core.$ZodType>>): Members {
  return Object.fromEntries(Object.entries(types).map(([name, type]) => [name, memberOf(type)]));
}

function memberOf(type: z.core.$ZodType): Member {
  const { doc = "", replaces, secret, weakens, notReturned } = metaOf(type);
  const optional = type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodPrefault;
  return {
    shape: shapeOf(type),
    doc,
    optional,
    default: defaultOf(type),
    replaces,
    secret,
    weakens: weakens?.rules,
    notReturned,
  };
}

function shapeOf(type: z.core.$ZodType): Shape {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodPrefault)
    return shapeOf(type.def.innerType);
  // What is given is the side before a transformation: a time is text.
  if (type instanceof z.ZodPipe) return shapeOf(type.def.in);
  if (type instanceof z.ZodUnion) return type.def.options.map(shapeOf).reduce(eitherShape);
  if (type instanceof z.ZodObject) return { form: "object", members: membersOf(type.shape) };
  if (type instanceof z.ZodArray) return { form: "list", items: shapeOf(type.def.element) };
  if (type instanceof z.ZodRecord) return { form: "map", values: shapeOf(type.def.valueType) };
  if (type instanceof z.ZodEnum) return { form: "choice", values: type.options.map(String), texts: textsOf(type) };
  if (type instanceof z.ZodLiteral) {
    const values = [...type.values];
    return typeof values[0] === "string"
      ? { form: "choice", values: values.map(String), texts: textsOf(type) }
      : { form: "integer", values: values.map(Number) };
  }
  if (type instanceof z.ZodString) return { form: "string" };
  if (type instanceof z.ZodDate) return { form: "string", time: true };
  if (type instanceof z.ZodNumber) return { form: type.isInt ? "integer" : "number" };
  if (type instanceof z.ZodBoolean) return { form: "boolean" };
  return { form: "any" };
}

/** The type of a property that several clouds have, each with its own. */
function eitherShape(one: Shape, other: Shape): Shape {
  if (one.form === "choice" && other.form === "choice")
    return {
      form: "choice",
      values: [...new Set([...one.values, ...other.values])],
      texts: { ...one.texts, ...other.texts },
    };
  if (one.form === "object" && other.form === "object")
    return {
      form: "object",
      members: eitherMembers([
        ["", one.members],
        ["", other.members],
      ]),
    };
  if (one.form === "list" && other.form === "list") return { form: "list", items: eitherShape(one.items, other.items) };
  if (one.form === "string" && other.form === "string") return one.time ? one : other;
  if (one.form === "integer" && other.form === "integer") {
    const [values, others] = [one.values, other.values];
    return values && others ? { form: "integer", values: [...new Set([...values, ...others])] } : { form: "integer" };
  }
  if (one.form === other.form) return one;
  const texts = ["string", "choice"];
  return texts.includes(one.form) && texts.includes(other.form) ? { form: "string" } : { form: "any" };
}

/**
 * The properties of several clouds or variants in one type. One that some lack is optional and has no default, which a program in
 * another language would fill in for those, too.
 */
export function eitherMembers(all: readonly (readonly [name: string, members: Members])[]): Members {
  const names = [...new Set(all.flatMap(([, members]) => Object.keys(members)))];
  return Object.fromEntries(
    names.map((name) => {
      const found = all.flatMap(([owner, members]) => (members[name] ? [{ owner, member: members[name] }] : []));
      const [first] = found;
      if (first === undefined) throw new Error(`no member ${name}`);
      const members = found.map(({ member }) => member);
      const everywhere = found.length === all.length;
      const sameDefault = everywhere && members.every((member) => member.default === first.member.default);
      return [
        name,
        {
          shape: members.map(({ shape }) => shape).reduce(eitherShape),
          doc: jointDoc(found),
          optional: !everywhere || members.some(({ optional }) => optional),
          default: sameDefault ? first.member.default : undefined,
          replaces: members.some(({ replaces }) => replaces) || undefined,
          secret: members.some(({ secret }) => secret) || undefined,
        },
      ];
    }),
  );
}

/** One text where all agree, else the text of each. */
function jointDoc(found: readonly { readonly owner: string; readonly member: Member }[]): string {
  const docs = [...new Set(found.map(({ member }) => member.doc))];
  if (docs.length === 1) return docs[0] ?? "";
  const of = (doc: string) => found.filter(({ member }) => member.doc === doc).map(({ owner }) => owner);
  return docs.map((doc) => `\`${of(doc).join("`, `")}\`: ${doc}`).join(" ");
}
