import { argumentLines, resultLines, shapes, statementOf } from "./shapes.mjs";
import { comment, header, pascal, referred } from "./text.mjs";

/**
 * @typedef {import("../../../dist/provider/plugin/shape.js").Shape} Shape
 * @typedef {import("../../../dist/provider/plugin/shape.js").Member} Member
 * @typedef {import("../../../dist/provider/plugin/shape.js").Members} Members
 * @typedef {import("../../../dist/provider/core/lifecycle/lifecycle.js").Resource} Resource
 * @typedef {import("../../../dist/provider/kinds/cloud.js").Cloud} Cloud
 */

/**
 * @param {string} source
 * @param {readonly Cloud[]} clouds
 */
export function sourceFile(source, clouds) {
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
    const statement = statementOf(source, found.reference);
    const text = referred(`The arguments of \`${source}\` on ${cloud.title}.`, found.reference, statement);
    const known = results.get(result);
    results.set(result, known ?? `${name}Result`);
    return [
      `${comment(text)}\nexport interface ${name}Args {\n${args}\n}`,
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
