import { nativeType } from "../../provider/kinds/tokens";
import { literal, yamlValue } from "../report/code";
import { jsonText } from "../report/json-text";
import type { Fleet } from "./fleets";

/** Lines of a program in TypeScript, on either backend. */
export function fleetProgram(fleets: readonly Fleet[]): string {
  return fleets
    .map(({ name, args, provider }) => {
      const members = Object.entries(args).map(([key, value]) => `  ${key}: ${literal(value)},`);
      const options = provider === undefined ? "" : `, { provider: /* ${jsonText(provider)} */ }`;
      return [`new audit.BucketAccessMonitors(${jsonText(name)}, {`, ...members, `}${options});`, ""].join("\n");
    })
    .join("\n");
}

/** The resources of a `Pulumi.yaml`. */
export function fleetYaml(fleets: readonly Fleet[]): string {
  const type = nativeType("BucketAccessMonitors", "");
  const lines = fleets.map(
    ({ name, args }) => `  ${jsonText(name)}: { type: "${type}", properties: ${yamlValue(args)} }`,
  );
  return ["resources:", ...lines, ""].join("\n");
}

/** For a program in any language that reads a file. */
export function fleetJson(fleets: readonly Fleet[]): string {
  return `${jsonText({ fleets: fleets.map(({ name, args, provider = null }) => ({ name, provider, args })) }, 2)}\n`;
}
