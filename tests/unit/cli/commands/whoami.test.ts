import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { whoamiCommand } from "../../../../cli/whoami";
import { undeclaredIn } from "../../../report-schemas";
import { type AnsweringServer, answering } from "../../http/stage/answering-server";

let home: string;
let server: AnsweringServer;
let printed: string[];
let warned: string[];

/** Prefixes of all variables that a chain reads. */
const read = /^(TENCENTCLOUD|TKE|TCCLI|ALI|OSS|HUAWEI|HW|OS|HC|VOLC|TOS|ACCESS_AUDIT)_?/;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "whoami-"));
  server = await answering(() => undefined);
  [printed, warned] = [[], []];
  for (const name of Object.keys(process.env).filter((each) => read.test(each))) vi.stubEnv(name, undefined);
  vi.stubEnv("HOME", home);
  vi.stubEnv("ACCESS_AUDIT_EMULATOR_URL", server.url);
  vi.spyOn(console, "log").mockImplementation((text) => void printed.push(String(text)));
  vi.spyOn(console, "error").mockImplementation((text) => void warned.push(String(text)));
});
afterEach(async () => {
  process.exitCode = undefined;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
  await server[Symbol.asyncDispose]();
});

async function run(...args: string[]) {
  await whoamiCommand(new Command()).exitOverride().parseAsync(args, { from: "user" });
  const code = process.exitCode ?? 0;
  if (args.includes("--json")) expect(undeclaredIn("whoami", printed.join("\n"))).toEqual([]);
  return { text: printed.join("\n"), code, row: (cloud: string) => rows().find((row) => row.cloud === cloud) };
}
const rows = (): Record<string, unknown>[] => JSON.parse(String(printed[0])).clouds;

function tencentKeys(): void {
  vi.stubEnv("TENCENTCLOUD_SECRET_ID", "AKIDcanaryOfTheIdYz");
  vi.stubEnv("TENCENTCLOUD_SECRET_KEY", "canary-of-the-key");
  vi.stubEnv("TENCENTCLOUD_TOKEN", "canary-of-the-token");
}

describe("what it tells", () => {
  it("each cloud: the key in part, its place, what was passed over and why", async () => {
    tencentKeys();
    const { text, code } = await run();
    expect(text).toContain(
      "Tencent Cloud (tencent): key AKID…Yz, from environment TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY\n" +
        "  skipped places:\n" +
        "    - configuration access-audit:tencent.secretId, access-audit:tencent.secretKey: not set",
    );
    expect(text).toContain("Alibaba Cloud (alibaba): no credentials found\n  skipped places:\n");
    expect(text).toContain("  next: set one of them, or name the stack that has them with --stack");
    expect(text).toContain("    - instance agency, 169.254.169.254: the server answered with HTTP 404");
    expect(code).toBe(0);
  });

  it("--json: one line, the same members for each", async () => {
    tencentKeys();
    const { text, row } = await run("--json");
    expect(text).not.toContain("\n");
    expect(row("tencent")).toMatchObject({ found: true, credentials: "key AKID…Yz", error: null, expiresAt: null });
    expect(row("huawei")).toMatchObject({ found: false, credentials: null, place: null, error: null });
    expect(new Set(rows().map((each) => Object.keys(each).join())).size).toBe(1);
  });

  it("the role and its end", async () => {
    await server[Symbol.asyncDispose]();
    server = await answering(({ target }) => {
      if (target.endsWith("/security-credentials/")) return { body: "auditor" };
      const [TmpSecretId, TmpSecretKey, Token] = ["AKIDofTheMachine", "canary-machine", "canary-machine-token"];
      const body = { TmpSecretId, TmpSecretKey, Token, ExpiredTime: Date.now() / 1000 + 3600, Code: "Success" };
      return target.endsWith("/auditor") ? { body } : undefined;
    });
    vi.stubEnv("ACCESS_AUDIT_EMULATOR_URL", server.url);
    const { text, code } = await run("--cloud", "tencent");
    expect(text).toMatch(/key AKID…ne, from instance role, metadata.tencentyun.com\n {2}as role auditor\n {2}until 20/);
    expect(text).not.toContain("canary");
    expect(code).toBe(0);
  });

  it("a Huawei user who logs in", async () => {
    vi.stubEnv("HW_USER_NAME", "auditor");
    vi.stubEnv("HW_USER_PASSWORD", "canary-password");
    vi.stubEnv("HW_DOMAIN_NAME", "d");
    const { text } = await run("--cloud", "huawei");
    expect(text).toContain("Huawei Cloud (huawei): IAM user auditor, from environment HW_USER_NAME");
    expect(text).not.toContain("canary");
  });
});

describe("exit codes", () => {
  it("1 when no cloud has credentials", async () => expect((await run()).code).toBe(1));
  it("0 when each asked cloud has", async () => {
    tencentKeys();
    expect((await run("--cloud", "tencent")).code).toBe(0);
  });
  it("1 when one of the asked clouds has none", async () => {
    tencentKeys();
    expect((await run("--cloud", "tencent", "alibaba")).code).toBe(1);
  });
  it("1 when credentials cannot be had, even if another cloud has some", async () => {
    tencentKeys();
    vi.stubEnv("HW_ASSUME_ROLE_AGENCY_NAME", "agency");
    const { text, code } = await run();
    expect(text).toContain("Huawei Cloud (huawei): HW_ASSUME_ROLE_AGENCY_NAME needs HW_ASSUME_ROLE_DOMAIN_NAME");
    expect(code).toBe(1);
  });
  it("an unknown cloud is refused", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await expect(run("--cloud", "mars")).rejects.toThrow(/mars.*tencent, alibaba, huawei/);
  });
});

describe("--stack", () => {
  /** A command `pulumi` that answers with a script. */
  function pulumi(script: string): void {
    writeFileSync(join(home, "pulumi"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(home, "pulumi"), 0o755);
    vi.stubEnv("PATH", `${home}:${process.env.PATH}`);
  }

  it("reads the configuration of the stack", async () => {
    const value = JSON.stringify({ accessKeyId: "LTAIcanaryOfTheIdAb", accessKeySecret: "canary-configured" });
    const answer = JSON.stringify({ "access-audit:alibaba": { value, secret: true }, "other:x": { value: "y" } });
    writeFileSync(join(home, "answer"), answer);
    pulumi(`test "$*" = "config --json --show-secrets --non-interactive --stack dev" && cat ${home}/answer`);
    const { text, code } = await run("--stack", "dev", "--cloud", "alibaba");
    expect(text).toContain("key LTAI…Ab, from configuration access-audit:alibaba.accessKeyId");
    expect(text).not.toContain("canary");
    expect(code).toBe(0);
  });

  it.each([
    ["echo 'error: no stack named dev' >&2; exit 255", "stack dev: error: no stack named dev"],
    ["echo canary-configured", "pulumi gave no answer"],
    ["echo '[\"canary\"]'", "is not in the expected form"],
  ])("fails with the reason alone: %s", async (script, reason) => {
    pulumi(script);
    const failure = await run("--stack", "dev").then(String, (error: Error) => error.message);
    expect(failure).toContain(reason);
    expect(failure).not.toContain("canary");
  });
});

it("no secret is printed, whatever a cloud answers", async () => {
  vi.stubEnv("TENCENTCLOUD_SECRET_ID", "AKIDcanaryThatNoOtherTestHas");
  vi.stubEnv("TENCENTCLOUD_SECRET_KEY", "canary-that-no-other-test-has");
  vi.stubEnv("TENCENTCLOUD_TOKEN", "canary-token-that-no-other-test-has");
  vi.stubEnv("TENCENTCLOUD_ASSUME_ROLE_ARN", "wanted");
  await server[Symbol.asyncDispose]();
  server = await answering(({ headers, body }) => ({
    body: {
      Response: {
        Error: { Code: "AuthFailure", Message: `${JSON.stringify(headers)} ${body} canary-that-no-other-test-has` },
      },
    },
  }));
  vi.stubEnv("ACCESS_AUDIT_EMULATOR_URL", server.url);
  const { text, code } = await run("--cloud", "tencent");
  expect(text).toContain("could not assume the role wanted: AuthFailure");
  expect(`${text}${warned}`).not.toMatch(/canary|AKIDcanary/);
  expect(code).toBe(1);
});

it("--help has examples and exit codes", () => {
  const help: string[] = [];
  const command = whoamiCommand(new Command()).configureOutput({ writeOut: (text) => void help.push(text) });
  command.outputHelp();
  expect(help.join("")).toContain("access-audit whoami --cloud tencent alibaba");
  expect(help.join("")).toContain("Exit codes: 0");
});
