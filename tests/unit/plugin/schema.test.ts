import { describe, expect, it } from "vitest";
import { sourceNames } from "../../../provider/kinds";
import { offeredResources, offeredSources } from "../../../provider/plugin/offered";
import { providerSchema } from "../../../provider/plugin/schema";
import { resourceTokens } from "../../../provider/plugin/tokens";
import { clouds } from "../../../provider/registry";

type Node = Record<string, unknown>;
const schema = providerSchema({ version: "1.2.3", license: "Apache-2.0" }) as Record<string, Node>;
const resource = (token: string) => schema.resources?.[token] as Record<string, Record<string, Node> & string[]>;

describe("the schema", () => {
  it("has every kind of every cloud", () => {
    expect(Object.keys(schema.resources ?? {})).toEqual(resourceTokens.map(({ token }) => token));
    for (const { name, resources } of clouds)
      for (const { kind } of resources)
        expect(resourceTokens.some((token) => token.kind === kind && (token.cloud ?? name) === name)).toBe(true);
  });

  it("describes every property", () => {
    const silent: string[] = [];
    const look = (node: unknown, path: string): void => {
      if (typeof node !== "object" || node === null) return;
      for (const part of ["properties", "inputProperties", "variables"]) {
        for (const [name, spec] of Object.entries(((node as Node)[part] as Node | undefined) ?? {})) {
          if (!(spec as Node).description) silent.push(`${path}.${name}`);
        }
      }
      for (const [name, child] of Object.entries(node)) look(child, `${path}/${name}`);
    };
    look(schema, "");
    expect(silent).toEqual([]);
  });

  it("describes every value of every enum", () => {
    const silent = Object.entries(schema.types ?? {}).flatMap(([token, spec]) => {
      const { enum: values = [] } = spec as { enum?: { value: string; description?: string }[] };
      return values.filter(({ description }) => !description).map(({ value }) => `${token} ${value}`);
    });
    expect(silent).toEqual([]);
  });

  it("shows an example in each language, and how to import, for each cloud and variant", () => {
    for (const token of resourceTokens) {
      const description = String(resource(token.token).description);
      for (const { title, definition } of offeredResources(token)) {
        expect(description).toContain(`### ${title}`);
        expect(description).toContain(`pulumi import ${token.token} example ${definition.idForm}`);
      }
      for (const language of ["typescript", "python", "go", "yaml"]) expect(description).toContain(`\`\`\`${language}`);
    }
  });

  it("says what is required, what replaces, what has a default and which words there are", () => {
    const track = resource("access-audit:tencent:AuditTrack");
    expect(track.requiredInputs).toEqual(["name", "status", "storage"]);
    expect(track.inputProperties?.name).toMatchObject({ type: "string", willReplaceOnChanges: true });
    expect(track.inputProperties?.trackForAllMembers).toMatchObject({ type: "boolean", default: false });
    expect(track.inputProperties?.status).toMatchObject({ $ref: "#/types/access-audit:index:Status" });
    expect(schema.types?.["access-audit:index:Status"]).toMatchObject({
      enum: [{ value: "Enabled" }, { value: "Disabled" }],
    });
    expect(track.properties?.trackId).toMatchObject({ type: "string" });
    const links = schema.functions?.["access-audit:index:getAuditLogLinks"] as { outputs: { properties: Node } };
    expect(links.outputs.properties.links).toMatchObject({ secret: true });
  });

  it("shows an example of every data source, for each cloud", () => {
    for (const name of sourceNames) {
      const functions = (schema.functions ?? {}) as Record<string, Node>;
      const description = String(functions[`access-audit:index:${name}`]?.description);
      for (const { title } of offeredSources(name)) expect(description).toContain(`### ${title}`);
      for (const language of ["typescript", "python", "go", "yaml"]) expect(description).toContain(`\`\`\`${language}`);
    }
  });

  it("marks what holds a secret at its top, where generators of code look", () => {
    const { variables } = schema.config as unknown as { variables: Record<string, { $ref?: string; secret?: true }> };
    const holders = Object.entries(variables).filter(([, { $ref = "" }]) => {
      const { properties = {} } = (schema.types?.[$ref.replace("#/types/", "")] ?? {}) as { properties?: Node };
      return Object.values(properties).some((property) => (property as Node).secret);
    });
    expect(holders.map(([name]) => name).sort()).toEqual(clouds.map(({ name }) => name).sort());
    expect(holders.filter(([, { secret }]) => !secret)).toEqual([]);
  });

  it("joins the variants of a kind member by member", () => {
    const tracker = resource("access-audit:huawei:AuditTrack");
    expect(tracker.requiredInputs).toEqual(["status", "type"]);
    expect(tracker.inputProperties?.name).not.toHaveProperty("const");
    expect(tracker.inputProperties?.name?.description).toMatch(/^`system`: .* `data`: /);
    expect(tracker.properties).toHaveProperty("previousTracker");
    expect(tracker.required).not.toContain("previousTracker");
    const obs = schema.types?.["access-audit:huawei:AuditTrackObs"] as { properties: Node };
    expect(Object.keys(obs.properties)).toContain("bucketLifecycle");
  });

  it("fills in nothing that a cloud or a variant does not have", () => {
    const foreign: string[] = [];
    const compare = (token: string, specs: Node, all: readonly (readonly string[])[]) => {
      for (const [name, spec] of Object.entries(specs))
        if ("default" in (spec as Node) && !all.every((names) => names.includes(name)))
          foreign.push(`${token} ${name}`);
    };
    for (const { token, kind, cloud } of resourceTokens) {
      const offered = clouds.filter(({ name }) => (cloud ?? name) === name).flatMap(({ resources }) => resources);
      const described = offered
        .filter((one) => one.kind === kind)
        .flatMap((one) => Object.values(one.variants ?? [one]));
      const names = described.map(({ inputs }) => Object.keys(inputs.shape));
      compare(token, resource(token).inputProperties as Node, names);
    }
    for (const name of sourceNames) {
      const offered = clouds.flatMap(({ dataSources }) => dataSources.filter((source) => source.name === name));
      const spec = schema.functions?.[`access-audit:index:${name}`] as { inputs: { properties: Node } };
      const names = offered.map((source) => Object.keys(source.arguments.shape));
      compare(name, spec.inputs.properties, names);
    }
    expect(foreign).toEqual([]);
  });

  it("refers to types that there are", () => {
    const references = [...JSON.stringify(schema).matchAll(/"#\/types\/([^"]+)"/g)].map(([, token]) => token ?? "");
    expect(references.filter((token) => !(token in (schema.types ?? {})))).toEqual([]);
  });
});
