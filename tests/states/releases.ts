import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProject } from "../../tools/setup/project.mjs";
import { type Clouds, startClouds } from "../engine/stage/clouds";
import type { backends } from "../engine/stage/programs";
import { createStack, type TestStack } from "../engine/stage/stack";

type Backend = (typeof backends)[number]["backend"];

const folderOf = (release: string) => inProject("tests", "states", release);

/** The releases whose states are kept, a folder each. */
export function releases(): string[] {
  const entries = readdirSync(folderOf("."), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** What a release left behind on one backend: the stack as `pulumi stack export` tells it, and the clouds as they were then. */
export const stateFile = (release: string, backend: Backend) => join(folderOf(release), backend, "state.json");
export const cloudsFile = (release: string, backend: Backend) => join(folderOf(release), backend, "clouds.json");

/** The clouds before the stack was brought up, and what they must be when it is destroyed. */
export const foundFile = (release: string) => join(folderOf(release), "found.json");
export const readEnd = (release: string): object =>
  JSON.parse(readFileSync(join(folderOf(release), "end.json"), "utf8")) as object;

/** Good for an emulator only. Those of `Pulumi.test.yaml` are the same, encrypted with the passphrase of every test stack. */
const credentials = {
  tencent: { secretId: "AKIDstatesofeveryrelease", secretKey: "states0of0every0release0tencent" },
  alibaba: { accessKeyId: "LTAIstatesofeveryrelease", accessKeySecret: "states0of0every0release0alibaba" },
  huawei: { accessKey: "HWIDSTATESOFEVERYREL", secretKey: "states0of0every0release0huawei" },
  volcengine: { accessKey: "AKLTstatesofeveryrelease", secretKey: "states0of0every0release0volcengine" },
};

/** The program of a stack that was made on one backend, as it reads on another: with one word of its import changed. */
export function programOf(release: string, made: Backend, backend = made): string {
  const text = readFileSync(join(folderOf(release), "index.ts"), "utf8");
  const program = backend === "native" ? text.replace('"pulumi-access-audit"', '"pulumi-access-audit/native"') : text;
  // What the dynamic backend cannot have is a module of its own.
  return made === "native" ? `${program}\nimport "./native";\n` : program;
}

/** A stack with a release's configuration, before clouds that begin as a file has them. The file stays as it is. */
export async function withRelease(
  release: string,
  clouds: string,
  program: string,
  test: (stack: TestStack, clouds: Clouds, stateFile: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-states-"));
  try {
    const stateFile = join(folder, "clouds.json");
    cpSync(clouds, stateFile);
    const emulator = await startClouds({ stateFile, credentials });
    try {
      const stack = await createStack({ program: folderOf(release), env: emulator.environment });
      try {
        stack.setProgram(program);
        await test(stack, emulator, stateFile);
      } finally {
        await stack.remove();
      }
    } finally {
      await emulator.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
