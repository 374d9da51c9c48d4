import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inProject, packageBin } from "../setup/project.mjs";

/**
 * @typedef {import("../../dist/provider/plugin/shape.js").Shape} Shape
 * @typedef {import("../../dist/provider/plugin/shape.js").Member} Member
 * @typedef {import("../../dist/provider/plugin/shape.js").Members} Members
 * @typedef {import("../../dist/provider/core/lifecycle/lifecycle.js").Resource} Resource
 * @typedef {import("../../dist/provider/kinds/cloud.js").Cloud} Cloud
 */

const require = createRequire(import.meta.url);

/**
 * Writes the types of the TypeScript SDK below `root`, from the compiled provider: for each kind and data source the arguments by
 * cloud and what comes of them, each member with its field's text.
 * @param {string} root
 */
export function generateTypeScript(root) {
  const { clouds } = require(inProject("dist", "provider", "registry.js"));
  const { kindNames, sourceNames } = require(inProject("dist", "provider", "kinds", "index.js"));
  const folder = join(root, "sdk", "types");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (/** @type {string} */ name, /** @type {string} */ text) => {
    const file = `${kebab(name)}.ts`;
    writeFileSync(join(folder, file), formatted(join("sdk", "types", file), text));
  };
  write("provider", providerFile(clouds));
  for (const kind of kindNames) write(kind, kindFile(kind, clouds));
  for (const source of sourceNames) write(source, sourceFile(source, clouds));
}

/**
 * @param {string} path where the text belongs, whose rules hold
 * @param {string} text
 */
function formatted(path, text) {
  const biome = ["format", `--stdin-file-path=${path}`];
  return execFileSync(join(packageBin, "biome"), biome, { cwd: inProject(), input: text, encoding: "utf8" });
}

const shapes = () => require(inProject("dist", "provider", "plugin", "shape.js"));
const header = "// Generated from the provider's fields by `npm run generate`; changes are made there.";

/**
 * @param {string} kind
 * @param {readonly Cloud[]} clouds
 */
function kindFile(kind, clouds) {
  const { eitherMembers, membersOf } = shapes();
  const offered = clouds.flatMap((cloud) => {
    const resource = cloud.resources.find((/** @type {Resource} */ one) => one.kind === kind);
    return resource === undefined ? [] : [{ cloud, resource }];
  });
  const parts = offered.flatMap(({ cloud, resource }) => {
    const base = `${pascal(cloud.name)}${kind}`;
    const variants = Object.entries(resource.variants ?? {});
    if (variants.length === 0)
      return [argumentsOf(`${base}Args`, `The arguments of \`${kind}\` on ${cloud.title}.`, resource)];
    const names = variants.map(([name]) => `${pascal(cloud.name)}${pascal(name)}${kind}Args`);
    return [
      ...variants.map(([name, one], index) =>
        argumentsOf(
          names[index] ?? "",
          `The arguments of \`${kind}\` on ${cloud.title}, of the type \`${name}\`.`,
          one,
        ),
      ),
      `${comment([`The arguments of \`${kind}\` on ${cloud.title}; \`type\` says which.`])}\nexport type ${base}Args = ${names.join(" | ")};`,
    ];
  });
  const union = offered.map(({ cloud }) => `${pascal(cloud.name)}${kind}Args`).join(" | ");
  const own = (/** @type {Resource} */ { inputs, outputs }) =>
    present({ ...membersOf(inputs.shape), ...membersOf(outputs) });
  const members = eitherMembers(offered.map(({ cloud, resource }) => [cloud.title, own(resource)]));
  const outputs = Object.entries(members).map(([name, member]) => {
    const type = typeOf(member.shape, "output") + (member.optional ? " | undefined" : "");
    return `${comment(notes(member, false), "  ")}\n  declare readonly ${name}: pulumi.Output<${type}>;`;
  });
  return [
    header,
    'import type * as pulumi from "@pulumi/pulumi";',
    'import { ManagedResource } from "../managed-resource";',
    "",
    parts.join("\n\n"),
    "",
    comment([`The arguments of \`${kind}\`; \`cloud\` says which.`]),
    `export type ${kind}Args = ${union};`,
    "",
    comment([`What a program may read of \`${kind}\`: arguments, what is filled in, and what only the cloud says.`]),
    `export abstract class ${kind}Outputs extends ManagedResource {`,
    outputs.join("\n"),
    "}",
    "",
    `export const ${camel(kind)}Properties = ${JSON.stringify(Object.keys(members))} as const;`,
    "",
  ].join("\n");
}

/**
 * @param {string} name
 * @param {string} doc
 * @param {Resource} resource
 */
function argumentsOf(name, doc, resource) {
  return `${comment([doc])}\nexport interface ${name} {\n${argumentLines(shapes().membersOf(resource.inputs.shape), "input")}\n}`;
}

/**
 * Arguments as a program gives them: `cloud` is a plain literal, and the region may be left to the configuration.
 * @param {Members} members
 * @param {"input" | "plain"} mode
 */
function argumentLines(members, mode) {
  return Object.entries(members)
    .map(([name, member]) => {
      const placed =
        name === "region" ? { ...member, doc: `${member.doc} By default that of the configuration.` } : member;
      const optional = member.optional || name === "region";
      const type = name === "cloud" ? typeOf(member.shape, "plain") : memberType(member, mode, optional);
      return `${comment(notes(placed, true), "  ")}\n  ${name}${optional ? "?" : ""}: ${type};`;
    })
    .join("\n");
}

/** @param {readonly Cloud[]} clouds */
function providerFile(clouds) {
  const { membersOf } = shapes();
  const settings = clouds.map(({ name, title, settings }) => {
    const type = objectType(membersOf(settings.shape), "input");
    return `  /** ${title}: \`access-audit:${name}.*\`. */\n  ${name}?: pulumi.Input<${type} | undefined>;`;
  });
  return [
    header,
    'import type * as pulumi from "@pulumi/pulumi";',
    "",
    comment(["What `access-audit:<cloud>.*` is in the configuration of a stack."]),
    "export interface CloudSettings {",
    ...settings,
    "}",
    "",
  ].join("\n");
}

/**
 * @param {string} source
 * @param {readonly Cloud[]} clouds
 */
function sourceFile(source, clouds) {
  const { membersOf } = shapes();
  const base = pascal(source);
  const offered = clouds.flatMap((cloud) => {
    const found = cloud.dataSources.find((/** @type {{ name: string }} */ one) => one.name === source);
    return found === undefined ? [] : [{ cloud, found }];
  });
  const results = new Map();
  const parts = offered.flatMap(({ cloud, found }) => {
    const name = `${pascal(cloud.name)}${base}`;
    const args = argumentLines(membersOf(found.arguments.shape), "plain");
    const result = resultLines(membersOf(found.result.shape));
    const known = results.get(result);
    results.set(result, known ?? `${name}Result`);
    return [
      `${comment([`The arguments of \`${source}\` on ${cloud.title}.`])}\nexport interface ${name}Args {\n${args}\n}`,
      known === undefined
        ? `${comment([`The result of \`${source}\` on ${cloud.title}.`])}\nexport interface ${name}Result {\n${result}\n}`
        : `${comment([`The result of \`${source}\` on ${cloud.title}.`])}\nexport type ${name}Result = ${known};`,
    ];
  });
  const byCloud = offered.map(({ cloud }) => {
    const name = `${pascal(cloud.name)}${base}`;
    return `  ${cloud.name}: { args: ${name}Args; result: ${name}Result };`;
  });
  return [
    header,
    parts.join("\n\n"),
    "",
    comment([`Arguments and results of \`${source}\`, by cloud.`]),
    `export interface ${base}ByCloud {`,
    byCloud.join("\n"),
    "}",
    "",
  ].join("\n");
}

/** @param {Members} members */
function resultLines(members) {
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
function present(members) {
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
function memberType({ shape }, mode, optional) {
  const orNone = optional ? " | undefined" : "";
  if (mode === "plain") return typeOf(shape, mode) + orNone;
  return `pulumi.Input<${typeOf(shape, mode)}${orNone}>`;
}

/**
 * @param {Shape} shape
 * @param {"input" | "plain" | "output"} mode
 * @returns {string}
 */
function typeOf(shape, mode) {
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
function objectType(members, mode) {
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

/**
 * @param {Member} member
 * @param {boolean} given whether a program gives it
 * @returns {string[]}
 */
function notes(member, given) {
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
function comment(lines, indent = "") {
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
const pascal = (name) => name.charAt(0).toUpperCase() + name.slice(1);
/** @param {string} name */
const camel = (name) => name.charAt(0).toLowerCase() + name.slice(1);
/** @param {string} name */
const kebab = (name) => camel(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
