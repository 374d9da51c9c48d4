import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProject } from "../../tools/setup/project.mjs";
import { Copy, type Said } from "./copy";
import { kindEntry } from "./toy-kind";

/** What a fifth cloud owes beside its folders and lines: each is demanded by its file's name. */
const owedByCloud = [
  "provider/clouds/example/index.ts: why it has no BucketAccessLog",
  "provider/clouds/example/index.ts: why it has no getAuditLogs",
  "README.md: a column of the table of kinds",
  "docs/guide/your-project.md: a row of the table of credentials",
  "docs/reference/data-sources/get-audit-tracks.md",
  "docs/reference/data-sources/get-bucket-access-monitor.md",
  "docs/reference/data-sources/get-buckets.md",
  "docs/reference/resources/audit-track.md",
  "docs/reference/resources/bucket-access-monitor.md",
  "examples/example/Pulumi.yaml",
  "schema.json",
  "sdk/resources/audit-track.ts",
  "sdk/resources/bucket-access-monitor.ts",
  "sdk/types/audit-track.ts",
  "sdk/types/bucket-access-monitor.ts",
  "sdk/types/get-audit-tracks.ts",
  "sdk/types/get-bucket-access-monitor.ts",
  "sdk/types/get-buckets.ts",
  "sdk/types/provider.ts",
  "tests/conformance/tracks/subjects/index.ts",
  "tests/conformance/buckets/monitor-subjects.ts",
  "tests/conformance/carried.test.ts",
  "tests/conformance/credentials/rows/example.ts",
  "tests/conformance/credentials/scene.ts",
  "tests/conformance/faults/faults.ts",
  "tests/conformance/listings: the rows of getAuditTracks",
  "tests/conformance/listings: the rows of getBuckets",
  "tests/conformance/writes.ts: the writes of AuditTrack",
  "tests/conformance/writes.ts: the writes of BucketAccessMonitor",
  "tests/conformance/outage.test.ts",
  "tests/conformance/subjects.ts: a subject for AuditTrack",
  "tests/conformance/subjects.ts: a subject for BucketAccessMonitor",
  "tests/conformance/table.ts: what AuditTrack is given",
  "tests/conformance/table.ts: what BucketAccessMonitor is given",
  "tests/conformance/table.ts: what getAuditTracks is asked",
  "tests/emulator/stage/vectors.ts",
  "tests/engine/users/examples.test.ts",
  "tests/languages/every-input.ts: every input of AuditTrack",
  "tests/languages/every-input.ts: every input of BucketAccessMonitor",
  "tests/simulation/lives/things.ts: how AuditTrack",
  "tests/simulation/lives/world.ts",
  "tests/unit/core/fields/kinds.test.ts: an id of AuditTrack",
  "tests/unit/core/fields/kinds.test.ts: an id of BucketAccessMonitor",
  "tests/engine/stacks/canary.test.ts",
  "tests/engine/stage/everything.ts",
  "tests/unit/example/errors.test.ts",
  "tests/unit/example/sign-ex1.test.ts",
  "tests/unit/http/answers/decoders.ts",
  "tests/unit/http/answers/hostile-answers.test.ts",
  "tests/vectors/example.json",
  "tests/vendor-sdks/example.test.ts",
  "tests/vendor-sdks/signers.test.ts",
  "tests/vendor-sdks/stage/variables.ts",
  "tools/faults/stage/emulator.mts",
  "tools/faults/subjects/example.mts",
  "tools/faults/subjects/index.mts",
  "tools/mutants/parts.mts",
];

/** Tables that do not compile without the cloud. */
const typedByCloud = [
  "tests/conformance/credentials/rows/row.ts",
  "tests/conformance/credentials/scene.ts",
  "tests/conformance/faults/scene.ts",
  "tests/conformance/table.ts",
  "tests/simulation/lives/world.ts",
];

const owedByKind = [
  "provider/clouds/tencent/index.ts: why it has no BucketSeal",
  "README.md: a row of the table of kinds",
  "docs/reference/resources/bucket-seal.md",
  "policy/policies/bucket-seal-enabled.ts",
  "schema.json",
  "sdk/resources/bucket-seal.ts: the class",
  "sdk/index.ts",
  "sdk/native/index.ts",
  "sdk/native/resources.ts",
  "sdk/types/bucket-seal.ts",
  "tests/conformance/writes.ts: the writes of BucketSeal",
  "tests/conformance/subjects.ts: a subject for BucketSeal",
  "tests/conformance/table.ts: what BucketSeal is given",
  "tests/languages/every-input.ts: every input of BucketSeal",
  "tests/unit/core/fields/kinds.test.ts: an id of BucketSeal",
  "tools/faults/subjects/subject.mts",
];

/** Tables that do not compile without the kind. */
const typedByKind = ["tests/conformance/table.ts"];

const product = ["provider", "sdk", "cli", "emulator", "policy"];
const schema = "tests/unit/plugin/schema.test.ts";
const pieces = "tests/unit/registry/pieces.test.ts";

/** The files that do not compile. */
const redFiles = ({ text }: Said) => [
  ...new Set([...text.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file]) => file)),
];

/** What the test of pieces says is missing. */
const missing = ({ text }: Said) => [...text.matchAll(/^\+ {3}"(.*)",$/gm)].map(([, line = ""]) => line);

/** Each of `owed` is the beginning of a line of `said`. */
const unsaid = (owed: readonly string[], said: readonly string[]) =>
  owed.filter((beginning) => !said.some((line) => line.startsWith(beginning)));

/** What a page shows of the list of missing pieces. */
function shownBy(page: string): string[] {
  const text = readFileSync(inProject("docs", "contributing", page), "utf8");
  const [, block = ""] = /^```\n((?:tests|sdk)\/.*?)^```/ms.exec(text) ?? [];
  return block.trim().split("\n");
}

describe("a toy cloud in a copy of the repository", () => {
  let copy: Copy;
  beforeAll(() => {
    copy = new Copy();
    copy.lay("cloud");
    copy.addLine("provider/registry.ts", './clouds/alibaba"', 'import { example } from "./clouds/example";');
    copy.replace("provider/registry.ts", "volcengine];", "volcengine, example];");
    copy.addLine(
      "emulator/registry.ts",
      './clouds/alibaba/index"',
      'import { example } from "./clouds/example/index";',
    );
    copy.replace("emulator/registry.ts", "volcengine };", "volcengine, example };");
  });
  afterAll(() => copy.remove());

  it("is a folder on each side and a line in each registry, and whatever else it needs is demanded by name", async () => {
    const [tests, compiled] = await Promise.all([
      copy.test("tests/toy-cloud/proof/cloud.test.ts", schema, pieces),
      copy.compile(...product, ...typedByCloud),
    ]);
    expect(tests.text).toMatch(/✓ tests\/toy-cloud\/proof\/cloud\.test\.ts/);
    expect(tests.text).toMatch(/✓ tests\/unit\/plugin\/schema\.test\.ts/);
    expect(unsaid(owedByCloud, missing(tests)), tests.text).toEqual([]);
    expect(missing(tests), "what the page shows").toEqual(expect.arrayContaining(shownBy("add-a-cloud.md")));
    expect(redFiles(compiled).sort(), compiled.text).toEqual(typedByCloud);
  });

  it("takes a further kind by a file, one for the cloud, and a line in each table", async () => {
    copy.lay("kind");
    copy.addLine("provider/kinds/index.ts", "const kindTable = {", kindEntry);
    const manifest = "provider/clouds/example/index.ts";
    copy.addLine(
      manifest,
      './store/bucket-access-monitor"',
      'import { exampleBucketSeal } from "./store/bucket-seal";',
    );
    copy.replace(manifest, "resource(exampleAuditTrack)]", "resource(exampleAuditTrack), resource(exampleBucketSeal)]");
    const played = "emulator/clouds/example/store/service.ts";
    copy.addLine(played, '"../state"', 'import { sealRoutes } from "./seal";');
    copy.replace(played, '"store",\n    [', '"store",\n    [\n      ...sealRoutes(runtime),');
    copy.addLine("emulator/clouds/example/state.ts", "  buckets: Buckets;", "  sealed?: string[];");

    const [tests, compiled] = await Promise.all([
      copy.test("tests/toy-cloud/proof/kind.test.ts", schema, pieces),
      copy.compile(...product, "tests/conformance/table.ts"),
    ]);
    expect(tests.text).toMatch(/✓ tests\/toy-cloud\/proof\/kind\.test\.ts/);
    expect(tests.text).toMatch(/✓ tests\/unit\/plugin\/schema\.test\.ts/);
    expect(unsaid(owedByKind, missing(tests)), tests.text).toEqual([]);
    expect(missing(tests), "what the page shows").toEqual(expect.arrayContaining(shownBy("add-a-kind.md")));
    expect(redFiles(compiled).sort(), compiled.text).toEqual(typedByKind);
  });
});
