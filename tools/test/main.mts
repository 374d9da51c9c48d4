import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { checks } from "./checks.mts";
import { endChildrenOnSignal } from "./child.mts";
import { setUpSuites } from "./set-up.mts";
import type { Suite, Tally } from "./suite.mts";
import { vitestSuites } from "./vitest-suites.mts";

const suites: readonly Suite[] = [...setUpSuites, ...checks, ...vitestSuites()];
const names = suites.map(({ name }) => name);

const usage = `npm test                  everything; of what takes the engine long, a sample that a printed seed draws
npm test -- --all         all of that, too
npm test -- --fast        all but what needs other languages or the engine; of the conformance tests a sample
npm test -- <suite> …     only these: ${names.join(", ")}

One file or one test, once \`npm run setup\` has run: npx vitest run --project unit <file> -t <name>`;

interface Choice {
  readonly chosen: readonly Suite[];
  readonly fast: boolean;
}

function choose(args: readonly string[]): Choice {
  const options = {
    all: { type: "boolean" },
    fast: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`No suite is called ${unknown.join(", ")}.`);
  if (values.help) return { chosen: [], fast: false };
  // The tests are processes of their own.
  if (values.all) process.env.TEST_CELLS = "all";
  process.env.TEST_SEED ??= String(randomInt(1_000_000));
  const needed = ["build", ...(positionals.includes("engine") ? ["pulumi"] : []), ...positionals];
  const asked = positionals.length > 0 ? suites.filter(({ name }) => needed.includes(name)) : suites;
  const fast = values.fast ?? false;
  return { chosen: fast ? asked.filter(({ slow }) => !slow) : asked, fast };
}

async function run({ chosen, fast }: Choice): Promise<number> {
  const lines: string[] = [];
  const total = { passed: 0, failed: 0 };
  for (const suite of chosen) {
    console.log(`\n== ${suite.name}`);
    const started = Date.now();
    const result: Tally = await suite.run(fast);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    lines.push(`${suite.name.padEnd(12)} ${result.passed} passed, ${result.failed} failed, ${seconds} s`);
    console.log(lines.at(-1));
    total.passed += result.passed;
    total.failed += result.failed;
  }
  console.log(`\n${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

endChildrenOnSignal();
try {
  const choice = choose(process.argv.slice(2));
  if (choice.chosen.length === 0) console.log(usage);
  else process.exitCode = await run(choice);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 2;
}
