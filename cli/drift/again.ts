import type { StackDrift } from "./stack";

/**
 * What is said where a read had too little of the machine: the engine waits ten seconds for a new provider, and half a second for one that
 * it asks whether it still lives; without memory, the engine itself is killed.
 */
const late = /did not come alive|did not begin responding|exited prematurely|pulumi was killed/;

const isLate = ({ resources, errors }: StackDrift) =>
  [...errors, ...resources.flatMap(({ error }) => error ?? [])].some((text) => late.test(text));

/** Reads once more, one after the other, the stacks whose providers came too late while many were read at a time. */
export async function againWhereLate<S extends StackDrift & { readonly name: string }>(
  found: readonly S[],
  read: (name: string) => Promise<S>,
): Promise<S[]> {
  const all: S[] = [];
  for (const one of found) all.push(isLate(one) ? await read(one.name) : one);
  return all;
}
