import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ensureBuild } from "../setup/engine/sources.mjs";
import { prepareEngine } from "../setup/engine.mjs";
import { inProject } from "../setup/project.mjs";
import { fleets } from "./fleet.mts";
import { buildFloor } from "./floor.mts";
import { auditLogs } from "./lake/audit-logs.mts";
import { lake } from "./lake/lake.mts";
import { limits } from "./limits.mts";
import { listing } from "./listing.mts";
import { plot } from "./plot.mts";
import { profiles } from "./profile.mts";
import { machine, page, profileTable, type Results, table } from "./report.mts";
import { scanRate, scans } from "./scan.mts";
import { signers } from "./signers.mts";
import { measured } from "./stacks.mts";
import { starts } from "./start.mts";

const usage = `npm run bench                          up, up without changes, refresh and destroy of 10 to 1,000 access monitors, beside a
                                       provider in Go that does nothing; start, signers and lists beside others (forty minutes)
npm run bench -- --quick               the same with 10 resources, once (under three minutes)
npm run bench -- --save                keeps the figures in tools/bench/results.json, and writes docs/contributing/speed.md
npm run bench -- --count 300           with this number of resources only
npm run bench -- limits                a scan of a thousand buckets, and a thousand tracks by two processes, against what
                                       the rates allow (six minutes)
npm run bench -- fleet [native|dynamic] [number]
                                       as one resource against one each; a thousand take minutes
npm run bench -- --help                this text

Only ratios mean anything on another machine, and only figures of an idle machine mean anything at all. Nothing leaves this machine.`;

/** The more resources, the longer, and the steadier by itself. */
const rounds: Readonly<Record<number, number>> = { 10: 5, 100: 3, 300: 3, 1000: 1 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    save: { type: "boolean", default: false },
    count: { type: "string" },
    help: { type: "boolean", short: "h" },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}

await ensureBuild();
const { env, version } = await prepareEngine();
const { startEmulator } = await import(inProject("dist", "emulator", "index.js"));
const emulator = await startEmulator();
const { tencent, huawei } = emulator.credentials;
const cloudEnv = {
  ...env,
  ACCESS_AUDIT_EMULATOR_URL: emulator.url,
  TENCENTCLOUD_SECRET_ID: tencent.secretId,
  TENCENTCLOUD_SECRET_KEY: tencent.secretKey,
  HUAWEICLOUD_SDK_AK: huawei.accessKey,
  HUAWEICLOUD_SDK_SK: huawei.secretKey,
};

/** `npm run bench -- limits`, by itself: it takes as long as the rates of the clouds demand. */
async function limited(): Promise<void> {
  const rateLimits = { [`tencent/${scanRate.service}`]: scanRate.perSecond };
  const strict = await startEmulator({ credentials: emulator.credentials, rateLimits });
  try {
    const strictEnv = { ...cloudEnv, ACCESS_AUDIT_EMULATOR_URL: strict.url };
    for await (const line of scans(strict, emulator, strictEnv)) console.log(line);
    for (const line of await limits(strict, strictEnv)) console.log(line);
  } finally {
    await strict.stop();
  }
}

/** `npm run bench -- fleet [native|dynamic] [number]`, by itself: a thousand resources take minutes. */
async function grouped(): Promise<void> {
  for await (const line of fleets(emulator, cloudEnv, positionals.slice(1))) console.log(line);
}

/** `npm run bench -- lake [rows]`, by itself: a million rows take minutes. */
async function dataset(): Promise<void> {
  for (const line of await lake(Number(positionals[1] ?? 1_000_000))) console.log(line);
}

/** `npm run bench -- logs`, by itself. */
async function yearOfLogs(): Promise<void> {
  for (const line of await auditLogs()) console.log(line);
}

async function compare(): Promise<void> {
  await buildFloor(env);
  const asked = values.count === undefined ? Object.keys(rounds).map(Number) : [Number(values.count)];
  const counts = values.quick ? [10] : asked;
  const figures: Results["figures"][number][] = [];
  for (const count of counts) {
    const times = values.quick ? 1 : (rounds[count] ?? 1);
    figures.push(...(await measured(count, times, emulator, cloudEnv, (line) => console.error(line))));
  }
  const comparisons = [...(await starts()), ...(await signers()), await listing(emulator.control, cloudEnv)];
  const date = new Date().toISOString().slice(0, 10);
  const profiled = await profiles(emulator.control, cloudEnv);
  const results: Results = { machine: machine(version), date, figures, comparisons, profiles: profiled };
  console.log(`\n${table(results)}\n\n${profileTable(profiled)}`);
  if (!values.save) return;
  writeFileSync(inProject("tools", "bench", "results.json"), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(inProject("docs", "contributing", "bench.svg"), plot(results));
  writeFileSync(inProject("docs", "contributing", "speed.md"), page(results));
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  limits: limited,
  fleet: grouped,
  lake: dataset,
  logs: yearOfLogs,
};
const [part] = positionals;

try {
  if (part !== undefined && !Object.hasOwn(parts, part))
    throw new Error(`there is no part ${part}: ${Object.keys(parts).join(", ")}`);
  await (part === undefined ? compare : (parts[part] ?? compare))();
} finally {
  await emulator.stop();
}
