import { sourceNames } from "../../provider/kinds";
import { functionToken } from "../../provider/kinds/tokens";
import { exampleArguments } from "../../provider/plugin/examples";
import type { Declared } from "../../provider/plugin/examples/types";
import { offeredResources, offeredSources } from "../../provider/plugin/offered";
import { resourceTokens } from "../../provider/plugin/tokens";
import { schema } from "./types";

/** The examples of the reference, of each kind, cloud and variant. */
export const resourceExamples: readonly Declared[] = resourceTokens.flatMap((resource) => {
  const properties = schema.resources[resource.token]?.inputProperties ?? {};
  return offeredResources(resource).map(({ definition }) => ({
    ...{ token: resource.token, properties, args: exampleArguments(definition.reference, properties) },
  }));
});

/** The examples of each data source and cloud. */
export const sourceExamples: readonly Declared[] = sourceNames.flatMap((name) => {
  const token = functionToken(name);
  const properties = schema.functions[token]?.inputs.properties ?? {};
  return offeredSources(name).map(({ definition }) => ({
    ...{ token, properties, args: current(exampleArguments(definition.reference, properties)) },
  }));
});

/** The spans of examples end some time; clouds look back for some days only. */
function current(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!("startTime" in args)) return args;
  const day = 24 * 60 * 60 * 1000;
  const now = Date.now();
  return { ...args, startTime: new Date(now - day).toISOString(), endTime: new Date(now).toISOString() };
}
