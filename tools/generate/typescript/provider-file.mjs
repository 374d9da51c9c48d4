import { objectType, shapes } from "./shapes.mjs";
import { comment, header } from "./text.mjs";

/**
 * @typedef {import("../../../dist/provider/plugin/shape.js").Shape} Shape
 * @typedef {import("../../../dist/provider/plugin/shape.js").Member} Member
 * @typedef {import("../../../dist/provider/plugin/shape.js").Members} Members
 * @typedef {import("../../../dist/provider/core/lifecycle/lifecycle.js").Resource} Resource
 * @typedef {import("../../../dist/provider/kinds/cloud.js").Cloud} Cloud
 */

/** @param {readonly Cloud[]} clouds */
export function providerFile(clouds) {
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
