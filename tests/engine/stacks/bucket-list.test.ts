import { describe, expect, it } from "vitest";
import { drawnBackend, programsOf, withStack, writes } from "../stage/programs";

const names = ["logs-a-1250000000", "logs-b-1250000000", "logs-c-1250000000"];
const list = { cloud: "tencent", prefix: "logs-", minimum: 4 };
const declared = [
  "for (const { name, region } of buckets)",
  '  new audit.BucketAccessMonitor(name, { cloud: "tencent", region, bucket: name, status: "Enabled" });',
];

/** What a listing answers that is empty, or short, by mistake: the buckets are there all the same. */
const answer = (...buckets: readonly string[]) =>
  `<ListAllMyBucketsResult><Buckets>${buckets
    .map((name) => `<Bucket><Name>${name}</Name><Location>ap-guangzhou</Location></Bucket>`)
    .join("")}</Buckets></ListAllMyBucketsResult>`;

describe.each(drawnBackend("bucket list"))("a monitor for each listed bucket on the $backend backend", ({ module }) => {
  const program = programsOf(module);
  const loop = (args: object) =>
    program(
      "export = async () => {",
      `const { buckets } = await audit.getBuckets(${JSON.stringify(args)} as audit.GetBucketsArgs);`,
      ...declared,
      "};",
    );
  const outputs = program(
    `audit.getBucketsOutput(${JSON.stringify(list)} as audit.GetBucketsArgs).apply(({ buckets }) => {`,
    ...declared,
    "});",
  );

  it("outlives a list that is empty or short by mistake: nothing is written", async () => {
    await withStack(
      { program: loop(list) },
      async (stack, clouds) => {
        expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { create: 5 } });
        expect(writes(clouds)).toHaveLength(4);
        const told = [
          ["0 buckets", answer(), loop(list)],
          ["2 buckets", answer("logs-a-1250000000", "logs-b-1250000000", "other-1250000000"), outputs],
        ] as const;
        for (const [found, body, text] of told) {
          stack.setProgram(text);
          clouds.control.fault({ cloud: "tencent", action: "GetService", kind: "garbage", body, times: -1 });
          const up = await stack.up();
          clouds.control.clearFaults();
          expect(clouds.control.journal().map(({ action }) => action)).toContain("GetService");
          expect(writes(clouds)).toEqual([]);
          expect(up.exitCode, up.stdout).not.toBe(0);
          expect(up.stdout + up.stderr).toContain(`getBuckets: found ${found} on Tencent Cloud COS whose name begins`);
          expect(up.stdout + up.stderr).toContain("but minimum requires 4");
        }
        expect(await stack.state()).toHaveLength(4);

        stack.setProgram(loop(list));
        expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { same: 5 } });
      },
      ({ control }) => {
        for (const name of names) control.putBucket("tencent", { name, region: "ap-guangzhou" });
      },
    );
  });
});
