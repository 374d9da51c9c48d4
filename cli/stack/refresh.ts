import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";
import { isRecord } from "../../provider/core/fields/validation";
import { reasonOf } from "../../provider/core/session/errors";
import { kindOfType } from "../../provider/kinds/tokens";
import type { Counter } from "../progress";
import { isEmpty, tidied } from "./diagnostics";
import type { ManagedResource } from "./state";
import type { Planned } from "./successions";
import { type OpenStack, saidBy } from "./workspace";

/** What the engine says of one resource: as the state has it, and as the cloud has it. */
export interface Reading {
  readonly declared: Readonly<Record<string, unknown>>;
  /** `undefined` when it is gone. */
  readonly live: Readonly<Record<string, unknown>> | undefined;
  /** The paths that differ by the engine's own account, for values that are secret. */
  readonly paths: readonly string[];
}

export interface Refreshed {
  /** By URN. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** Why a resource could not be read, by URN. */
  readonly failures: ReadonlyMap<string, string>;
  /** By URN, what `pulumi up` would do to it after the refresh; nothing when the program did not run. */
  readonly steps: ReadonlyMap<string, StepEventMetadata>;
  /** By URN in the state, the one that the program has for it by an alias. */
  readonly aliased: ReadonlyMap<string, string>;
  /** What went wrong beyond reading these resources: another provider's may have failed, or the program. */
  readonly errors: readonly string[];
}

/** How long a stack may take. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** As the user wrote it. */
  readonly text: string;
}

/**
 * Reads every resource of the stack once, by a preview with refresh, which never writes the state. The engine ends a
 * refresh soon after a read has failed, so what was not read by then is read by a further preview without the failed.
 */
export async function refreshPreview(
  { stack }: OpenStack,
  resources: readonly ManagedResource[],
  counter: Counter,
  limit?: TimeLimit,
): Promise<Refreshed> {
  const readings = new Map<string, Reading>();
  const failures = new Map<string, string>();
  const steps = new Map<string, StepEventMetadata>();
  const aliased = new Map<string, string>();
  for (;;) {
    const errors: string[] = [];
    const unread = () => resources.filter(({ urn }) => !readings.has(urn) && !failures.has(urn));
    const before = unread().length;
    const onEvent = (event: EngineEvent) => {
      const done = event.resOutputsEvent?.metadata;
      // What a replacement left behind is refreshed too, under the same URN.
      if (done?.op === "refresh" && !done.old?.delete && !readings.has(done.urn)) {
        readings.set(done.urn, readingOf(done));
        if (resources.some(({ urn }) => urn === done.urn)) counter.advance();
      }
      const planned = event.resourcePreEvent?.metadata;
      if (planned !== undefined && !planned.old?.delete && !/^refresh$|-replaced$/.test(planned.op)) {
        steps.set(planned.urn, planned);
        if (planned.old && planned.old.urn !== planned.urn) aliased.set(planned.old.urn, planned.urn);
      }
      const diagnostic = event.diagnosticEvent;
      if (diagnostic?.severity !== "error") return;
      if (diagnostic.urn && !readings.has(diagnostic.urn)) failures.set(diagnostic.urn, tidied(diagnostic.message));
      else if (!isEmpty(diagnostic.message)) errors.push(tidied(diagnostic.message));
    };
    const exclude = [...failures.keys()];
    try {
      limit?.signal.throwIfAborted();
      const signal = limit === undefined ? {} : { signal: limit.signal };
      const excluded = exclude.length > 0 ? { exclude } : {};
      await stack.preview({ refresh: true, color: "never", onEvent, ...signal, ...excluded });
    } catch (error) {
      const failed = reasonOf(error);
      if (limit?.signal.aborted) errors.splice(0, errors.length, `it was not read within ${limit.text}`);
      else if (failures.size === exclude.length && errors.length === 0) errors.push(saidBy(failed));
    }
    const left = unread();
    if (limit?.signal.aborted || left.length === 0 || left.length === before || failures.size === exclude.length) {
      for (const { urn } of left) failures.set(urn, "it was not read, because the preview ended before");
      const own = new Set(resources.map(({ urn }) => urn));
      const others = [...failures].filter(([urn]) => !own.has(urn)).map(([urn, message]) => `${urn}: ${message}`);
      return { readings, failures, steps, aliased, errors: [...errors, ...others] };
    }
  }
}

/** What the program declares of our resources, beside what the stack has. What is only read is nobody's. */
export function planOf({ steps }: Refreshed): Planned[] {
  return [...steps].flatMap(([urn, { op, type, old, new: fresh }]) => {
    const kind = kindOfType(type);
    if (kind === undefined || /^(read|discard)/.test(op)) return [];
    return [{ urn, kind, before: old ?? undefined, after: fresh ?? undefined }];
  });
}

function readingOf(step: StepEventMetadata): Reading {
  const inputs = (state: { inputs?: unknown } | undefined | null) =>
    isRecord(state?.inputs) ? state.inputs : undefined;
  const paths = Object.keys(step.detailedDiff ?? {});
  return { declared: inputs(step.old) ?? {}, live: step.new ? (inputs(step.new) ?? {}) : undefined, paths };
}
