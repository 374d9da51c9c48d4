import { generalSettings } from "../core/session/settings";
import { kinds, type SourceName, sourceNames, sources } from "../kinds";
import { dynamicType, functionToken, packageName } from "../kinds/tokens";
import { clouds } from "../registry";
import { goModule, owner, pluginDownloadUrl, repository } from "../repository";
import { exampleUsage } from "./examples";
import { importSection } from "./examples/import";
import { offeredResources, offeredSources } from "./offered";
import { requiredOf, SchemaTypes, type Spec } from "./schema-types";
import { eitherMembers, type Member, type Members, membersOf } from "./shape";
import { type ResourceToken, resourceTokens } from "./tokens";

/** What `package.json` says of the package. */
export interface PackageFacts {
  readonly version: string;
  readonly license: string;
}

/** The package schema, from which `pulumi` and the SDKs of all languages know the types. All of it comes from the fields. */
export function providerSchema({ version, license }: PackageFacts): Spec {
  const types = new SchemaTypes(Object.fromEntries(clouds.map(({ name, title }) => [name, `${title}.`])));
  const resources = resourceTokens.map((token) => ({ token, spec: resourceSpec(types, token) }));
  const functions = sourceNames.map((name) => ({ name, spec: functionSpec(types, name) }));
  const configuration = types.properties(`${packageName}:index:`, configurationMembers());
  return {
    name: packageName,
    displayName: "Access Audit",
    version,
    description:
      "Keeps bucket access monitoring and audit tracks switched on across Tencent Cloud, Alibaba Cloud, Huawei Cloud and Volcengine, and lists what they record.",
    keywords: ["pulumi", "category/cloud", "audit"],
    license,
    publisher: owner,
    homepage: `https://${repository}`,
    repository: `https://${repository}`,
    pluginDownloadURL: pluginDownloadUrl,
    language: languages,
    config: { variables: configuration },
    types: types.specs,
    provider: {
      description: "The configuration of one set of accounts, and the credentials for them.",
      inputProperties: configuration,
      properties: {},
    },
    // Examples need the named types, which are known when all members are.
    resources: Object.fromEntries(
      resources.map(({ token, spec }) => {
        const { inputProperties } = spec;
        const offered = offeredResources(token);
        const usage = exampleUsage(offered, { token: token.token, properties: inputProperties }, types.specs);
        return [
          token.token,
          { ...spec, description: [spec.description, usage, importSection(token.token, offered)].join("\n\n") },
        ];
      }),
    ),
    functions: Object.fromEntries(
      functions.map(({ name, spec }) => {
        const declared = { token: functionToken(name), properties: spec.inputs.properties };
        const usage = exampleUsage(offeredSources(name), declared, types.specs);
        return [declared.token, { ...spec, description: `${spec.description}\n\n${usage}` }];
      }),
    ),
  };
}

/** How the generated packages are called, and what they need. */
const languages = {
  nodejs: { packageName: "pulumi-access-audit", respectSchemaVersion: true },
  python: {
    packageName: "pulumi_access_audit",
    respectSchemaVersion: true,
    pyproject: { enabled: true },
    requires: { pulumi: ">=3.165.0,<4.0.0" },
  },
  go: {
    importBasePath: goModule,
    rootPackageName: "accessaudit",
    // Enums of the root package are written with the package's name, whose hyphen is none of Go's.
    packageImportAliases: { [`${goModule}/${packageName}`]: "accessaudit" },
    respectSchemaVersion: true,
  },
  csharp: { rootNamespace: "PulumiAccessAudit", respectSchemaVersion: true },
  java: { basePackage: "io.github.pulumiaccessaudit" },
};

function resourceSpec(types: SchemaTypes, resource: ResourceToken) {
  const { token, kind, cloud } = resource;
  const offered = offeredResources(resource);
  const inputs = eitherMembers(offered.map(({ name, definition }) => [name, membersOf(definition.inputs.shape)]));
  const told = eitherMembers(
    offered.map(({ name, definition }) => [
      name,
      { ...filledIn(membersOf(definition.inputs.shape)), ...membersOf(definition.outputs) },
    ]),
  );
  // The type of one cloud says which, and the configuration may have the region.
  const given = {
    ...inputs,
    ...("region" in inputs ? { region: optional(inputs.region) } : {}),
    ...(cloud === undefined ? {} : { cloud: optional(inputs.cloud) }),
  };
  return {
    description: kinds[kind].doc,
    inputProperties: types.properties(token, given),
    requiredInputs: requiredOf(given),
    properties: types.properties(token, told),
    required: requiredOf(told),
    aliases: [{ type: dynamicType(kind) }],
  };
}

/** As outputs, properties with a default are always there. */
function filledIn(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).map(([name, { default: value, ...member }]) => [
      name,
      { ...member, optional: member.optional && value === undefined },
    ]),
  );
}

function optional(member: Member | undefined): Member {
  if (member === undefined) throw new Error("every kind has a cloud");
  return { ...member, optional: true };
}

function functionSpec(types: SchemaTypes, name: SourceName) {
  const offered = offeredSources(name);
  const owner = `${packageName}:index:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const all = eitherMembers(offered.map(({ name, definition }) => [name, membersOf(definition.arguments.shape)]));
  const inputs = "region" in all ? { ...all, region: optional(all.region) } : all;
  const outputs = eitherMembers(offered.map(({ name, definition }) => [name, membersOf(definition.result.shape)]));
  return {
    description: sources[name].doc,
    inputs: { properties: types.properties(owner, inputs), required: requiredOf(inputs) },
    outputs: { properties: types.properties(`${owner}Result`, outputs), required: requiredOf(outputs) },
  };
}

function configurationMembers(): Members {
  const general = Object.entries(generalSettings).map(([name, doc]): [string, Member] => [
    name,
    { shape: { form: "string" }, doc, optional: true },
  ]);
  return {
    ...Object.fromEntries(
      clouds.map(({ name, title, settings }): [string, Member] => {
        const members = membersOf(settings.shape);
        // Generators of code look at the top only, and not at the members of a type.
        const secret = Object.values(members).some((member) => member.secret) || undefined;
        const doc = `Settings of ${title}, and credentials for it.`;
        return [name, { shape: { form: "object", members }, doc, optional: true, secret }];
      }),
    ),
    ...Object.fromEntries(general),
  };
}
