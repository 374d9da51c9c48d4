/** @typedef {import("../../../dist/provider/plugin/shape.js").Member} Member */

export const header = "// Generated from the provider's fields by `npm run generate`; changes are made there.";

/**
 * @param {Member} member
 * @param {boolean} given whether a program gives it
 * @returns {string[]}
 */
export function notes(member, given) {
  const { doc, replaces, secret, default: usual } = member;
  const more = [
    ...(given && usual !== undefined ? [`Default: \`${JSON.stringify(usual)}\`.`] : []),
    ...(given && replaces ? ["A change replaces the resource."] : []),
    ...(secret ? ["It is secret."] : []),
  ];
  return more.length === 0 ? [doc] : [doc, "", more.join(" ")];
}

/**
 * @param {readonly string[]} lines
 * @param {string} [indent]
 */
export function comment(lines, indent = "") {
  const safe = lines.flatMap((line) => wrapped(line.replaceAll("*/", "*\\/")));
  const [only = ""] = safe;
  if (safe.length === 1) return `${indent}/** ${only} */`;
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/** @param {string} text */
function wrapped(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length > 110) lines.push(word);
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
