import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareEngine } from "../../../tools/setup/engine.mjs";
import { projectRoot } from "../../../tools/setup/project.mjs";
import { type Clouds, startClouds } from "../stage/clouds";
import { monitor, program, track } from "../stage/programs";

/** What a user's own project needs beside the package: nothing but Pulumi and a compiler. */
const project = {
  "Pulumi.yaml": "name: audited\nruntime: nodejs\n",
  "package.json": JSON.stringify({ name: "audited", private: true }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: { module: "nodenext", target: "es2022", strict: true, types: ["node"] },
  }),
  "index.ts": program(
    monitor("logs"),
    track("writes"),
    // The smallest custom resource there is, to measure against.
    `import * as pulumi from "@pulumi/pulumi";`,
    `const line = 'exports.handler=()=>({create:async()=>({id:"empty",outs:{}})});';`,
    `new (class extends pulumi.CustomResource {})("pulumi-nodejs:dynamic/test:Empty", "empty", { __provider: line });`,
  ),
};

/** A project outside of the repository, with the package installed from its tarball, and all that a user runs in it. */
describe("the packed package, installed in an empty project", () => {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-package-"));
  let home = join(folder, "checkout");
  let clouds: Clouds;
  let env: NodeJS.ProcessEnv;

  // Never synchronously: the emulator answers in this very process.
  const run = async (command: string, ...args: string[]): Promise<string> =>
    (await promisify(execFile)(command, args, { cwd: home, env, maxBuffer: 1e8 })).stdout;
  const pulumi = (...args: string[]): Promise<string> =>
    run("pulumi", ...args, "--non-interactive", "--color", "never");
  /** Nothing of what is installed needs a script of its own to run then. */
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel", "error"];

  /** Packs a copy of the package under another version, as a release would be. */
  async function pack(version: string): Promise<string> {
    const source = join(folder, `source-${version}`);
    for (const name of ["bin", "dist", "policy", "package.json", "README.md", "LICENSE", "CHANGELOG.md"]) {
      cpSync(join(projectRoot, name), join(source, name), { recursive: true });
    }
    const manifest = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
    writeFileSync(join(source, "package.json"), JSON.stringify({ ...manifest, version, devDependencies: {} }));
    const handler = join(source, "dist", "provider", "dynamic.js");
    writeFileSync(handler, `${readFileSync(handler, "utf8")}\n// ${version}\n`);
    const output = await run("npm", "pack", "--ignore-scripts", "--json", "--pack-destination", folder, source);
    const { filename } = JSON.parse(output)[0] ?? Object.values(JSON.parse(output))[0];
    return join(folder, filename);
  }

  beforeAll(async () => {
    clouds = await startClouds();
    const engine = await prepareEngine();
    env = {
      ...engine.env,
      ...clouds.environment,
      PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
      PULUMI_HOME: join(folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_STACK: "test",
    };
    mkdirSync(home);
    mkdirSync(join(folder, "backend"));
    for (const [name, text] of Object.entries(project)) writeFileSync(join(home, name), text);
    await run("npm", "install", ...quiet, "@pulumi/pulumi@3", "typescript@6", "@types/node@24", await pack("1.0.0"));
    // As a pipeline has it, from the lock file.
    rmSync(join(home, "node_modules"), { recursive: true });
    await run("npm", "ci", ...quiet);
    await pulumi("stack", "init", "test");
  });

  afterAll(async () => {
    await clouds?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("brings the stack up and leaves it alone the second time", async () => {
    expect(await pulumi("up", "--yes", "--skip-preview")).toMatch(/4 created/);
    expect(clouds.control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Enabled");
    expect(await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes")).toMatch(/4 unchanged/);
  });

  it("keeps the state small and free of code", async () => {
    const { deployment } = JSON.parse(await pulumi("stack", "export")) as {
      deployment: { resources: { urn: string; inputs: object }[] };
    };
    const size = (name: string) =>
      JSON.stringify(deployment.resources.find(({ urn }) => urn.endsWith(`::${name}`))).length;
    const lines = deployment.resources
      .map(({ inputs }) => Object(inputs).__provider)
      .filter((line) => String(line).includes("access-audit"));
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line.length).toBeLessThan(120);
    const above = size("logs") - size("empty");
    console.log(
      `state of a monitor: ${size("logs")} bytes, ${above} above an empty custom resource (${size("empty")})`,
    );
    expect(above).toBeLessThan(500);
  });

  it("shows no difference in a checkout at another path", async () => {
    const elsewhere = join(folder, "another", "checkout");
    mkdirSync(join(folder, "another"));
    renameSync(home, elsewhere);
    home = elsewhere;
    expect(await pulumi("preview", "--refresh", "--expect-no-changes")).toMatch(/4 unchanged/);
  });

  it("shows no difference after an upgrade of the package", async () => {
    await run("npm", "install", ...quiet, await pack("2.0.0"));
    expect(
      readFileSync(join(home, "node_modules", "pulumi-access-audit", "dist", "provider", "dynamic.js"), "utf8"),
    ).toContain("// 2.0.0");
    expect(await pulumi("preview", "--refresh", "--expect-no-changes")).toMatch(/4 unchanged/);
  });

  it("brings the plugin, which two lines of Pulumi.yaml name, and the stack moves to it", async () => {
    const lines = "plugins:\n  providers: [{ name: access-audit, path: ./node_modules/pulumi-access-audit/bin }]\n";
    writeFileSync(join(home, "Pulumi.yaml"), project["Pulumi.yaml"] + lines);
    const native = project["index.ts"].replace('"pulumi-access-audit"', '"pulumi-access-audit/native"');
    writeFileSync(join(home, "index.ts"), native);
    expect(await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes")).toMatch(/4 unchanged/);
    expect(await pulumi("stack", "export")).toContain('"type": "access-audit:tencent:AuditTrack"');
    expect(await pulumi("preview", "--refresh", "--expect-no-changes")).toMatch(/4 unchanged/);
  });

  it("has the command line", async () => {
    expect((await run(join("node_modules", ".bin", "access-audit"), "--version")).trim()).toBe("2.0.0");
    expect(await run(join("node_modules", ".bin", "access-audit"), "emulate", "--help")).toContain("--port");
    clouds.control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Disabled" });
    const drift = run(join("node_modules", ".bin", "access-audit"), "drift", "--stack", "test");
    await expect(drift).rejects.toMatchObject({
      code: 7,
      stdout: expect.stringMatching(/high +logs .*index\.ts:2:\d+\n +high +status: Enabled → Disabled/),
    });
    clouds.control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Enabled" });
  });

  it("has the policy pack", async () => {
    const pack = ["--policy-pack", join("node_modules", "pulumi-access-audit", "policy")];
    expect(await pulumi("preview", ...pack)).toContain("track-records-everything");
    const off = project["index.ts"].replaceAll('"status":"Enabled"', '"status":"Disabled"');
    writeFileSync(join(home, "index.ts"), off.replace('"pulumi-access-audit"', '"pulumi-access-audit/native"'));
    await expect(pulumi("preview", ...pack)).rejects.toMatchObject({
      stdout: expect.stringContaining("Audit track writes is switched off."),
    });
  });

  it("is taken down again", async () => {
    expect(await pulumi("destroy", "--yes", "--skip-preview")).toMatch(/4 deleted/);
    expect(clouds.control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Disabled");
  });
});
