import { spawn } from "node:child_process";
import { createInterface } from "node:readline/promises";
import { harmless, outward } from "../../provider/core/session/foreign-text";
import { sentence } from "../report/words";
import { shellWord } from "../text/shell-word";
import { type Plan, type Repair, safeOf, targetsOf } from "./plan";

/** A person, or the option `--yes` in place of one. */
export interface Asker {
  readonly yes: boolean;
  /** The answer to a question; `undefined` where nobody can be asked. */
  ask(question: string): Promise<string | undefined>;
  tell(line: string): void;
}

/** On a terminal, apart from the report. */
export function terminalAsker(yes: boolean): Asker {
  return {
    yes,
    tell: (line) => void process.stderr.write(`${outward(line)}\n`),
    async ask(question) {
      if (!process.stdin.isTTY) return undefined;
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return await lines.question(outward(question));
      } finally {
        lines.close();
      }
    },
  };
}

/** The command, as a person would type it. */
export function commandOf(stack: string, plan: Plan, repairs: readonly Repair[]): readonly string[] {
  const targets = plan.whole ? [] : targetsOf(repairs.map(({ urn }) => urn));
  return ["up", "--refresh", "--stack", stack, ...targets];
}

/** Shows what would be repaired, asks, and runs it; whether anything was run. What weakens is never run by `--yes`. */
export async function repair(
  stack: string,
  folder: string,
  plan: Plan,
  asker: Asker,
  run = runPulumi,
): Promise<boolean> {
  const safe = safeOf(plan);
  for (const error of plan.errors) asker.tell(`repair: could not preview it, so nothing is run: ${harmless(error)}`);
  for (const one of plan.repairs) tell(one, asker);
  for (const name of plan.besides) asker.tell(`repair: it would also weaken ${harmless(name)}, which did not drift`);
  if (plan.repairs.length === 0) asker.tell("repair: there is nothing that pulumi up could repair");
  const weak = plan.errors.length > 0 ? [] : plan.repairs.filter((one) => !safe.includes(one));
  let ran = false;
  if (safe.length > 0) ran = await runIf(await agreed(asker, "Run it?"), safe);
  if (weak.length === 0) return ran;
  if (asker.yes) {
    asker.tell(
      "repair: what weakens auditing is not run by --yes. Look at it, correct the program, or run it by hand:",
    );
    asker.tell(`  ${shown(commandOf(stack, plan, weak))}`);
    return ran;
  }
  return (await runIf(await agreed(asker, "This weakens auditing. Run it anyway?"), weak)) || ran;

  async function runIf(isAgreed: boolean, repairs: readonly Repair[]): Promise<boolean> {
    const command = commandOf(stack, plan, repairs);
    asker.tell(`  ${shown(command)}`);
    if (!isAgreed) return false;
    await run([...command, "--yes", "--skip-preview", "--non-interactive"], folder);
    return true;
  }
}

function tell({ name, findings, weakens }: Repair, asker: Asker): void {
  asker.tell(`repair: ${harmless(name)}: takes back ${findings.map((one) => harmless(sentence(one))).join("; ")}`);
  for (const one of weakens) asker.tell(`  it WEAKENS auditing: ${harmless(sentence(one))}`);
}

async function agreed(asker: Asker, question: string): Promise<boolean> {
  if (asker.yes) return true;
  const answer = await asker.ask(`${question} [y/N] `);
  if (answer === undefined)
    asker.tell(
      "repair: there is no terminal to ask on. Run the command yourself, or give --yes, which runs what weakens nothing:",
    );
  return /^y(es)?$/i.test(answer?.trim() ?? "");
}

const shown = (command: readonly string[]) => ["pulumi", ...command.map(shellWord)].join(" ");

/** What it prints goes beside the report. */
function runPulumi(args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("pulumi", args, { cwd, stdio: ["ignore", process.stderr, process.stderr] });
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`the repair failed: pulumi up ended with ${code}`)),
    );
  });
}
