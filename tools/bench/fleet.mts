import { stateBytes, timedStack } from "./stack.mts";

/** What a fleet needs of an emulator. */
interface Cloud {
  readonly control: {
    putBucket(cloud: string, bucket: object): unknown;
    bucket(cloud: string, name: string): { readonly accessMonitor: string } | undefined;
    clearJournal(): void;
  };
}

const place = { cloud: "tencent", region: "ap-guangzhou" };
const nameOf = (index: number) => `bench-${String(index).padStart(4, "0")}-1250000000`;

/** The same buckets as one resource, and as one resource each. */
const programs = (count: number, module: string): Readonly<Record<"fleet" | "single", string>> => {
  const names = JSON.stringify(Array.from({ length: count }, (_, index) => nameOf(index)));
  const head = `const audit = require("${module}");\nconst names = ${names};\n`;
  const args = `cloud: "${place.cloud}", status: "Enabled"`;
  return {
    fleet: `${head}new audit.BucketAccessMonitors("all", { ${args}, buckets: { "${place.region}": names } });`,
    single: `${head}for (const bucket of names) new audit.BucketAccessMonitor(bucket, { ${args}, region: "${place.region}", bucket });`,
  };
};

const commands = [["up"], ["up"], ["refresh"], ["destroy"]] as const;
const titles = ["up", "no-op up", "refresh", "destroy"];

const modules = { native: "pulumi-access-audit/native", dynamic: "pulumi-access-audit" } as const;

/**
 * Buckets as one resource, beside as many resources. What is asked for may name a backend and a number: a thousand resources take
 * minutes.
 */
export async function* fleets(
  { control }: Cloud,
  env: NodeJS.ProcessEnv,
  asked: readonly string[],
): AsyncGenerator<string> {
  const count = Number(asked.find((one) => /^\d+$/.test(one)) ?? 1000);
  for (let index = 0; index < count; index += 1)
    control.putBucket(place.cloud, { name: nameOf(index), region: place.region });
  const all = Object.entries(modules);
  const wanted = all.filter(([backend]) => asked.includes(backend));
  for (const [backend, module] of wanted.length > 0 ? wanted : all) {
    const { fleet, single } = programs(count, module);
    const [ours, base] = [await timed(fleet, control, env), await timed(single, control, env)];
    for (const [at, title] of titles.entries())
      yield compared(`${title} of ${count} buckets, ${backend}`, ours.seconds[at] ?? 0, base.seconds[at] ?? 0, "s");
    yield compared(`state of ${count} buckets, ${backend}`, ours.kilobytes, base.kilobytes, "kB");
  }
}

async function timed(program: string, control: Cloud["control"], env: NodeJS.ProcessEnv) {
  const stack = await timedStack(program, env);
  try {
    const seconds: number[] = [];
    let kilobytes = 0;
    for (const [at, command] of commands.entries()) {
      control.clearJournal();
      seconds.push(await stack.seconds(...command, "--yes", "--skip-preview"));
      if (at === 0 && control.bucket(place.cloud, nameOf(0))?.accessMonitor !== "Enabled")
        throw new Error("the first up switched nothing on");
      if (at === 0) kilobytes = stateBytes(stack) / 1000;
    }
    return { seconds, kilobytes };
  } finally {
    stack.remove();
  }
}

function compared(what: string, ours: number, base: number, unit: string): string {
  const ratio = `${(base / ours).toFixed(1).padStart(6)}x`;
  return `${ratio}  ${ours.toFixed(1).padStart(7)} ${unit} : ${base.toFixed(1).padStart(7)} ${unit}  ${what}, as one resource and as one each`;
}
