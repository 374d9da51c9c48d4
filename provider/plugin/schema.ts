import { generalSettings } from "../core/session/settings";
import { kinds, type SourceName, sourceNames, sources } from "../kinds";
import { dynamicType, functionToken, packageName } from "../kinds/tokens";
import { clouds } from "../registry";
import { requiredOf, SchemaTypes, type Spec } from "./schema-types";
import { eitherMembers, type Member, type Members, membersOf } from "./shape";
import { type ResourceToken, resourceTokens } from "./tokens";

/** The package schema, from which `pulumi` and the SDKs of all languages know the types. All of it comes from the fields. */
export function providerSchema(version: string): Spec {
  const types = new SchemaTypes();
  const resources = Object.fromEntries(resourceTokens.map((token) => [token.token, resourceSpec(types, token)]));
  const functions = Object.fromEntries(sourceNames.map((name) => [functionToken(name), functionSpec(types, name)]));
  const configuration = types.properties(`${packageName}:index:`, configurationMembers());
  return {
    name: packageName,
    displayName: "Access Audit",
    version,
    description:
      "Keeps bucket access monitoring and audit tracks switched on across Tencent Cloud, Alibaba Cloud, Huawei Cloud and Volcengine, and lists what they record.",
    keywords: ["pulumi", "category/cloud", "audit"],
    license: "Apache-2.0",
    language: languages,
    config: { variables: configuration },
    types: types.specs,
    provider: {
      description: "The configuration of one set of accounts, and the credentials for them.",
      inputProperties: configuration,
      properties: {},
    },
    resources,
    functions,
  };
}

const goModule = "pulumi-access-audit/sdk/go/accessaudit";

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

function resourceSpec(types: SchemaTypes, { token, kind, cloud }: ResourceToken): Spec {
  const offered = clouds.flatMap(({ name, resources }) => {
    const resource = resources.find((candidate) => candidate.kind === kind && (cloud ?? name) === name);
    return resource ? [{ name, resource }] : [];
  });
  const described = offered.flatMap(({ name, resource }) => Object.entries(resource.variants ?? { [name]: resource }));
  const inputs = eitherMembers(described.map(([name, resource]) => [name, membersOf(resource.inputs.shape)]));
  const told = eitherMembers(
    described.map(([name, resource]) => [
      name,
      { ...filledIn(membersOf(resource.inputs.shape)), ...membersOf(resource.outputs) },
    ]),
  );
  // The type of one cloud says which, and the configuration may have the region.
  const region = optional(inputs.region);
  const given = cloud === undefined ? { ...inputs, region } : { ...inputs, region, cloud: optional(inputs.cloud) };
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
  if (member === undefined) throw new Error("every kind has a cloud and a region");
  return { ...member, optional: true };
}

function functionSpec(types: SchemaTypes, name: SourceName): Spec {
  const offered = clouds.flatMap((cloud) => {
    const source = cloud.dataSources.find((candidate) => candidate.name === name);
    return source ? [{ cloud: cloud.name, source }] : [];
  });
  const owner = `${packageName}:index:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const all = eitherMembers(offered.map(({ cloud, source }) => [cloud, membersOf(source.arguments.shape)]));
  const inputs = "region" in all ? { ...all, region: optional(all.region) } : all;
  const outputs = eitherMembers(offered.map(({ cloud, source }) => [cloud, membersOf(source.result.shape)]));
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
        const shape = { form: "object", members: membersOf(settings.shape) } as const;
        return [name, { shape, doc: `Settings of ${title}, and credentials for it.`, optional: true }];
      }),
    ),
    ...Object.fromEntries(general),
  };
}
