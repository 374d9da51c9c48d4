import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type CloudName, clientKeys } from "../../../emulator/index";
import { type KindName, kindNames, type SourceName, sourceNames } from "../../../provider/kinds";
import type { Cloud } from "../../../provider/kinds/cloud";
import { findResource } from "../../../provider/registry";
import { inProject } from "../../../tools/setup/project.mjs";
import { rows } from "../../conformance/credentials/rows";
import { listings } from "../../conformance/listings";
import { subjects } from "../../conformance/subjects";
import { resources, sources } from "../../conformance/table";
import { everyInput } from "../../languages/every-input";

/** What is missing: the file, and what belongs into it. */
type Missing = readonly [file: string, what: string];

const read = (file: string) => (existsSync(inProject(file)) ? readFileSync(inProject(file), "utf8") : "");
const filesIn = (folder: string): string[] =>
  existsSync(inProject(folder)) ? readdirSync(inProject(folder), { recursive: true, encoding: "utf8" }) : [];

/** A file that must have a text, or be there at all. */
function owed(file: string, what: string, text: string | RegExp = ""): Missing[] {
  const has = typeof text === "string" ? read(file).includes(text) : text.test(read(file));
  return has && existsSync(inProject(file)) ? [] : [[file, what]];
}

/** The variable of the id of a client's key. */
const variableOf = (cloud: string) =>
  Object.entries(clientKeys).find(([name]) => name === cloud)?.[1].id.variable ?? "a line in emulator/registry.ts";

/** A member of an object literal, with or without quotes. */
const member = (name: string) => new RegExp(`(^|[{,])\\s*(${name}|"${name}[^"]*")(:|,| \\})`, "m");
const pascal = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
/** `getBuckets` is described by `get-buckets.ts`, `AuditTrack` by `audit-track.ts`. */
const fileName = (name: string) => name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** Suites with a table of clouds of their own, and where it stands. */
const suites: Partial<Record<KindName | SourceName, string>> = {
  BucketAccessMonitor: "tests/conformance/buckets/monitor-subjects.ts",
  BucketAccessLog: "tests/conformance/buckets/log-subjects.ts",
  AuditTrack: "tests/conformance/tracks/subjects/index.ts",
  getAuditEvents: "tests/conformance/tracks/audit-events.test.ts",
};

/** The row of the README's table whose first cell is a kind, or a data source by the name of its function. */
function rowOf(name: string): readonly string[] | undefined {
  const [, ...cells] = new RegExp(`^\\| \`${name}(?:Output)?\` \\|(.*)\\|$`, "m").exec(read("README.md")) ?? [];
  return cells[0]?.split("|").map((cell) => cell.trim());
}

/** The clouds in the order of the table's columns. */
const columns = () =>
  [...(/^\| \|( `\w+` \|)+$/m.exec(read("README.md"))?.[0].matchAll(/`(\w+)`/g) ?? [])].map(([, name]) => name);

/** What a cloud offers is a cell of the README, and what it does not offer has a reason. */
function missingReasons({ name, resources: offered, dataSources, notOffered }: Cloud): Missing[] {
  const manifest = `provider/clouds/${name}/index.ts`;
  const has = new Set([...offered.map(({ kind }) => kind), ...dataSources.map((source) => source.name)]);
  return [...kindNames, ...sourceNames].flatMap((one): Missing[] => {
    const cell = rowOf(one)?.[columns().indexOf(name)] ?? "";
    const shown = cell !== "" && cell !== "–" && !cell.startsWith("not offered");
    const reason = notOffered[one] ?? "";
    return [
      ...(has.has(one) === (reason === "")
        ? []
        : [[manifest, has.has(one) ? `no reason against ${one}, which it offers` : `why it has no ${one}`] as const]),
      ...(shown === has.has(one) ? [] : [["README.md", `the cell of ${one} on ${name}`] as const]),
    ];
  });
}

/** Everything beside its two folders and its lines in the registries that a cloud needs and does not have. */
export function missingOf(cloud: Cloud): Missing[] {
  const { name, resources: offered, dataSources, tracks } = cloud;
  const kinds = offered.map(({ kind }) => kind as KindName);
  const listed = dataSources.map((source) => source.name as SourceName);
  const manifest = `provider/clouds/${name}/index.ts`;
  const needs = (has: boolean, needed: SourceName) =>
    has && !listed.includes(needed) ? [[manifest, `${needed}, without which a scan passes over it`] as const] : [];
  const room = `provider/clouds/${name}`;
  const signers = filesIn(room).flatMap((file) => /sign-[^/]*(?=\.ts$)/.exec(file)?.[0] ?? []);
  const unitTests = filesIn(`tests/unit/${name}`);
  const unitTestOf = (file: string) => {
    const base = file.split("/").at(-1)?.replace(/\.ts$/, "") ?? "";
    return unitTests.some((test) => test.endsWith(`${base}.test.ts`))
      ? []
      : [[`tests/unit/${name}/${base}.test.ts`, `a test of ${room}/${file}`] as const];
  };
  return [
    ...owed("emulator/registry.ts", "a line for the cloud", member(name)),
    ...owed(`emulator/clouds/${name}/index.ts`, "the cloud as the emulator plays it"),
    ...(kinds.includes("AuditTrack") && tracks === undefined
      ? [[manifest, "`tracks`, by which policies, reviews and scans know what a track is"] as const]
      : []),
    ...needs(kinds.includes("BucketAccessMonitor"), "getBuckets"),
    ...needs(kinds.includes("BucketAccessMonitor"), "getBucketAccessMonitor"),
    ...needs(kinds.includes("AuditTrack"), "getAuditTracks"),
    ...filesIn(room)
      .filter((file) => /(^|\/)(sign-[^/]*|errors)\.ts$/.test(file))
      .flatMap(unitTestOf),
    ...owed(`tests/vectors/${name}.json`, "requests that the vendor's own SDK sent"),
    ...owed("tests/emulator/stage/vectors.ts", "the recorded requests", `vectors/${name}.json`),
    ...(readdirSync(inProject("tests/vendor-sdks")).some((file) => file.startsWith(name))
      ? []
      : [[`tests/vendor-sdks/${name}.test.ts`, "the vendor's own SDK against the emulator"] as const]),
    ...(rows.some(({ cloud }) => cloud === name)
      ? []
      : [[`tests/conformance/credentials/rows/${name}.ts`, "every place of its credentials"] as const]),
    ...owed("tests/conformance/credentials/scene.ts", "a read that the cloud signs", member(name)),
    ...owed("tests/conformance/outage.test.ts", "a read that an outage meets", member(name)),
    ...owed("tests/conformance/carried.test.ts", "what each request of its services carries", `"${name} `),
    ...owed(
      "tests/conformance/faults/faults.ts",
      "how it says that keys have run out",
      new RegExp(`"?${name}[ "]?.*code:`),
    ),
    ...owed("tests/unit/http/answers/hostile-answers.test.ts", "its services", `clouds/${name}/`),
    ...owed("tests/unit/http/answers/decoders.ts", "its decoders", `clouds/${name}/`),
    ...owed("tests/vendor-sdks/stage/variables.ts", "keys for the vendor's SDK", member(name)),
    ...signers.flatMap((signer) =>
      owed("tests/vendor-sdks/signers.test.ts", "the vendor's own signer beside ours", `/${signer}"`),
    ),
    ...owed("tests/engine/stacks/canary.test.ts", "credentials that would stand out", member(name)),
    ...owed("tests/engine/stage/everything.ts", "its kinds by the plugin", `cloud: "${name}"`),
    ...owed("tests/simulation/lives/world.ts", "what its emulator has for lives", member(name)),
    ...owed(`tools/faults/subjects/${name}.mts`, "a program of all its kinds"),
    ...owed("tools/faults/subjects/index.mts", "the subject", `./${name}.mts`),
    ...owed("tools/faults/stage/emulator.mts", "keys of its emulator", variableOf(name)),
    ...owed("tools/mutants/parts.mts", "a part for the cloud", member(name)),
    ...kinds.flatMap((kind) => missingOfKind(kind, name)),
    ...listed.flatMap((source) => missingOfSource(source, name)),
    ...(readdirSync(inProject("examples")).some((example) => example.split("-")[0] === name)
      ? []
      : [[`examples/${name}/Pulumi.yaml`, "an example program"] as const]),
    ...owed("tests/engine/users/examples.test.ts", "what the example shows", member(name)),
    ...missingReasons(cloud),
    ...owed("README.md", "a column of the table of kinds", `| \`${name}\` |`),
    ...owed("docs/guide/your-project.md", "a row of the table of credentials", new RegExp(`^\\| \`${name}\` \\|`, "m")),
    ...owed("schema.json", "its settings (npm run generate)", `access-audit:index:${pascal(name)}`),
    ...owed("sdk/types/provider.ts", "its settings (npm run generate)", member(`${name}\\?`)),
  ];
}

function missingOfKind(kind: KindName, cloud: string): Missing[] {
  const suite = suites[kind];
  const hand = new RegExp(`^ {2}("?${kind}"?|"${kind} ${cloud}"):`, "m");
  return [
    ...(resources[kind]?.[cloud as CloudName] === undefined
      ? [["tests/conformance/table.ts", `what ${kind} is given`] as const]
      : []),
    ...(subjects.some((one) => one.kind === kind && one.cloud === cloud)
      ? []
      : [["tests/conformance/subjects.ts", `a subject for ${kind}`] as const]),
    ...(suite === undefined ? [] : owed(suite, "a subject", member(cloud))),
    ...(everyInput.some((one) => one.kind === kind && one.cloud === cloud)
      ? []
      : [["tests/languages/every-input.ts", `every input of ${kind}`] as const]),
    ...owed("tests/unit/core/fields/kinds.test.ts", `an id of ${kind}`, `"${kind} of ${cloud}"`),
    ...owed("tests/simulation/lives/things.ts", `how ${kind} shows and is switched off by hand`, hand),
    ...owed("tests/conformance/writes.ts", `the writes of ${kind}`, `"${kind} on ${cloud}"`),
    ...owed(`sdk/resources/${fileName(kind)}.ts`, "an export of its arguments", `${pascal(cloud)}${kind}Args`),
    ...owed(`sdk/types/${fileName(kind)}.ts`, "its types (npm run generate)", `${pascal(cloud)}${kind}Args`),
    ...owed(
      `docs/reference/resources/${fileName(kind)}.md`,
      "its part of the page (npm run generate)",
      `cloud: "${cloud}"`,
    ),
  ];
}

function missingOfSource(source: SourceName, cloud: string): Missing[] {
  const suite = suites[source];
  // The data sources that list nothing.
  const lists = !["getBucketAccessMonitor", "getBucketAccessLog", "getAuditGlobalRegion"].includes(source);
  return [
    ...(sources[source]?.[cloud as CloudName] === undefined
      ? [["tests/conformance/table.ts", `what ${source} is asked`] as const]
      : []),
    ...(lists && !Object.hasOwn(listings, `${source} on ${cloud}`)
      ? [["tests/conformance/listings", `the rows of ${source}`] as const]
      : []),
    ...(suite === undefined ? [] : owed(suite, "a subject", member(cloud))),
    ...owed(`sdk/types/${fileName(source)}.ts`, "its types (npm run generate)", member(cloud)),
    ...owed(
      `docs/reference/data-sources/${fileName(source)}.md`,
      "its part of the page (npm run generate)",
      `cloud: "${cloud}"`,
    ),
  ];
}

/** Everything beside its line in the table of kinds that a kind needs and does not have. */
export function missingOfEveryCloud(kind: KindName, offering: readonly string[]): Missing[] {
  // What is neither on nor off is nothing that a policy could ask for.
  const isJudged = offering.some((cloud) => "status" in findResource(kind, cloud).inputs.shape);
  return [
    ...(offering.length > 0 ? [] : [["provider/clouds/", "a cloud that offers the kind"] as const]),
    ...owed(`sdk/resources/${fileName(kind)}.ts`, "the class", `class ${kind} `),
    ...owed("sdk/index.ts", "an export", `./resources/${fileName(kind)}"`),
    ...owed("sdk/native/resources.ts", "the class by the plugin", `class ${kind} `),
    ...owed("sdk/native/index.ts", "the type of its arguments", `${kind}Args`),
    ...(!isJudged ||
    filesIn("policy").some((file) => file.endsWith(".ts") && read(`policy/${file}`).includes(`"${kind}"`))
      ? []
      : [[`policy/policies/${fileName(kind)}-enabled.ts`, "a policy for the kind"] as const]),
    ...owed("tools/faults/subjects/subject.mts", "the kind among those of programs", `"${kind}"`),
    ...owed("README.md", "a row of the table of kinds", `| \`${kind}\` |`),
    ...owed("schema.json", "its type (npm run generate)", `:${kind}"`),
  ];
}
