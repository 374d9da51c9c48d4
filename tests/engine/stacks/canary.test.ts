import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { seed, startEmulator } from "../../../emulator/index";
import { sampled } from "../../../tools/test/sampled.mjs";
import type { StackOptions } from "../stage/outcome";
import { backends, monitor, programsOf, track } from "../stage/programs";
import { createStack, type TestStack } from "../stage/stack";

/** Credentials that would stand out wherever they leaked to. Bare letters and digits, so that no encoding hides them. */
const canaries = {
  tencent: {
    secretId: "AKIDcanary0tencent0id",
    secretKey: "canary0tencent0key0yQ7x",
    token: "canary0tencent0token0Zp3",
  },
  alibaba: {
    accessKeyId: "LTAIcanary0alibaba0id",
    accessKeySecret: "canary0alibaba0secret0Lm5",
    securityToken: "canary0alibaba0token0Wd8",
  },
  huawei: {
    userName: "auditor",
    password: "canary0huawei0password0Rt6",
    domainName: "acme",
    accessKey: "AKcanary0huawei0id",
    secretKey: "canary0huawei0key0Bn9",
  },
  volcengine: {
    accessKey: "AKLTcanary0volcengine0id",
    secretKey: "canary0volcengine0key0Hs2",
    sessionToken: "canary0volcengine0token0Jf4",
  },
};
const secrets = [
  canaries.tencent.secretKey,
  canaries.tencent.token,
  canaries.alibaba.accessKeySecret,
  canaries.alibaba.securityToken,
  canaries.huawei.password,
  canaries.huawei.secretKey,
  canaries.volcengine.secretKey,
  canaries.volcengine.sessionToken,
];

const { region, instanceId } = seed.huawei;
const database = (cloud: "tencent" | "alibaba", engine: "cdb" | "rds") => {
  const where = { cloud, region: seed[cloud].region, engine, instanceId: Reflect.get(seed[cloud].databases, engine) };
  const span = { startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" };
  return [
    `const ${cloud}Policy = new audit.DatabaseAuditPolicy("${cloud}Policy", ${JSON.stringify({ ...where, status: "Enabled", keepDays: 30 })} as never);`,
    `export const ${cloud}Link = new audit.AuditLogExport("${cloud}File", ${JSON.stringify({ ...where, ...span })} as never, { dependsOn: ${cloud}Policy }).link;`,
  ];
};
const source = [
  monitor("logs"),
  monitor("archive", { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive" }),
  monitor("lake", { cloud: "volcengine", region: "cn-beijing", bucket: "lake" }),
  track("writes"),
  ...database("tencent", "cdb"),
  ...database("alibaba", "rds"),
  `const span = { startTime: new Date(Date.now() - 86400000), endTime: new Date() };`,
  `const where = { cloud: "huawei", region: "${region}", instanceId: "${instanceId}" } as const;`,
  `const logs_ = audit.getAuditLogsOutput({ ...where, ...span });`,
  `export const count = logs_.totalCount;`,
  `export const links = audit.getAuditLogLinksOutput({ ...where, ids: logs_.auditLogs.apply((files) => files.map(({ id }) => id)) }).links;`,
];

/** Each file below a folder, as one text; the programs and their packages left out, and files of one beginning. */
function everythingIn(folder: string, but = "node_modules"): string {
  if (!existsSync(folder)) return "";
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    ({ name }) => name !== "node_modules" && !name.startsWith(but),
  );
  return entries
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return everythingIn(path, but);
      return entry.isFile() ? readFileSync(path, "utf8") : "";
    })
    .join("\n");
}

function leaks(text: string, more: readonly string[] = []): string[] {
  return [...secrets, ...more].filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));
}

/** Reports go into the stack's folder too, which is searched as a whole. */
const commandLine = [
  ["whoami", "--stack", "test", "--json"],
  ["drift", "--explain", "--output", "drift.sarif", "--output", "drift.xml", "--output", "drift.md", "--json"],
  ["review", "--output", "review.md", "--json"],
  [
    "scan",
    "--stack",
    "test",
    "--cloud",
    "tencent",
    "alibaba",
    "volcengine",
    "--databases",
    "--html",
    "scan.html",
    "--program",
    "found.ts",
    "--force",
  ],
] as const;

const { tencent, alibaba, huawei, volcengine } = canaries;
const ways: Record<string, Pick<StackOptions, "env" | "secrets">> = {
  environment: {
    env: {
      TENCENTCLOUD_SECRET_ID: tencent.secretId,
      TENCENTCLOUD_SECRET_KEY: tencent.secretKey,
      TENCENTCLOUD_SECURITY_TOKEN: tencent.token,
      ALIBABA_CLOUD_ACCESS_KEY_ID: alibaba.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: alibaba.accessKeySecret,
      ALIBABA_CLOUD_SECURITY_TOKEN: alibaba.securityToken,
      HW_USER_NAME: huawei.userName,
      HW_USER_PASSWORD: huawei.password,
      HW_DOMAIN_NAME: huawei.domainName,
      VOLCENGINE_ACCESS_KEY: volcengine.accessKey,
      VOLCENGINE_SECRET_KEY: volcengine.secretKey,
      VOLCENGINE_SESSION_TOKEN: volcengine.sessionToken,
    },
  },
  configuration: {
    secrets: {
      "access-audit:tencent.secretId": tencent.secretId,
      "access-audit:tencent.secretKey": tencent.secretKey,
      "access-audit:tencent.token": tencent.token,
      "access-audit:alibaba.accessKeyId": alibaba.accessKeyId,
      "access-audit:alibaba.accessKeySecret": alibaba.accessKeySecret,
      "access-audit:alibaba.securityToken": alibaba.securityToken,
      "access-audit:huawei.accessKey": huawei.accessKey,
      "access-audit:huawei.secretKey": huawei.secretKey,
      "access-audit:volcengine.accessKey": volcengine.accessKey,
      "access-audit:volcengine.secretKey": volcengine.secretKey,
      "access-audit:volcengine.sessionToken": volcengine.sessionToken,
    },
  },
};

describe.each(Object.entries(ways))("credentials from the %s", (way, { env = {}, secrets: config = {} }) => {
  it.each(sampled(`credentials from the ${way}`, backends, 1))(
    "reach no state, output, log or error on the $backend backend",
    async ({ backend, module }) => {
      const emulator = await startEmulator({ credentials: canaries });
      let stack: TestStack | undefined;
      try {
        const home = { HOME: "/nonexistent", ACCESS_AUDIT_EMULATOR_URL: emulator.url };
        stack = await createStack({
          program: programsOf(module)(...source),
          env: { ...home, ...env },
          secrets: config,
        });
        const verbose = ["--logtostderr", "--logflow", "-v=9"];

        const up = await stack.up(...verbose);
        expect(up.exitCode, up.stdout + up.stderr.slice(-2000)).toBe(0);
        expect(up.stderr.length).toBeGreaterThan(10_000);
        const outputs = await stack.outputs();
        const links = [outputs.links, outputs.tencentLink, outputs.alibabaLink].flat() as string[];
        expect(links.length).toBeGreaterThan(2);
        expect(links.filter((link) => !/^https?:/.test(link))).toEqual([]);
        expect(leaks(up.stdout, links)).toEqual([]);
        expect(leaks(up.stderr)).toEqual([]);
        expect(leaks(await stack.export(), links)).toEqual([]);

        emulator.control.fault({ action: "GetBucketAccessMonitor", kind: "denied", times: -1 });
        emulator.control.fault({
          action: "DescribeAuditTrack",
          kind: "error",
          status: 200,
          code: "AuthFailure.SignatureFailure",
          message: `you sent ${tencent.secretKey} and ${tencent.token}`,
          times: -1,
        });
        const failing = await stack.refresh(...verbose);
        expect(failing.exitCode).not.toBe(0);
        expect(failing.stdout + failing.stderr).toContain("you sent [redacted] and [redacted]");
        expect(leaks(failing.stdout + failing.stderr)).toEqual([]);

        // The command line with the faults, whose text reaches every report, and without them.
        const cli = stack.accessAudit.bind(stack);
        for (const healthy of [false, true]) {
          if (healthy) emulator.control.clearFaults();
          const outcomes = await Promise.all(commandLine.map((args) => cli(...args)));
          expect(leaks(JSON.stringify(outcomes), links)).toEqual([]);
          if (healthy) expect(outcomes.map(({ exitCode }) => exitCode)).not.toContain(1);
        }

        expect(leaks(JSON.stringify(emulator.control.journal()))).toEqual([]);
        expect(leaks(everythingIn(stack.folder))).toEqual([]);
        // At -v=9 the engine itself logs what a plugin's functions answer, and the host of a program what a resource is answered, into
        // the log of events. The links are secret everywhere else.
        expect(leaks(everythingIn(stack.folder, "events-"), backend === "native" ? [] : links)).toEqual([]);
        expect((await stack.destroy()).exitCode).toBe(0);
      } finally {
        await stack?.remove();
        await emulator.stop();
      }
    },
  );
});
