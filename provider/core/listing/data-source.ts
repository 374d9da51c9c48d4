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
}

export function dataSource<A, R extends object>(definition: SourceDefinition<A, R>): DataSource {
  const { name, cloud, rules = [] } = definition;
  return {
    name,
    cloud,
    arguments: definition.arguments,
    result: definition.result,
    reference: definition.reference,
    async run(session, given, cancel) {
      const { inputs, failures } = checkInputs(definition.arguments, rules, given);
      if (failures.length > 0) {
        throw new UserError(failures.map(({ property, reason }) => `${name}: ${property} ${reason}`).join("\n"));
      }
      const operation = new Operation(session, cancel ? { cancel } : {});
      return plain(await definition.run(operation, inputs as A));
    },
  };
}
