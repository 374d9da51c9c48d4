import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "../setup/command.mjs";
import { inProject } from "../setup/project.mjs";
import { type TimedStack, timedStack } from "./stack.mts";

interface Entry {
  readonly action: string;
  readonly code?: string;
}

/** What the limits need of an emulator whose rates are strict. */
interface Strict {
  readonly control: {
    journal(): readonly Entry[];
    clearJournal(): void;
    putTrack(track: { readonly Name: string }): { readonly TrackId: string };
  };
}

const perStack = 500;
const stacks = ["one", "two"];
/** Documented: calls of one action of CloudAudit in a second, by account. */
const ratePerSecond = 20;

const nameOf = (stack: string, index: number) => `${stack}${String(index).padStart(3, "0")}`;

/** Takes the tracks over, with another prefix for what they deliver. */
const program = (stack: string) => `
const audit = require("pulumi-access-audit/native");
for (let n = 0; n < ${perStack}; n++) {
  const name = "${stack}" + String(n).padStart(3, "0");
  new audit.AuditTrack(name, {
    cloud: "tencent", region: "ap-guangzhou", name, status: "Enabled", actionType: "Write", resourceType: "*",
    eventNames: ["*"], storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "bench" },
  });
}`;

/**
 * A thousand audit tracks in two stacks, by two processes at once that share an account: nothing may be refused for its rate. The
 * least time is that of the action that is called most often.
 */
export async function limits({ control }: Strict, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const opened = await Promise.all(stacks.map((stack) => timedStack(program(stack), env)));
  try {
    for (const [at, stack] of stacks.entries()) {
      const resources = Array.from({ length: perStack }, (_, index) => {
        const name = nameOf(stack, index);
        const { TrackId } = control.putTrack({ Name: name });
        return { type: "access-audit:tencent:AuditTrack", name, id: `tencent/ap-guangzhou/${TrackId}` };
      });
      writeFileSync(join(opened[at]?.folder ?? "", "import.json"), JSON.stringify({ resources }));
    }
    const lines: string[] = [];
    for (const command of commands) {
      control.clearJournal();
      const started = performance.now();
      await Promise.all(opened.map((stack) => run(stack, command)));
      const seconds = (performance.now() - started) / 1000;
      lines.push(tell(command[0] ?? "", seconds, control.journal()));
    }
    return lines;
  } finally {
    for (const stack of opened) stack.remove();
  }
}

const commands: readonly (readonly string[])[] = [
  ["import", "--file", "import.json", "--generate-code=false", "--protect=false"],
  ["up"],
  ["refresh"],
  ["drift"],
  ["destroy"],
];

/** Drift is our own command; nothing drifted. */
async function run(stack: TimedStack, command: readonly string[]): Promise<void> {
  if (command[0] !== "drift") return void (await stack.seconds(...command, "--yes", "--skip-preview"));
  const words = [inProject("bin", "access-audit"), "drift", "--stack", "bench"];
  const { code, stdout, stderr } = await capture(process.execPath, words, { cwd: stack.folder, env: stack.env });
  if (code !== 0) throw new Error(`access-audit drift ended with code ${code}\n${stdout}${stderr}`);
}

/** A time beside the least that there can be. */
export function ratio(seconds: number, least: number): string {
  return `${(seconds / least).toFixed(2).padStart(6)}x  ${seconds.toFixed(1).padStart(6)} s : ${least.toFixed(1).padStart(6)} s`;
}

function tell(command: string, seconds: number, entries: readonly Entry[]): string {
  const refused = entries.filter(({ code }) => code?.startsWith("RequestLimitExceeded")).length;
  const counts = new Map<string, number>();
  for (const { action } of entries) counts.set(action, (counts.get(action) ?? 0) + 1);
  const least = Math.max(...counts.values()) / ratePerSecond;
  const what = `${command} of ${perStack * stacks.length} tracks by two processes, against what the rate allows`;
  return `${ratio(seconds, least)}  ${what}: ${entries.length} requests, ${refused} refused for their rate`;
}
