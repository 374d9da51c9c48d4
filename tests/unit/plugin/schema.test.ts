import { describe, expect, it } from "vitest";
import { providerSchema } from "../../../provider/plugin/schema";
import { resourceTokens } from "../../../provider/plugin/tokens";
import { clouds } from "../../../provider/registry";

type Node = Record<string, unknown>;
const schema = providerSchema("1.2.3") as Record<string, Node>;
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

  it("says what is required, what replaces, what has a default and which words there are", () => {
    const track = resource("access-audit:tencent:AuditTrack");
    expect(track.requiredInputs).toEqual(["name", "status", "actionType", "resourceType", "eventNames", "storage"]);
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

  it("refers to types that there are", () => {
    const references = [...JSON.stringify(schema).matchAll(/"#\/types\/([^"]+)"/g)].map(([, token]) => token ?? "");
    expect(references.filter((token) => !(token in (schema.types ?? {})))).toEqual([]);
  });
});
