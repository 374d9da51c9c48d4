import { type KindName, kinds } from "../../provider/kinds";
import { nativeType, packageName } from "../../provider/kinds/tokens";
import { literal, yamlValue } from "../report/code";
import { jsonText } from "../report/json-text";
import type { ScannedCloud } from "./scan";

/** A resource that exists and could be managed, under the name that it would have in a stack. */
export interface Importable {
  readonly name: string;
  readonly kind: KindName;
  readonly type: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Everything that was read, as it is: an import of it, with the program, shows no difference. */
export function importables(scanned: readonly ScannedCloud[]): Importable[] {
  const names = new Set<string>();
  const named = (...parts: readonly string[]): string => {
    // Short where that is enough; names of buckets are unique in a cloud, those of trackers only in a region.
    const candidates = [[parts[0], parts.at(-1)].join("-"), parts.join("-")];
    const name = candidates.find((candidate) => !names.has(candidate)) ?? `${parts.join("-")}-${names.size}`;
    names.add(name);
    return name;
  };
  return scanned.flatMap(({ buckets, tracks, databases }) => [
    ...buckets.flatMap(({ cloud, region, name: bucket, id, status }): Importable[] => {
      if (status === null) return [];
      const kind = "BucketAccessMonitor";
      const inputs = { cloud, region, bucket, status };
      return [{ name: named(cloud, region, bucket), kind, type: nativeType(kind, cloud), id, inputs }];
    }),
    // One that is off is left out: a program that declares it would keep it off.
    ...buckets.flatMap(({ cloud, region, name, id, log }): Importable[] => {
      if (log?.status !== "Enabled") return [];
      const kind = "BucketAccessLog";
      const inputs = log.targetBucket === log.bucket ? { ...log, allowLoop: true } : log;
      return [{ name: named(cloud, region, `${name}-log`), kind, type: nativeType(kind, cloud), id, inputs }];
    }),
    ...tracks.flatMap(({ cloud, region, name, id, inputs }): Importable[] => {
      if (inputs === undefined) return [];
      const kind = "AuditTrack";
      return [{ name: named(cloud, region, name), kind, type: nativeType(kind, cloud), id, inputs }];
    }),
    ...databases.flatMap(({ cloud, region, name, id, status, inputs }): Importable[] => {
      if (inputs === undefined || status !== "Enabled") return [];
      const kind = "DatabaseAuditPolicy";
      return [{ name: named(cloud, region, name), kind, type: nativeType(kind, cloud), id, inputs }];
    }),
  ]);
}

/** What `pulumi import --file` takes. */
export function importFile(resources: readonly Importable[]): string {
  const list = resources.map(({ type, name, id }) => ({ type, name, id }));
  return `${jsonText({ resources: list }, 2)}\n`;
}

/** A program in TypeScript, on the plugin's classes: dynamic resources cannot be imported. */
export function typescriptProgram(resources: readonly Importable[]): string {
  const found = [...new Set(resources.map(({ kind }) => kind))];
  return [
    `import * as audit from "pulumi-access-audit/native";`,
    ...found.flatMap((kind) => {
      const list = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}s`.replace(/ys$/, "ies");
      const rows = resources.filter((resource) => resource.kind === kind);
      return [
        "",
        `/** ${kinds[kind].doc} */`,
        `const ${list}: readonly { name: string; args: audit.${kind}Args }[] = [`,
        ...rows.map(({ name, inputs }) => `  { name: ${jsonText(name)}, args: ${literal(inputs)} },`),
        "];",
        `for (const { name, args } of ${list}) new audit.${kind}(name, args);`,
      ];
    }),
    "",
  ].join("\n");
}

/** A `Pulumi.yaml` that is project and program in one. */
export function yamlProgram(resources: readonly Importable[]): string {
  return [
    "name: access-audit",
    "runtime: yaml",
    `plugins: { providers: [{ name: ${packageName}, path: ./node_modules/pulumi-access-audit/bin }] }`,
    "resources:",
    ...resources.map(
      ({ name, type, inputs }) => `  ${jsonText(name)}: { type: "${type}", properties: ${yamlValue(inputs)} }`,
    ),
    "",
  ].join("\n");
}
