import * as pulumi from "@pulumi/pulumi";
import {
  checkedSettings,
  checkInputs,
  findResource,
  foresee,
  keyOf,
  NotOffered,
  ownConfiguration,
  runDataSource,
  Session,
  sharedTokens,
  UserError,
} from "../provider";
import { namedBy, overlaps } from "../provider/core/fleet/overlap";
import { outward } from "../provider/core/session/foreign-text";
import type { Settings } from "../provider/core/session/settings";
import type { KindName, SourceName } from "../provider/kinds";
import { judgeBy } from "./declarations";

/** Options of a data source. */
export interface GetOptions {
  /** Ends the listing early. */
  signal?: AbortSignal;
}

/** Options of a data source's Output form. */
export interface GetOutputOptions extends GetOptions {
  /** The listing waits for these resources. */
  dependsOn?: pulumi.Input<pulumi.Input<pulumi.Resource>[]> | pulumi.Input<pulumi.Resource>;
}

let session: Session | undefined;

/** Data sources run in the program, with the stack's configuration. One session serves them all. */
function open(): Session {
  session ??= new Session(configured(), {
    warn: (message) => void pulumi.log.warn(outward(message)),
    notice: noticed,
    tokens: sharedTokens(),
  });
  return session;
}

/** The most warnings of a sort: a program may have a thousand resources. */
const mostNotices = 20;
const counts = new Map<string, number>();

function noticed(sort: string, message: string): void {
  const count = (counts.get(sort) ?? 0) + 1;
  counts.set(sort, count);
  if (count <= mostNotices) void pulumi.log.warn(outward(message));
  else if (count === mostNotices + 1)
    void pulumi.log.warn(`There are more than ${mostNotices} warnings of this sort. The others are left out`);
}

/** The settings of the stack, once all of them are good: a preview makes no call that would find out. */
function configured(): Settings {
  try {
    return checkedSettings(ownConfiguration(pulumi.runtime.allConfig()), process.env);
  } catch (error) {
    throw error instanceof UserError ? new pulumi.RunError(error.message) : error;
  }
}

/** A cloud that does not offer the kind is refused by the check. */
function namingOf(kind: KindName, cloud: string): readonly string[] {
  try {
    return findResource(kind, cloud).naming;
  } catch (error) {
    if (error instanceof NotOffered) return [];
    throw error;
  }
}

judgeBy({
  ready: () => void configured(),
  naming: namingOf,
  async foresee(kind, args) {
    const { inputs, failures, resource } = checkInputs(kind, args, open().settings);
    if (resource !== undefined && failures.length === 0) await foresee({ kind, session: open() }, inputs);
  },
  claims(kind, args) {
    const { inputs, things, resource } = checkInputs(kind, args, open().settings);
    return {
      keys: things.flatMap((thing) => keyOf(thing) ?? []),
      names: resource === undefined ? [] : namedBy(resource.many?.of ?? kind, inputs),
    };
  },
  overlaps,
});

/** Runs a data source now. A failure that nobody catches ends the program with its message alone, without a stack. */
export async function get<R>(name: SourceName, args: { cloud: string }, options: GetOptions = {}): Promise<R> {
  try {
    return (await runDataSource(name, open(), { ...args }, options.signal)) as R;
  } catch (cause) {
    const message = cause instanceof NotOffered ? `${name}: ${cause.message}` : String(Object(cause).message ?? cause);
    throw Object.assign(new pulumi.RunError(outward(message)), { cause });
  }
}

/** Runs a data source once its arguments are known; not in a preview in which they are not. */
export function getOutput<R>(
  name: SourceName,
  args: object,
  { dependsOn, ...options }: GetOutputOptions = {},
): pulumi.Output<R> {
  // A Date would be taken apart like any other object.
  const plain = Object.entries(args).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]);
  return pulumi
    .all([pulumi.output(Object.fromEntries(plain)), made(dependsOn)])
    .apply(([known]) => get<R>(name, known as { cloud: string }, options));
}

/** Known when all of the resources are made, and unknown in a preview that would make one. */
function made(resources: GetOutputOptions["dependsOn"]): pulumi.Output<unknown> {
  return pulumi.output(resources).apply((known) => {
    const all = known === undefined ? [] : Array.isArray(known) ? known : [known];
    return pulumi.all(all.map((resource) => (pulumi.CustomResource.isInstance(resource) ? resource.id : resource.urn)));
  });
}
