import { argumentsOf, present, shapes, typeOf } from "./shapes.mjs";
import { camel, comment, header, notes, pascal } from "./text.mjs";

/**
 * @typedef {import("../../../dist/provider/plugin/shape.js").Shape} Shape
 * @typedef {import("../../../dist/provider/plugin/shape.js").Member} Member
 * @typedef {import("../../../dist/provider/plugin/shape.js").Members} Members
 * @typedef {import("../../../dist/provider/core/lifecycle/lifecycle.js").Resource} Resource
 * @typedef {import("../../../dist/provider/kinds/cloud.js").Cloud} Cloud
 */

/**
 * @param {string} kind
 * @param {readonly Cloud[]} clouds
 */
export function kindFile(kind, clouds) {
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
    return `${comment(notes(member, false), "  ")}\n  readonly ${name}: pulumi.Output<${type}>;`;
  });
  const secret = Object.keys(members).filter((name) => members[name]?.secret);
  const options = secret.length === 0 ? "" : `, { additionalSecretOutputs: ${JSON.stringify(secret)} }`;
  return [
    header,
    'import type * as pulumi from "@pulumi/pulumi";',
    'import { ManagedKind } from "../managed-resource";',
    "",
    parts.join("\n\n"),
    "",
    comment([`The arguments of \`${kind}\`; \`cloud\` says which.`]),
    `export type ${kind}Args = ${union};`,
    "",
    comment([`What a program may read of \`${kind}\`: arguments, what is filled in, and what only the cloud says.`]),
    `export interface ${kind}Outputs {`,
    outputs.join("\n"),
    "}",
    "",
    `export const ${camel(kind)} = new ManagedKind("${kind}", ${JSON.stringify(Object.keys(members))}${options});`,
    "",
  ].join("\n");
}
