import type { Written } from "../../../provider/core/ownership/ledger";
import { Ownership } from "../../../provider/core/ownership/ownership";
import type { Session } from "../../../provider/core/session/session";
import * as handlers from "../../../provider/handlers";
import type { Addressee } from "../../../provider/lookups";
import { partOf } from "../../shared-ledger";
import type { Stage } from "../stage";
import type { Inputs, Subject } from "../subjects";

/** A resource as the engine's state has it. */
export interface Stated {
  readonly name: string;
  readonly id: string;
  readonly inputs: Inputs;
  readonly properties: Inputs;
}

/** One provider process of a run: the calls of the engine by the letters of its measured orders. */
export interface Process {
  /** Check. */
  C(name: string, inputs: Inputs): Inputs;
  /** Diff; the answer is whether the old one is deleted first. */
  D(state: Stated, name: string, inputs: Inputs): boolean;
  /** The Diff that follows a Read. */
  refreshed(state: Stated): void;
  create(name: string, inputs: Inputs): Promise<Stated>;
  remove(state: Stated): Promise<void>;
  read(state: Stated): Promise<void>;
}

/** What each backend passes on of a resource's name. */
export const backends = {
  native: (name: string, type = "type") => `urn:pulumi:test::project::${type}::${name}`,
  dynamic: (_name: string, _type?: string) => undefined,
} as const;

/** Begins a run of the engine, in which every call of the result is another provider process. */
export function beginRun(
  stage: Stage,
  { kind }: Subject,
  urnOf: (name: string) => string | undefined,
): (urnOf?: (name: string) => string | undefined) => Process {
  const entries: Written[] = [];
  let processes = 0;
  return (urns = urnOf) => {
    const process = String(++processes);
    const session: Session = stage.session(new Ownership(partOf(entries, process)));
    const addressee = (name: string): Addressee => {
      const urn = urns(name);
      return { kind, session, ...(urn === undefined ? {} : { urn }) };
    };
    return {
      C(name, inputs) {
        const { inputs: checked, failures } = handlers.check(addressee(name), { ...inputs });
        if (failures.length > 0)
          throw new Error(failures.map(({ property, reason }) => `${property} ${reason}`).join());
        return checked;
      },
      D: ({ id, properties }, name, inputs) =>
        handlers.diff(addressee(name), id, { ...properties }, { ...inputs }).deleteBeforeReplace,
      refreshed({ name, id, properties, inputs }) {
        handlers.diff(addressee(name), id, { ...properties }, { ...inputs });
      },
      async create(name, inputs) {
        const { id, properties } = await handlers.create(addressee(name), { ...inputs });
        return { name, id, inputs, properties };
      },
      remove: ({ name, id, properties }) => handlers.remove(addressee(name), id, { ...properties }),
      async read({ name, id, properties }) {
        await handlers.read(addressee(name), id, { ...properties });
      },
    };
  };
}
