import { contenders } from "./contenders.mts";
import { median } from "./median.mts";
import { stateBytes, type TimedStack, timedStack } from "./stack.mts";

/** What the stacks need of an emulator in this process. */
interface Cloud {
  readonly control: {
    putBucket(cloud: string, bucket: object): unknown;
    journal(): readonly unknown[];
    clearJournal(): void;
  };
}

/** One command of one contender, the median of all rounds. */
export interface Figure {
  readonly contender: string;
  readonly isOurs: boolean;
  readonly count: number;
  readonly command: string;
  readonly seconds: number;
  /** CPU time of the emulator, which a cloud would not take from this machine. */
  readonly emulatorSeconds: number;
  readonly requests: number;
  readonly stateBytes: number;
}

const commands = [
  ["up", ["up"]],
  ["up without changes", ["up", "--expect-no-changes"]],
  ["refresh", ["refresh"]],
  ["destroy", ["destroy"]],
] as const;

/** So many resources of each contender, command by command side by side, as often as there are rounds. */
export async function measured(
  count: number,
  rounds: number,
  { control }: Cloud,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<Figure[]> {
  const all: Figure[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const { buckets } of contenders)
      for (const name of buckets(count)) control.putBucket("tencent", { name, region: "ap-guangzhou" });
    const stacks = new Map<string, TimedStack>();
    try {
      for (const { name, program } of contenders) stacks.set(name, await timedStack(program(count), env));
      for (const [command, words] of commands) {
        for (const contender of rotated(contenders, round)) {
          const stack = stacks.get(contender.name) as TimedStack;
          control.clearJournal();
          const before = process.cpuUsage();
          const seconds = await stack.seconds(...words, "--yes", "--skip-preview");
          const { user, system } = process.cpuUsage(before);
          const emulatorSeconds = contender.isOurs ? (user + system) / 1e6 : 0;
          const { name, isOurs } = contender;
          const requests = control.journal().length;
          all.push({
            contender: name,
            isOurs,
            count,
            command,
            seconds,
            emulatorSeconds,
            requests,
            stateBytes: stateBytes(stack),
          });
          say(`${count} resources, round ${round} of ${rounds}: ${command}, ${name}: ${seconds.toFixed(1)} s`);
        }
      }
    } finally {
      for (const stack of stacks.values()) stack.remove();
    }
  }
  return medians(all);
}

/** Nobody is always the first. */
const rotated = <T,>(list: readonly T[], by: number): readonly T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];

function medians(all: readonly Figure[]): Figure[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of all) {
    const key = `${figure.contender}/${figure.command}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const middle = (of: (figure: Figure) => number) => median(group.map(of));
    return [
      {
        ...first,
        seconds: middle(({ seconds }) => seconds),
        emulatorSeconds: middle(({ emulatorSeconds }) => emulatorSeconds),
        requests: middle(({ requests }) => requests),
        stateBytes: middle((figure) => figure.stateBytes),
      },
    ];
  });
}
