import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildEngine } from "../../../tools/setup/engine/engine-build.mjs";
import { engineFiles, engineIn } from "../../../tools/setup/engine/engine-cache.mjs";
import { engineOnPath, oldestEngine } from "../../../tools/setup/engine/engine-path.mjs";
import { ensureBuild } from "../../../tools/setup/engine/sources.mjs";
import { atLeast } from "../../../tools/setup/engine/version.mjs";
import { prepareEngine } from "../../../tools/setup/engine.mjs";
import { withLock } from "../../../tools/setup/lock.mjs";
import { inProject } from "../../../tools/setup/project.mjs";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "access-audit-setup-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a program of a few lines of sh into the test's folder. */
function program(name: string, lines: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o755);
}

describe("set-up", () => {
  it("starts neither npm nor Go nor the compiler when all is there", async () => {
    await ensureBuild();
    await prepareEngine();
    const calls = join(folder, "calls");
    for (const name of ["npm", "go"]) program(name, `echo ${name} >> '${calls}'; exit 1`);
    const stamp = inProject(".cache", "sources");
    const compiled = readFileSync(stamp, "utf8");
    const env = { ...process.env, PATH: folder + delimiter + process.env.PATH };
    const { status, stdout } = spawnSync("node", [inProject("tools", "setup", "run.mjs")], { env, encoding: "utf8" });
    expect(stdout).toContain("All is set up");
    expect(status).toBe(0);
    expect(existsSync(calls)).toBe(false);
    expect(readFileSync(stamp, "utf8")).toBe(compiled);
  });

  it("names each platform's packages in the lock file, without which npm ci refuses it", () => {
    const { packages } = JSON.parse(readFileSync(inProject("package-lock.json"), "utf8")) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe("a pulumi on the PATH", () => {
  it("is taken when it is new enough and its language host is there", async () => {
    program("pulumi", "echo v3.999.1");
    program("pulumi-language-nodejs", "");
    const engine = await prepareEngine({ PATH: folder });
    expect(engine).toMatchObject({ pulumi: join(folder, "pulumi"), version: "3.999.1", source: "path" });
    expect(engine.env.PATH?.split(delimiter).slice(0, 2)).toEqual([inProject("node_modules", ".bin"), folder]);
  });

  it.each([
    ["too old", "echo v3.100.0"],
    ["no version", "echo hello"],
    ["broken", "exit 3"],
  ])("is passed over when it is %s", async (_, lines) => {
    program("pulumi", lines);
    program("pulumi-language-nodejs", "");
    expect(await engineOnPath({ PATH: folder })).toBeUndefined();
  });

  it("is passed over without its language host", async () => {
    program("pulumi", "echo v3.999.1");
    expect(await engineOnPath({ PATH: folder })).toBeUndefined();
  });

  it.each([
    ["3.200.0", "3.200.0", true],
    ["v3.220.0", "3.200.0", true],
    ["3.1000.0-dev.1", "3.200.0", true],
    ["4.0.0", "3.200.0", true],
    ["3.199.9", "3.200.0", false],
    ["2.999.0", "3.200.0", false],
    ["1.26", "1.26.1", false],
    ["1.26.1", "1.26", true],
    ["", "3.200.0", false],
  ])("compares %j with the floor %s", (version, floor, expected) => {
    expect(atLeast(version, floor)).toBe(expected);
  });

  it("needs the version that the package says it works with", () => expect(oldestEngine()).toMatch(/^3\.\d+\.\d+$/));
});

describe("a build of our own", () => {
  it("says what to install when there is no Go", async () => {
    await expect(buildEngine({ PATH: folder })).rejects.toThrow(/there is no `go`.*Install Go 1\.\d+ or later/s);
  });

  it("says what to install when Go is too old", async () => {
    program("go", "echo go version go1.20.3 linux/amd64");
    await expect(buildEngine({ PATH: folder })).rejects.toThrow(/found Go 1\.20\.3.*Install Go/s);
  });

  it("shows the end of the log when it fails, and leaves nothing half-made", async () => {
    program("go", 'case "$1" in version) echo go version go1.99.0 any/any;; *) echo no such proxy >&2; exit 1;; esac');
    await expect(buildEngine({ PATH: folder, XDG_CACHE_HOME: folder })).rejects.toThrow(/no such proxy.*GOPROXY/s);
    const left = readdirSync(join(folder, "pulumi-access-audit", "engine"));
    expect(left.filter((name) => !name.endsWith(".log"))).toEqual([]);
  });

  it("is not taken for an engine while a part of it is missing", () => {
    const bin = join(folder, "3.220.0-build", "bin");
    mkdirSync(bin, { recursive: true });
    for (const name of engineFiles) {
      expect(engineIn(folder, "3.220.0-build", "build")).toBeUndefined();
      program(join("3.220.0-build", "bin", name), "");
    }
    expect(engineIn(folder, "3.220.0-build", "build")?.version).toBe("3.220.0");
  });
});

describe("a launcher", () => {
  it.each(["pulumi-resource-pulumi-nodejs", "pulumi-analyzer-policy"])("%s stops where no SDK is installed", (name) => {
    const launcher = inProject("tools", "engine", "launchers", name);
    const { status, stderr } = spawnSync(launcher, [], { cwd: folder, encoding: "utf8", timeout: 60_000 });
    expect(status).toBe(1);
    expect(stderr).toContain("run npm install in");
  });
});

describe("the lock", () => {
  it("lets one work at a time", async () => {
    const file = join(folder, "lock");
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push(`${name} ends`);
    };
    let waited = 0;
    const first = withLock(file, () => waited++, work("first"));
    await Promise.all([first, withLock(file, () => waited++, work("second"))]);
    expect(order).toEqual(["first begins", "first ends", "second begins", "second ends"]);
    expect(waited).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it("is free again when its holder was killed", async () => {
    const file = join(folder, "lock");
    const { pid } = spawnSync("true");
    writeFileSync(file, `${hostname()} ${pid}`);
    expect(
      await withLock(
        file,
        () => {},
        async () => "done",
      ),
    ).toBe("done");
  });

  it("is free again when its holder on another machine fell silent", async () => {
    const file = join(folder, "lock");
    writeFileSync(file, "elsewhere 1");
    utimesSync(file, new Date(0), new Date(0));
    expect(
      await withLock(
        file,
        () => {},
        async () => "done",
      ),
    ).toBe("done");
  });
});
