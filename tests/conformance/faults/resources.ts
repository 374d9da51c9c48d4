import { isDeepStrictEqual } from "node:util";
import { PartialFailure } from "../../../provider/core/lifecycle/convergence";
import * as handlers from "../../../provider/handlers";
import type { Addressee } from "../../../provider/lookups";
import { leastDays, weakeningWrites } from "../databases/weakening-writes";
import { type Inputs, type Subject, subjects } from "../subjects";
import { type Act, compare, judgeReading, type Operation, type Outcome, showsBefore } from "./operation";
import type { Scene } from "./scene";

interface Stated {
  readonly id: string;
  readonly properties: Inputs;
}

/** The engine's calls about one resource, each in a process of its own. */
class Steps {
  constructor(
    private readonly scene: Scene,
    private readonly subject: Subject,
  ) {}

  inputs(given: Inputs): Record<string, unknown> {
    const { inputs, failures } = handlers.check(this.addressee(), { ...given });
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    return inputs;
  }

  create = (inputs: Inputs): Promise<Stated> => handlers.create(this.addressee(), { ...inputs });
  read = ({ id, properties }: Stated) => handlers.read(this.addressee(), id, { ...properties });
  remove = ({ id, properties }: Stated) => handlers.remove(this.addressee(), id, { ...properties });
  async update({ id, properties }: Stated, news: Inputs): Promise<Stated> {
    return { id, properties: await handlers.update(this.addressee(), id, { ...properties }, { ...news }) };
  }

  /** What differs from what is declared, as a refresh would find it. */
  async open(stated: Stated, declared: Inputs): Promise<readonly string[]> {
    const found = await this.read(stated);
    if (found === undefined) return ["the thing is not there"];
    const { differences } = handlers.diff(this.addressee(), stated.id, { ...found.inputs }, { ...declared });
    return differences.map(({ path }) => `${path} is not as declared`);
  }

  private addressee(): Addressee {
    return { kind: this.subject.kind, session: this.scene.session() };
  }
}

/** What the clouds hold, without what differs from run to run. */
function holdings(scene: Scene): unknown {
  const volatile =
    /time|trackid|^id$|requestid|arn$|^since$|^notification_id$|^events$|^traces$|^files$|^busy(Looks|Reads)$|^tasks?(Made)?$|^token$|jobid$/i;
  const text = JSON.stringify(scene.emulator.control.state(), (key, value) => (volatile.test(key) ? undefined : value));
  return JSON.parse(text);
}

/** How many objects were made. */
function made(scene: Scene): number {
  const creates = scene.emulator.control.journal().filter(({ action }) => action.startsWith("Create"));
  return creates.filter(({ status, code }) => status < 300 && code === undefined).length;
}

/** What was written of a database's auditing that nobody declared, before its end. */
function weakened(scene: Scene, { kind, thing, change }: Subject): readonly string[] {
  if (kind !== "DatabaseAuditPolicy") return [];
  const least = leastDays(thing, { ...thing, ...change });
  return weakeningWrites(scene.emulator.control.journal(), least).map((write) => `it was weakened by ${write}`);
}

/** What the next `up` has to do with: what a failure left in the state, if anything. */
const left = (outcome: Outcome): Stated | undefined =>
  "error" in outcome && outcome.error instanceof PartialFailure ? outcome.error : undefined;

function operationsOn(subject: Subject): readonly Operation[] {
  const { kind, cloud, variant, thing, change, prepare } = subject;
  const name = [kind, cloud, variant].filter(Boolean).join("/");
  const operation = (verb: string, act: (steps: Steps, scene: Scene, key: string) => Promise<Act>): Operation => ({
    key: `${name}/${verb}`,
    cloud,
    async prepare(scene) {
      scene.begin();
      prepare?.(scene.emulator);
      return act(new Steps(scene, subject), scene, `${name}/${verb}`);
    },
  });
  const ended = async (steps: Steps, scene: Scene, stated: Stated, key: string) => {
    await steps.remove(stated);
    return compare(`${key} ended`, "what is left in the end", holdings(scene));
  };

  return [
    operation("create", async (steps, scene, key) => {
      const inputs = steps.inputs(thing);
      return {
        run: () => steps.create(inputs),
        async judge(outcome) {
          const kept = left(outcome);
          const stated =
            "value" in outcome
              ? (outcome.value as Stated)
              : await (kept ? steps.update(kept, inputs) : steps.create(inputs));
          return [
            ...(await steps.open(stated, inputs)),
            ...compare(key, "what the clouds hold", holdings(scene)),
            ...compare(`${key} made`, "the number of objects that were made", made(scene)),
            ...weakened(scene, subject),
            ...(await ended(steps, scene, stated, key)),
          ];
        },
      };
    }),
    operation("read", async (steps, _scene, key) => {
      const stated = await steps.create(steps.inputs(thing));
      return {
        run: () => steps.read(stated),
        judge: async (outcome, fault) => judgeReading(key, cloud, outcome, fault),
      };
    }),
    operation("update", async (steps, scene, key) => {
      const before = await steps.create(steps.inputs(thing));
      const inputs = steps.inputs({ ...thing, ...change });
      return {
        run: () => steps.update(before, inputs),
        async judge(outcome) {
          const stated =
            "value" in outcome ? (outcome.value as Stated) : await steps.update(left(outcome) ?? before, inputs);
          return [
            ...(await steps.open(stated, inputs)),
            ...compare(key, "what the clouds hold", holdings(scene)),
            ...compare(`${key} made`, "the number of objects that were made", made(scene)),
            ...weakened(scene, subject),
            ...(await ended(steps, scene, stated, key)),
          ];
        },
      };
    }),
    operation("delete", async (steps, scene, key) => {
      const before = await steps.create(steps.inputs(thing));
      const found = holdings(scene);
      return {
        run: () => steps.remove(before),
        async judge(outcome, fault) {
          if ("error" in outcome) await steps.remove(before);
          const end = holdings(scene);
          // Who is shown what was there before sees nothing to do: what is on stays on.
          if (showsBefore(cloud, kind, fault) && isDeepStrictEqual(end, found)) return [];
          return compare(key, "what is left in the end", end);
        },
      };
    }),
  ];
}

export const resourceOperations: readonly Operation[] = subjects.flatMap(operationsOn);
