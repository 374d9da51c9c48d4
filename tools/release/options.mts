import { parseArgs } from "node:util";

export const partNames = ["npm", "pypi", "go", "plugin"] as const;
export type PartName = (typeof partNames)[number];

export interface Options {
  readonly help: boolean;
  /** What is made; everything by default. */
  readonly parts: readonly PartName[];
  /** Without it nothing is published. */
  readonly publish: boolean;
  /** The version to prepare the repository for. */
  readonly prepare: string | undefined;
}

export const usage = `npm run release                    makes everything of the version in package.json in .state/release, and
                                   publishes nothing: it prints what would be run
npm run release -- npm plugin      only these: ${partNames.join(", ")}
npm run release -- --prepare 0.2.0 sets the version everywhere, dates its part of the changelog, and records what it promises
npm run release -- --publish       makes and publishes; for the workflow of a release`;

export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      prepare: { type: "string" },
      publish: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
    allowPositionals: true,
  });
  const parts = positionals.map((name) => {
    const part = partNames.find((one) => one === name);
    if (part === undefined) throw new Error(`${name} is none of ${partNames.join(", ")}`);
    return part;
  });
  return {
    help: values.help === true,
    parts: parts.length > 0 ? parts : partNames,
    publish: values.publish === true,
    prepare: values.prepare,
  };
}
