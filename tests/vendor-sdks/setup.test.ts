import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inVendorSdks } from "./setup/folder";
import { nodePackages } from "./setup/node-packages";
import { python } from "./setup/python";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "access-audit-vendor-sdks-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fakePython(lines: string): NodeJS.ProcessEnv {
  const file = join(folder, "python3");
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o755);
  return { PATH: folder };
}

describe("the SDKs", () => {
  it("are installed for Node", async () => {
    expect(existsSync(join(await nodePackages(), "ali-oss", "package.json"))).toBe(true);
  });

  it("are installed for Python, which is there with venv", async () => {
    expect(existsSync(await python())).toBe(true);
  });

  it("are installed once", async () => {
    const install = () => Promise.all([nodePackages(), python()]);
    const made = (await install()).map((path) => statSync(path).ino);
    expect((await install()).map((path) => statSync(path).ino)).toEqual(made);
  });
});

describe("without Python the set-up fails and says what to install", () => {
  const advice = /Install Python 3\.10 or later[\s\S]*apt-get install python3 python3-venv/;

  it("when there is no python3", async () => {
    await expect(python({ PATH: folder })).rejects.toThrow(/no python3 on the PATH/);
    await expect(python({ PATH: folder })).rejects.toThrow(advice);
  });

  it("when it is too old", async () => {
    const old = fakePython("echo Python 3.8.10");
    await expect(python(old)).rejects.toThrow(/Python 3\.8\.10, which is too old/);
    await expect(python(old)).rejects.toThrow(advice);
  });

  it("when venv is missing", async () => {
    const bare = fakePython(
      '[ "$1" = --version ] && echo Python 3.12.3 || { echo ensurepip is not available; exit 1; }',
    );
    await expect(python(bare)).rejects.toThrow(/venv failed:\nensurepip is not available/);
    await expect(python(bare)).rejects.toThrow(advice);
  });
});

it("the lock file of the SDKs names no registry", () => {
  const lock = readFileSync(inVendorSdks("package-lock.json"), "utf8");
  expect(lock).not.toContain('"resolved"');
  expect(lock).toContain('"integrity"');
});
