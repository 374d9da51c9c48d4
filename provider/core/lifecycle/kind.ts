import type { z } from "zod";
import type { Rule } from "../fields/check";
import type { Reference } from "../fields/reference";
import type { Identity } from "../ownership/thing";
import type { Notebook } from "../session/notebook";
import type { Operation } from "../session/operation";

/** Inputs and outputs of one resource as the engine keeps them. */
export type Properties = Record<string, unknown>;

/** What a cloud shows of one resource right now. */
export interface Live<I> {
  /** Every input that the cloud knows. */
  readonly inputs: Partial<I>;
  /** What only the cloud says, such as a creation time. Never a request id: it would change on each read. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /**
   * A setting that was never made, or was taken away: it reads as switched off, and an update makes it. An object that did its work,
   * and of which the cloud knows nothing any more.
   */
  readonly absent?: true;
}

/** What a preview has to tell, as a whole sentence. */
export interface Caution {
  readonly sort: "lost" | "billed";
  readonly text: string;
}

/** The outputs of a kind, by name; one that a cloud does not always tell is optional. */
export type OutputFields = Readonly<Record<string, z.ZodType>>;

/** What settings and objects have in common. `I` are the checked inputs, `L` is what finds the resource in its cloud. */
interface Common<I, L> {
  readonly kind: string;
  readonly cloud: string;
  readonly inputs: z.ZodObject;
  readonly rules?: readonly Rule<I>[];
  /** Two sets of inputs in one form, where the same can be declared in several; best in the form of `after`. */
  aligned?(before: Properties, after: Properties): readonly [before: Properties, after: Properties];
  /**
   * Fields that this change cannot bring about in place, beside those that always replace; `before` may have the outputs of a
   * state, too.
   */
  replacing?(before: Properties, after: Properties): readonly string[];
  /** What a user has to know before this is done. `before` is the state; nothing for a resource that is to be created. */
  cautions?(inputs: Properties, before?: Properties): readonly Caution[];
  /** What only the cloud says, each a {@link field} of its own. */
  readonly outputs: OutputFields;
  readonly reference: Reference;
  /** The names, in the cloud's own audit service, of events that change one. No event that reads matches. */
  readonly changedBy: RegExp;
  /** Which thing of the cloud a resource is about, said without a call. */
  readonly identity: Identity;
  /** A noun phrase for messages: `the access monitor of bucket logs-1250000000 in ap-guangzhou`. */
  describe(locator: L): string;
  formatId(locator: L): string;
  /** For messages and the reference, such as `tencent/<region>/<bucket>`. */
  readonly idForm: string;
  /** The reverse of `formatId`; throws a `UserError` that shows the form. */
  parseId(id: string): L;
  /**
   * `undefined` only when the cloud says that it is gone. `known` are the declared inputs, or the state; nothing on an import. What
   * costs a call of its own and is declared nowhere need not be read.
   */
  observe(operation: Operation, locator: L, known?: Properties | undefined): Promise<Live<I> | undefined>;
  /**
   * Brings `live` to the complete desired set, and leaves alone what we do not own: in one write where the API has one for
   * it, any further one by `furtherWrite`.
   */
  update(operation: Operation, locator: L, desired: I, live: Live<I>): Promise<void>;
}

/**
 * A kind that exists with its parent: it is taken over, and put back or switched off at the end. Where the cloud makes it
 * only at its first use, `observe` tells it as switched off and `absent` until then.
 */
export interface Setting<I, L> extends Common<I, L> {
  readonly lifecycleKind: "setting";
  locate(inputs: I, operation: Operation): L | Promise<L>;
  /** Why there may be nothing to manage, as a clause: `bucket logs-1250000000 does not exist in ap-guangzhou`. */
  missing(locator: L): string;
  /** A preview of a new one asks whether there is what it belongs to: one read tells it. */
  readonly foreseen?: true;
  /** What was found when it came under management; kept unchanged in the state. */
  remember(live: Live<I>): Readonly<Record<string, unknown>>;
  /** The inputs that the resource ends with, by the input `onDelete`, which is not `keep` here; `undefined` when `remove` ends it. */
  final(state: I & Readonly<Record<string, unknown>>): I | undefined;
  /** Takes it away altogether, so that it is `absent`. Only for kinds whose `onDelete` has a word for it. */
  remove?(operation: Operation, locator: L): Promise<void>;
}

/** A kind that has a name and is made and deleted. */
export interface Named<I, L> extends Common<I, L> {
  readonly lifecycleKind: "object";
  /** The object of that name, if there is one. */
  find(operation: Operation, inputs: I): Promise<L | undefined>;
  /** The cloud may make a second object of a name without a word: that a list has none is believed only when it stays so. */
  readonly namesRepeat?: true;
  /** Where the object will be, unless the cloud decides that. */
  predict?(operation: Operation, inputs: I): L | Promise<L>;
  create(operation: Operation, inputs: I): Promise<L>;
  /**
   * Fields that a create cannot set, with the values that a new object has. Once it shows, an update brings them to what is
   * declared. One that differs in these alone, and has these values, is a create that was interrupted.
   */
  readonly fresh?: Partial<I>;
  /** Whether the end of management leaves the object as it is, by the state. */
  keeps?(state: Properties): boolean;
  remove(operation: Operation, locator: L): Promise<void>;
  /**
   * Writes down what only a state says of an object, before another one may be asked for: the state is carried from machine to
   * machine, the notebook is not.
   */
  recall?(notebook: Notebook, locator: L, state: Properties): void;
  /** What has to come to an end before a create is done, as a clause. */
  settling?(live: Live<I>): string | undefined;
}

export type Definition<I, L> = Setting<I, L> | Named<I, L>;
