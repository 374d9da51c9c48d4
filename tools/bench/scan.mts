import { capture } from "../setup/command.mjs";
import { inProject } from "../setup/project.mjs";
import { ratio } from "./limits.mts";
import { timedStack } from "./stack.mts";

interface Entry {
  readonly action: string;
  readonly status?: number;
}

/** What a scan needs of an emulator whose rates are strict. */
interface Strict {
  readonly control: {
    journal(): readonly Entry[];
    clearJournal(): void;
    putBucket(cloud: string, bucket: object): unknown;
    fault(fault: object): unknown;
    clearFaults(): void;
  };
}

const buckets = 1000;
const latencyMs = 50;
/** Buckets that a scan reads at a time. */
const lanes = 16;
/** No cloud documents a rate of object storage, so this one is configured, and the emulator holds to it. */
export const scanRate = { service: "cos", perSecond: 50 } as const;

/**
 * A scan of a thousand buckets, with answers that take their time: as fast as sixteen at a time allow, and under a rate that the
 * configuration names and the emulator enforces.
 */
export async function* scans(strict: Strict, free: Strict & { url: string }, env: NodeJS.ProcessEnv) {
  for (const { control } of [strict, free]) {
    for (let index = 0; index < buckets; index += 1)
      control.putBucket("tencent", { name: `bench-${index}-1250000000`, region: "ap-guangzhou" });
    control.fault({ cloud: "tencent", kind: "late", delayMs: latencyMs, times: -1 });
  }
  const stack = await timedStack("", env);
  try {
    const least = (buckets / lanes) * (latencyMs / 1000);
    const withoutRate = { ...stack.env, ACCESS_AUDIT_EMULATOR_URL: free.url };
    yield tell(await timed(free, withoutRate, stack.folder), least, `${lanes} at a time`);
    const rate = ["config", "set", "--path", `access-audit:tencent.callsPerSecond.${scanRate.service}`];
    await stack.seconds(...rate, `${scanRate.perSecond}`);
    const { perSecond } = scanRate;
    yield tell(await timed(strict, stack.env, stack.folder), buckets / perSecond, `a rate of ${perSecond}/s`);
  } finally {
    stack.remove();
    for (const { control } of [strict, free]) control.clearFaults();
  }
}

async function timed({ control }: Strict, env: NodeJS.ProcessEnv, folder: string) {
  control.clearJournal();
  const started = performance.now();
  const words = ["scan", "--cloud", "tencent", "--stack", "bench", "--output", "json=scan.json"];
  const { code, stderr } = await capture(process.execPath, [inProject("bin", "access-audit"), ...words], {
    cwd: folder,
    env,
  });
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0 && code !== 7) throw new Error(`the scan ended with code ${code}\n${stderr}`);
  const lines = stderr.split("\n").filter(Boolean).length;
  return { seconds, lines, entries: control.journal() };
}

function tell({ seconds, lines, entries }: Awaited<ReturnType<typeof timed>>, least: number, allowed: string): string {
  const refused = entries.filter(({ status = 200 }) => status === 429 || status === 503).length;
  const what = `scan of ${buckets} buckets at ${latencyMs} ms, against what ${allowed} allows`;
  return `${ratio(seconds, least)}  ${what}: ${entries.length} requests, ${refused} refused for their rate, ${lines} lines of progress`;
}
