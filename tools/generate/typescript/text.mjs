/**
 * @typedef {import("../../../dist/provider/plugin/shape.js").Member} Member
 * @typedef {import("../../../dist/provider/core/fields/reference.js").Reference} Reference
 */

export const header = "// Generated from the provider's fields by `npm run generate`; changes are made there.";

/**
 * @param {Member} member
 * @param {boolean} given whether a program gives it
 * @returns {string[]}
 */
export function notes(member, given) {
  const { doc, replaces, secret, default: usual } = member;
  const values = meanings(member);
  const more = [
    ...(given && usual !== undefined ? [`Default: \`${JSON.stringify(usual)}\`.`] : []),
    ...(given && replaces ? ["A change replaces the resource."] : []),
    ...(secret ? ["It is secret."] : []),
  ];
  return [doc, ...(values.length === 0 ? [] : ["", ...values]), ...(more.length === 0 ? [] : ["", more.join(" ")])];
}

/**
 * What each word of a choice means, a line each, where there is a choice.
 * @param {Member} member
 * @returns {string[]}
 */
function meanings({ shape }) {
  const inner = shape.form === "list" ? shape.items : shape;
  if (inner.form !== "choice" || inner.values.length < 2) return [];
  return inner.values.flatMap((value) => (inner.texts[value] ? [`- \`${value}\`: ${inner.texts[value]}`] : []));
}

/**
 * What belongs to the arguments on one cloud as a whole: the vendor's page, and an example that tests run.
 * @param {string} doc
 * @param {Reference} reference
 * @param {string} statement
 * @returns {string[]}
 */
export function referred(doc, { page }, statement) {
  return [doc, "", `@see ${page}`, "", "@example", "```ts", ...statement.split("\n"), "```"];
}

/**
 * @param {readonly string[]} lines
 * @param {string} [indent]
 */
export function comment(lines, indent = "") {
  let isCode = false;
  const safe = lines.flatMap((line) => {
    if (line.startsWith("```")) isCode = !isCode;
    const text = line.replaceAll("*/", "*\\/");
    return isCode ? [text] : wrapped(text);
  });
  const [only = ""] = safe;
  if (safe.length === 1) return `${indent}/** ${only} */`;
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/**
 * Lines of a list go on below their first word.
 * @param {string} text
 */
function wrapped(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length > 110) lines.push(text.startsWith("- ") ? `  ${word}` : word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}

/** @param {string} name */
export const pascal = (name) => name.charAt(0).toUpperCase() + name.slice(1);
/** @param {string} name */
export const camel = (name) => name.charAt(0).toLowerCase() + name.slice(1);
/** @param {string} name */
export const kebab = (name) => camel(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
