import { createRequire } from "node:module";
import { inProject } from "../../setup/project.mjs";
import { comment, notes, referred } from "./text.mjs";

/**
 * @typedef {import("../../../dist/provider/plugin/shape.js").Shape} Shape
 * @typedef {import("../../../dist/provider/plugin/shape.js").Member} Member
 * @typedef {import("../../../dist/provider/plugin/shape.js").Members} Members
 * @typedef {import("../../../dist/provider/core/lifecycle/lifecycle.js").Resource} Resource
 * @typedef {import("../../../dist/provider/core/fields/reference.js").Reference} Reference
 */

const require = createRequire(import.meta.url);

/** What fields look like, by the compiled provider. */
export const shapes = () => require(inProject("dist", "provider", "plugin", "shape.js"));

/**
 * @param {string} name
 * @param {string} doc
 * @param {Resource} resource
 */
export function argumentsOf(name, doc, { kind, inputs, reference }) {
  const text = referred(doc, reference, statementOf(kind, reference));
  return `${comment(text)}\nexport interface ${name} {\n${argumentLines(shapes().membersOf(inputs.shape), "input")}\n}`;
}

/**
 * The reference's example as a statement of a program.
 * @param {string} name of a kind, or of a data source
 * @param {Reference} reference
 * @returns {string}
 */
export function statementOf(name, { example }) {
  const { typescriptStatement } = require(inProject("dist", "provider", "plugin", "examples", "typescript.js"));
  return typescriptStatement({ token: `access-audit:index:${name}`, args: example });
}

/**
 * Arguments as a program gives them: the word that says which other arguments there are, such as `cloud`, is a plain literal, and
 * the region may be left to the configuration.
 * @param {Members} members
 * @param {"input" | "plain"} mode
 */
export function argumentLines(members, mode) {
  return Object.entries(members)
    .map(([name, member]) => {
      const placed =
        name === "region" ? { ...member, doc: `${member.doc} By default that of the configuration.` } : member;
      const optional = member.optional || name === "region";
      const isWord = !optional && member.shape.form === "choice" && member.shape.values.length === 1;
      const type = isWord ? typeOf(member.shape, "plain") : memberType(member, mode, optional);
      return `${comment(notes(placed, true), "  ")}\n  ${name}${optional ? "?" : ""}: ${type};`;
    })
    .join("\n");
}

/** @param {Members} members */
export function resultLines(members) {
  return Object.entries(present(members))
    .map(([name, member]) => {
      const type = typeOf(member.shape, "output") + (member.optional ? " | undefined" : "");
      return `${comment(notes(member, false), "  ")}\n  ${name}${member.optional ? "?" : ""}: ${type};`;
    })
    .join("\n");
}

/**
 * A member with a default is always there in the end.
 * @param {Members} members
 * @returns {Members}
 */
export function present(members) {
  const all = Object.entries(members).map(([name, member]) => [
    name,
    { ...member, optional: member.optional && member.default === undefined },
  ]);
  return Object.fromEntries(all);
}

/**
 * @param {Member} member
 * @param {"input" | "plain"} mode
 * @param {boolean} optional
 */
export function memberType({ shape }, mode, optional) {
  const orNone = optional ? " | undefined" : "";
  if (mode === "plain") return typeOf(shape, mode) + orNone;
  return `pulumi.Input<${typeOf(shape, mode)}${orNone}>`;
}

/**
 * @param {Shape} shape
 * @param {"input" | "plain" | "output"} mode
 * @returns {string}
 */
export function typeOf(shape, mode) {
  switch (shape.form) {
    case "choice":
      return shape.values.map((value) => JSON.stringify(value)).join(" | ");
    case "integer":
      return shape.values?.join(" | ") ?? "number";
    case "list": {
      const items = typeOf(shape.items, mode);
      return mode === "input" ? `pulumi.Input<${items}>[]` : /[|{]/.test(items) ? `(${items})[]` : `${items}[]`;
    }
    case "map":
      return `Record<string, ${typeOf(shape.values, mode)}>`;
    case "object":
      return objectType(shape.members, mode);
    case "any":
      return "unknown";
    case "string":
      return shape.time && mode !== "output" ? "string | Date" : "string";
    default:
      return shape.form;
  }
}

/**
 * @param {Members} members
 * @param {"input" | "plain" | "output"} mode
 */
export function objectType(members, mode) {
  const shown = mode === "output" ? present(members) : members;
  const lines = Object.entries(shown).map(([name, member]) => {
    const { optional } = member;
    const type =
      mode === "output"
        ? typeOf(member.shape, mode) + (optional ? " | undefined" : "")
        : memberType(member, mode, optional);
    return `${comment(notes(member, mode !== "output"))}\n${name}${optional ? "?" : ""}: ${type};`;
  });
  return `{\n${lines.join("\n")}\n}`;
}
