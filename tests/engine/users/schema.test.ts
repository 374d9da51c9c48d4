import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languagePrograms } from "../../../tools/generate/programs.mjs";
import { capture } from "../../../tools/setup/command.mjs";
import { inProject } from "../../../tools/setup/project.mjs";

/** Pulumi's own binder of schemas, which every generator of a package goes through, judges by Pulumi's metaschema. */
describe("Pulumi's metaschema", () => {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-schema-"));
  let sdkgen: string;
  beforeAll(async () => {
    sdkgen = join(await languagePrograms(), "sdkgen");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const text = readFileSync(inProject("schema.json"), "utf8");

  async function judged(schema: string): Promise<{ readonly code: number | null; readonly stderr: string }> {
    const file = join(folder, "schema.json");
    writeFileSync(file, schema);
    return capture(sdkgen, [file, "python", join(folder, "package")]);
  }

  it("takes the schema without a word", async () => {
    expect(await judged(text)).toMatchObject({ code: 0, stderr: "" });
  });

  type Spec = Record<string, Record<string, Record<string, Record<string, Record<string, unknown>>>>>;
  const monitor = "access-audit:index:BucketAccessMonitor";
  const broken: Readonly<Record<string, readonly [path: string, breaks: (schema: Spec) => void]>> = {
    "a type that there is not": [
      `#/resources/${monitor}: doesn't validate with '/$defs/resourceSpec'`,
      ({ resources }) => Object.assign(resources?.[monitor]?.inputProperties?.bucket ?? {}, { type: "text" }),
    ],
    "a reference to nothing": [
      `#/resources/${monitor}/properties/status`,
      ({ resources }) => Object.assign(resources?.[monitor]?.properties?.status ?? {}, { $ref: "#/types/a:b:C" }),
    ],
    "a token of another form": [
      "#/resources",
      (schema) => Object.assign(schema.resources ?? {}, { "bucket monitor": schema.resources?.[monitor] }),
    ],
    "a name with a blank": ["#/name: ", (schema) => Object.assign(schema, { name: "access audit" })],
  };

  it.each(Object.entries(broken))("refuses %s, and names where", async (_, [path, breaks]) => {
    const schema: Spec = JSON.parse(text);
    breaks(schema);
    const { code, stderr } = await judged(JSON.stringify(schema));
    expect(code, stderr).not.toBe(0);
    expect(stderr).toContain(path);
  });
});
