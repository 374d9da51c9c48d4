import { clouds } from "../../../provider/registry";
import { credentialOperations, sourceOperations } from "./listings";
import type { Operation } from "./operation";
import { resourceOperations } from "./resources";

/** Every operation of every adapter. */
export const operations: readonly Operation[] = [
  ...resourceOperations,
  ...sourceOperations(),
  ...credentialOperations(),
];

/** What the clouds offer, by the beginning of the keys of its operations. */
export const offered: readonly string[] = clouds.flatMap(({ name, resources, dataSources }) => [
  ...resources.flatMap(({ kind, variants }) =>
    variants === undefined ? [`${kind}/${name}`] : Object.keys(variants).map((variant) => `${kind}/${name}/${variant}`),
  ),
  ...dataSources.map((source) => `${source.name}/${name}`),
]);
