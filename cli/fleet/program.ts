import { nativeType } from "../../provider/kinds/tokens";
import { literal, yamlValue } from "../report/code";
import { jsonText } from "../report/json-text";
import type { Fleet } from "./fleets";

const imported = `// After: import * as audit from "pulumi-access-audit"; or from "pulumi-access-audit/native", as the program has it.`;

/** Lines of a program in TypeScript, on either backend. */
export function fleetProgram(fleets: readonly Fleet[]): string {
  const parts = fleets.map(({ kind, name, args, provider }) => {
    const members = Object.entries(args).map(([key, value]) => `  ${key}: ${literal(value)},`);
    const options = provider === undefined ? "" : `, { provider: /* ${jsonText(provider)} */ }`;
    return [`new audit.${kind}(${jsonText(name)}, {`, ...members, `}${options});`, ""].join("\n");
  });
  return [imported, ...parts].join("\n");
}

/** The resources of a `Pulumi.yaml`. */
export function fleetYaml(fleets: readonly Fleet[]): string {
  const lines = fleets.map(
    ({ kind, name, args }) =>
      `  ${jsonText(name)}: { type: "${nativeType(kind, "")}", properties: ${yamlValue(args)} }`,
  );
  return ["resources:", ...lines, ""].join("\n");
}

/** For a program in any language that reads a file. */
export function fleetJson(fleets: readonly Fleet[]): string {
  return `${jsonText({ fleets: fleets.map(({ kind, name, args, provider = null }) => ({ kind, name, provider, args })) }, 2)}\n`;
}
