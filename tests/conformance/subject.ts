import type { Emulator } from "../../emulator/index";
import type { KindName } from "../../provider/kinds";

export type Inputs = Readonly<Record<string, unknown>>;

/** What the table must know of one kind of one cloud, in one of its variants. */
export interface Subject {
  readonly kind: KindName;
  readonly cloud: string;
  readonly variant?: string;
  /** A thing that the emulator lets us manage, declared as switched on. */
  readonly thing: Inputs;
  /** What an update makes of it. */
  readonly change: Inputs;
  /** Another one; none where a cloud has only one of the kind. */
  readonly other?: Inputs;
  /** The same key with a change that replaces. */
  readonly remade?: Inputs;
  /** The end of management sends nothing: what was made stays. */
  readonly stays?: true;
  /** What an up that brings such a thing about sends: nothing may follow it in a run that only moves names. */
  readonly prepare?: (emulator: Emulator) => void;
}
