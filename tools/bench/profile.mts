import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contenders } from "./contenders.mts";
import { timedStack } from "./stack.mts";

/** So many resources are enough for the time of each to show. */
export const profiledCount = 300;

const commands = { up: ["up"], "up without changes": ["up"], refresh: ["refresh"], destroy: ["destroy"] } as const;

/** What a process spends its time on. Of a stack of calls, the innermost that one of these knows decides. */
const groups = {
  "Pulumi's library": /\/@pulumi\/pulumi\/|\/typescript\//,
  gRPC: /\/@grpc\/|\/google-protobuf\/|node:(internal\/)?http2/,
  HTTP: /\/axios\/|\/form-data\/|\/follow-redirects\/|node:_http/,
  "checks of inputs": /\/zod\//,
  signing: /\/dist\/provider\/.*sign[^/]*\.js$/,
  "our code": /\/dist\//,
} as const;

/** Columns of the table: loading of modules, the groups, and what nobody called. */
export const columns = ["start", ...Object.keys(groups), "Node itself, memory"] as const;
type Column = (typeof columns)[number];

/** CPU milliseconds of a process in one command. */
export interface Profile {
  readonly process: "program" | "plugin";
  readonly command: string;
  readonly milliseconds: Readonly<Record<Column, number>>;
}

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
}

/** What `node --cpu-prof` writes. */
interface CpuProfile {
  readonly nodes: readonly { id: number; callFrame: CallFrame; children?: readonly number[] }[];
  readonly samples: readonly number[];
  /** Microseconds. */
  readonly timeDeltas: readonly number[];
}

/** Where the time of native resources goes in our plugin and in the program. */
export async function profiles(
  control: { putBucket(cloud: string, bucket: object): unknown },
  env: NodeJS.ProcessEnv,
): Promise<Profile[]> {
  const contender = contenders.find(({ name }) => name === "native");
  if (contender === undefined) throw new Error("there is no native contender");
  for (const name of contender.buckets(profiledCount)) control.putBucket("tencent", { name, region: "ap-guangzhou" });
  const folder = mkdtempSync(join(tmpdir(), "access-audit-profiles-"));
  const profiled: NodeJS.ProcessEnv = { ...env };
  const stack = await timedStack(contender.program(profiledCount), profiled);
  try {
    const found: Profile[] = [];
    for (const [command, words] of Object.entries(commands)) {
      const into = join(folder, command.replaceAll(" ", "-"));
      stack.env.NODE_OPTIONS = `--cpu-prof --cpu-prof-dir=${into}`;
      await stack.seconds(...words, "--yes", "--skip-preview");
      for (const file of readdirSync(into)) {
        const profile = JSON.parse(readFileSync(join(into, file), "utf8")) as CpuProfile;
        const process = processOf(profile);
        if (process !== undefined) found.push({ process, command, milliseconds: summed(profile) });
      }
    }
    return found;
  } finally {
    stack.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function processOf({ nodes }: CpuProfile): Profile["process"] | undefined {
  const runs = (file: string) => nodes.some(({ callFrame }) => callFrame.url.endsWith(file));
  if (runs("/dist/provider/plugin/main.js")) return "plugin";
  return runs("/cmd/run/run.js") ? "program" : undefined;
}

function summed({ nodes, samples, timeDeltas }: CpuProfile): Profile["milliseconds"] {
  const columnOf = new Map<number, Column | undefined>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const stackOf = (id: number | undefined): CallFrame[] => {
    const node = id === undefined ? undefined : byId.get(id);
    return node === undefined ? [] : [node.callFrame, ...stackOf(parents.get(node.id))];
  };
  const milliseconds: Record<string, number> = Object.fromEntries(columns.map((column) => [column, 0]));
  samples.forEach((id, at) => {
    if (!columnOf.has(id)) columnOf.set(id, judged(stackOf(id)));
    const column = columnOf.get(id);
    if (column !== undefined) milliseconds[column] = (milliseconds[column] ?? 0) + (timeDeltas[at] ?? 0) / 1000;
  });
  return milliseconds;
}

/** The column of a stack of calls, the innermost first; none when the process waited. */
function judged(stack: readonly CallFrame[]): Column | undefined {
  if (stack[0]?.functionName === "(idle)") return undefined;
  // A program's own file runs while it is loaded.
  const own = stack.findIndex(
    ({ url }) => url.endsWith("/index.js") && !url.includes("/node_modules/") && !url.includes("/dist/"),
  );
  const inner = own === -1 ? stack : stack.slice(0, own);
  if (inner.some(({ url }) => url.startsWith("node:internal/modules/"))) return "start";
  for (const { url } of inner) {
    const [name] = Object.entries(groups).find(([, files]) => files.test(url)) ?? [];
    if (name !== undefined) return name;
  }
  return "Node itself, memory";
}
