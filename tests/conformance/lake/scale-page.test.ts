import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";
import { openPipeline, type Pipeline } from "../gates/pipeline";

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await openPipeline();
});
afterAll(() => pipeline.close());

/** The first commands of the page, as they stand there. */
const page = readFileSync(inProject("docs", "scale.md"), "utf8");
const [, block = ""] = /```sh\n(.*?)```/s.exec(page) ?? [];
const [install = "", ...commands] = block.trimEnd().split("\n");

it("the page leads from an account's events to an answer in five commands", async () => {
  expect(install).toBe("npm install pulumi-access-audit @duckdb/node-api");
  expect(commands).toHaveLength(4);
  let last = "";
  for (const line of commands) {
    const [, words = ""] = /^npx access-audit (.*?)( {2,}#.*)?$/.exec(line) ?? expect.fail(line);
    const { exitCode, stdout, stderr } = await pipeline.run(...words.split(" "));
    expect(exitCode, `${line}: ${stderr}`).toBe(0);
    expect(stdout, line).not.toBe("");
    last = stdout;
  }
  expect(last).toMatch(/^\S+ +alibaba +\d+ +cn-hangzhou +StopLogging +alice /m);
});
