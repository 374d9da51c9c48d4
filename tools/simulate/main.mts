import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { inProject } from "../setup/project.mjs";

const usage = `npm run simulate -- [--lives N] [--seed N] [--workers N]

Lives of a stack, drawn by a seed: programs that change, kills between any two steps, faults of the clouds, drift by hand and a state
that is one step behind, on the provider's own handlers against the emulator. 100000 lives by default, by two workers.

A life that breaks an invariant is printed, shrunken, with its seed. Exit codes: 0 none was broken, 7 one was, 1 an error.`;

/** Lives of one process: small enough to tell of progress, large enough for its start not to count. */
const chunk = 2500;
const brokenCode = 7;

interface Chunk {
  readonly seed: number;
  readonly lives: number;
}

const bundle = inProject(".cache", "simulate.cjs");

/** Lives one chunk in a process of its own; the text is what a broken life tells. */
function liveChunk({ seed, lives }: Chunk): Promise<string | undefined> {
  const child = spawn(process.execPath, [bundle, String(lives), String(seed)], { stdio: ["ignore", "ignore", "pipe"] });
  let text = "";
  child.stderr.setEncoding("utf8").on("data", (part) => (text += part));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code === 0 ? undefined : text));
  });
}

async function simulate(lives: number, seed: number, workers: number): Promise<number> {
  const entry = inProject("tests", "simulation", "lives", "main.ts");
  await build({ entryPoints: [entry], outfile: bundle, bundle: true, platform: "node", logLevel: "error" });
  const chunks = Array.from({ length: Math.ceil(lives / chunk) }, (_, number): Chunk => {
    return { seed: seed + number, lives: Math.min(chunk, lives - number * chunk) };
  });
  const started = Date.now();
  const waiting = [...chunks];
  let [lived, broken] = [0, 0];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const story = await liveChunk(next);
      lived += next.lives;
      if (story !== undefined) {
        broken += 1;
        console.log(`seed ${next.seed}:\n${story}`);
      }
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(`${lived} of ${lives} lives, ${broken} broken, ${seconds} s`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  console.log(
    `\n${lived} lives from seed ${seed}: ${broken === 0 ? "no invariant broken" : `${broken} seeds broke one`}`,
  );
  return broken === 0 ? 0 : brokenCode;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`--${name} must be a whole number above 0, but ${JSON.stringify(text)} was given`);
}

try {
  const { values } = parseArgs({
    options: {
      lives: { type: "string", default: "100000" },
      seed: { type: "string", default: String(1 + (Date.now() % 1_000_000)) },
      workers: { type: "string", default: "2" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) console.log(usage);
  else {
    const [lives, seed, workers] = (["lives", "seed", "workers"] as const).map((name) => positive(name, values[name]));
    process.exitCode = await simulate(lives ?? 0, seed ?? 0, workers ?? 0);
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
}
