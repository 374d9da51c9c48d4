import type { z } from "zod";
import { checkInputs, type Rule } from "../fields/check";
import { plain } from "../fields/plain";
import type { Reference } from "../fields/reference";
import { UserError } from "../session/errors";
import { Operation } from "../session/operation";
import type { Session } from "../session/session";

/** What a cloud supplies for one data source. */
export interface SourceDefinition<A, R> {
  readonly name: string;
  readonly cloud: string;
  readonly arguments: z.ZodObject;
  /** The shape of what `run` returns; types and schemas come from it. */
  readonly result: z.ZodObject;
  readonly reference: Reference;
  readonly rules?: readonly Rule<A>[];
  run(operation: Operation, args: A): Promise<R>;
  /** The rows of the same list as they come, for those who keep none. Each page has the time of an operation of its own. */
  pages?(operation: Operation, args: A): AsyncIterable<readonly object[]>;
}

/** A data source of one cloud, as the SDK and the plugin call it. */
export interface DataSource {
  readonly name: string;
  readonly cloud: string;
  readonly arguments: z.ZodObject;
  readonly result: z.ZodObject;
  readonly reference: Reference;
  /** Checks the arguments before any call, then lists. */
  run(session: Session, given: Record<string, unknown>, cancel?: AbortSignal): Promise<object>;
  /** As `run`, but page by page in the order of the cloud; only of lists without a bound. */
  readonly pages?: (
    session: Session,
    given: Record<string, unknown>,
    cancel?: AbortSignal,
  ) => AsyncIterable<readonly object[]>;
}

export function dataSource<A, R extends object>(definition: SourceDefinition<A, R>): DataSource {
  const { name, cloud, rules = [] } = definition;
  const checked = (given: Record<string, unknown>): A => {
    const { inputs, failures } = checkInputs(definition.arguments, rules, given);
    if (failures.length === 0) return inputs as A;
    throw new UserError(failures.map(({ property, reason }) => `${name}: ${property} ${reason}`).join("\n"));
  };
  const begin = (session: Session, cancel?: AbortSignal) => new Operation(session, cancel ? { cancel } : {});
  const pages = definition.pages?.bind(definition);
  return {
    name,
    cloud,
    arguments: definition.arguments,
    result: definition.result,
    reference: definition.reference,
    async run(session, given, cancel) {
      const args = checked(given);
      return plain(await definition.run(begin(session, cancel), args));
    },
    ...(pages && { pages: (session, given, cancel) => pages(begin(session, cancel), checked(given)) }),
  };
}
