import { spawn } from "node:child_process";
import { ensureBuild } from "../setup/engine/sources.mjs";
import { prepareEngine } from "../setup/engine.mjs";
import { inProject } from "../setup/project.mjs";
import { fleets } from "./fleet.mts";
import { limits } from "./limits.mts";
import { timedStack } from "./stack.mts";

/** Figures of one run, side by side: only their ratio means anything on another machine. */
interface Comparison {
  readonly what: string;
  readonly ours: number;
  readonly base: number;
}

const count = 50;
const answerMs = 20;

/** Resources whose handler does nothing: what the engine and the program cost by themselves. */
const emptyProgram = `
const pulumi = require("@pulumi/pulumi");
const __provider = 'exports.handler=()=>({create:async()=>({id:"x",outs:{}}),read:async(id,props)=>({id,props})})';
for (let n = 0; n < ${count}; n++) new pulumi.CustomResource("pulumi-nodejs:dynamic/bench:Empty", "r" + n, { __provider });`;

const monitorProgram = `
const audit = require("pulumi-access-audit");
for (let n = 0; n < ${count}; n++) new audit.BucketAccessMonitor("r" + n,
  { cloud: "tencent", region: "ap-guangzhou", bucket: "bench" + n + "-1250000000", status: "Enabled" });`;

await ensureBuild();
const { env } = await prepareEngine();
const { startEmulator, seed } = await import(inProject("dist", "emulator", "index.js"));
const { findDataSource, readSettings, Session } = await import(inProject("dist", "provider", "index.js"));
const emulator = await startEmulator();
const { tencent, huawei } = emulator.credentials;
const cloudEnv = {
  ACCESS_AUDIT_EMULATOR_URL: emulator.url,
  TENCENTCLOUD_SECRET_ID: tencent.secretId,
  TENCENTCLOUD_SECRET_KEY: tencent.secretKey,
  HUAWEICLOUD_SDK_AK: huawei.accessKey,
  HUAWEICLOUD_SDK_SK: huawei.secretKey,
};

/** From start to the port that the engine waits for, against Node that loads the engine's protocol and nothing else. */
async function start(): Promise<Comparison> {
  const millisecondsOf = (args: readonly string[]) =>
    new Promise<number>((resolve, reject) => {
      const begun = performance.now();
      const child = spawn(process.execPath, args, { cwd: inProject(), stdio: ["ignore", "pipe", "inherit"] });
      child.on("error", reject);
      child.stdout.once("data", () => {
        resolve(performance.now() - begun);
        child.kill("SIGKILL");
      });
    });
  const median = async (args: readonly string[]) => {
    const times: number[] = [];
    for (let n = 0; n < 15; n++) times.push(await millisecondsOf(args));
    return (times.sort((a, b) => a - b)[7] ?? 0) / 1000;
  };
  const protocol = 'require("@grpc/grpc-js"); require("@pulumi/pulumi/proto/provider_grpc_pb"); console.log(1)';
  return {
    what: "start of the plugin against Node with the gRPC stubs",
    ours: await median([inProject("bin", "pulumi-resource-access-audit")]),
    base: await median(["-e", protocol]),
  };
}

/** A stack of monitors against one of as many empty resources. */
async function stacks(): Promise<Comparison[]> {
  for (let n = 0; n < count; n++) {
    emulator.control.putBucket("tencent", { name: `bench${n}-1250000000`, region: "ap-guangzhou" });
  }
  const ours = await timedStack(monitorProgram, { ...env, ...cloudEnv });
  const base = await timedStack(emptyProgram, env);
  const commands = [
    ["up", "--yes", "--skip-preview"],
    ["up", "--yes", "--skip-preview", "--expect-no-changes"],
    ["refresh", "--yes", "--skip-preview"],
    ["destroy", "--yes", "--skip-preview"],
  ];
  const names = ["up", "up without changes", "refresh", "destroy"];
  try {
    const found: Comparison[] = [];
    for (const [index, command] of commands.entries()) {
      const what = `${names[index]}, ${count} monitors against as many empty resources`;
      found.push({ what, ours: await ours.seconds(...command), base: await base.seconds(...command) });
    }
    return found;
  } finally {
    ours.remove();
    base.remove();
  }
}

/** 90 days of audit logs, all at once against one page after the other, with answers that take their time. */
async function listing(): Promise<Comparison> {
  emulator.control.fault({ cloud: "huawei", action: "ListAuditLogs", kind: "late", delayMs: answerMs, times: -1 });
  const session = new Session(readSettings({ read: () => undefined }, cloudEnv));
  const source = findDataSource("getAuditLogs", "huawei");
  const dayMs = 86_400_000;
  const now = Date.now();
  const instance = { cloud: "huawei", region: seed.huawei.region, instanceId: seed.huawei.instanceId };
  const list = (from: number, to: number, more: object = {}) =>
    source.run(session, {
      ...instance,
      startTime: new Date(now - from * dayMs),
      endTime: new Date(now - to * dayMs),
      ...more,
    });
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await work();
    return (performance.now() - started) / 1000;
  };
  await list(1, 0);
  const ours = await timed(() => list(90, 0));
  const base = await timed(async () => {
    for (const from of [90, 60, 30]) {
      for (let offset = 0, rows = 1; rows > 0; offset += rows) {
        rows = (await list(from, from - 30, { offset, limit: 100 })).auditLogs.length;
      }
    }
  });
  return { what: "90 days of audit logs, all at once against page after page", ours, base };
}

/** `npm run bench -- limits`, by itself: it takes as long as the rates of the clouds demand. */
async function limited(): Promise<void> {
  const strict = await startEmulator({ credentials: emulator.credentials, rateLimits: true });
  try {
    const strictEnv = { ...env, ...cloudEnv, ACCESS_AUDIT_EMULATOR_URL: strict.url };
    for (const line of await limits(strict, strictEnv)) console.log(line);
  } finally {
    await strict.stop();
  }
}

async function compare(): Promise<void> {
  const comparisons = [await start(), ...(await stacks()), await listing()];
  for (const { what, ours, base } of comparisons) {
    console.log(
      `${(ours / base).toFixed(2).padStart(6)}x  ${ours.toFixed(2).padStart(6)} s : ${base.toFixed(2).padStart(6)} s  ${what}`,
    );
  }
}

/** `npm run bench -- fleet [native|dynamic] [number]`, by itself: a thousand resources take minutes. */
async function grouped(): Promise<void> {
  for await (const line of fleets(emulator, { ...env, ...cloudEnv }, process.argv.slice(2))) console.log(line);
}

const [asked = ""] = process.argv.slice(2);
const parts: Readonly<Record<string, () => Promise<void>>> = { limits: limited, fleet: grouped };

try {
  await (parts[asked] ?? compare)();
} finally {
  await emulator.stop();
}
