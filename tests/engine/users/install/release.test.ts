import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goModule, owner } from "../../../../provider/repository";
import { taggedRepository } from "../../../../tools/release/parts/go.mjs";
import { platforms } from "../../../../tools/release/parts/plugin.mjs";
import { inProject, packageBin } from "../../../../tools/setup/project.mjs";

const run = promisify(execFile);
const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
const made = inProject(".state", "release", `v${version}`);
const archiveOf = (platform: string) => `pulumi-resource-access-audit-v${version}-${platform}.tar.gz`;

describe("a release", () => {
  let told: string;
  beforeAll(async () => {
    told = (await run(join(packageBin, "node"), [inProject("tools", "release", "main.mts")], { maxBuffer: 1e8 }))
      .stdout;
  });

  it("runs dry to its end, and says what it would do and what is in the way", () => {
    expect(told).toContain("Nothing was published.");
    for (const command of ["npm publish", "uv publish", "git push origin sdk/go/accessaudit/v", "gh release create"])
      expect(told).toMatch(new RegExp(`Would run: .*${command}.*\n {2}never tried: `));
    expect(told).toContain(`names no organization yet, but the placeholder ${owner}`);
  });

  it("is refused while something is in the way", async () => {
    const publish = run(join(packageBin, "node"), [inProject("tools", "release", "main.mts"), "npm", "--publish"]);
    await expect(publish).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("cannot be published") });
  });

  it("has a plugin for each platform, the packages of npm and PyPI, and what to check them by", async () => {
    expect(readdirSync(made).sort()).toEqual(
      [
        ...platforms.map(archiveOf),
        ...[`pulumi-access-audit-${version}.tgz`, `pulumi-access-audit-${version}.cdx.json`, "SHA256SUMS"],
        ...[`pulumi_access_audit-${version}-py3-none-any.whl`, `pulumi_access_audit-${version}.tar.gz`],
      ].sort(),
    );
    const names = async (file: string) => (await run("tar", ["-tzf", join(made, file)])).stdout.trim().split("\n");
    const program = "pulumi-resource-access-audit";
    expect(await names(archiveOf("linux-arm64"))).toEqual([program, "LICENSE"]);
    expect(await names(archiveOf("windows-amd64"))).toEqual([program, `${program}.cmd`, "LICENSE"]);
    const checked = await run("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: made });
    expect(checked.stdout.trim().split("\n")).toHaveLength(readdirSync(made).length - 1);
  });

  it("lists what the package brings along, and nothing that only builds it", () => {
    const bill = JSON.parse(readFileSync(join(made, `pulumi-access-audit-${version}.cdx.json`), "utf8"));
    expect(bill).toMatchObject({ bomFormat: "CycloneDX", metadata: { component: { version } } });
    const names = bill.components.map(({ name }: { name: string }) => name);
    const { dependencies } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
    const plain = Object.keys(dependencies).map((name) => name.split("/").at(-1));
    expect(names.map((name: string) => name.split("/").at(-1))).toEqual(expect.arrayContaining(plain));
    expect(names).not.toContain("vitest");
  });
});

describe("the module for Go", () => {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-get-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is fetched by its path from a repository that has its tag", async () => {
    const repository = join(folder, "repository");
    const program = join(folder, "program");
    for (const one of [repository, program]) mkdirSync(one);
    const env = { ...process.env, ...(await taggedRepository(repository)) };
    const text = `package main\n\nimport audit "${goModule}"\n\nvar _ = audit.NewBucketAccessMonitor\n\nfunc main() {}\n`;
    writeFileSync(join(program, "main.go"), text);
    await run("go", ["mod", "init", "audited"], { cwd: program, env });
    await run("go", ["get", `${goModule}@v${version}`], { cwd: program, env });
    await run("go", ["vet", "./..."], { cwd: program, env });
    expect(readFileSync(join(program, "go.mod"), "utf8")).toContain(`${goModule} v${version}`);
  });
});
