import { propertiesText } from "../calls";

/** A resource in the engine's state; only what the recording looks at. */
export interface StateFileResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly delete?: boolean;
  readonly external?: boolean;
  readonly pendingReplacement?: boolean;
  readonly initErrors?: readonly string[];
}

interface PendingOperation {
  readonly resource: StateFileResource;
  readonly type: string;
}

interface Latest {
  readonly resources?: readonly StateFileResource[];
  readonly pending_operations?: readonly PendingOperation[];
}

/** The file in which the engine keeps a stack. */
export interface StateFile {
  readonly checkpoint: { readonly latest?: Latest };
}

/** A part of a stack. */
export interface Part {
  readonly resources: readonly StateFileResource[];
  readonly pending: readonly PendingOperation[];
}

export const nothing: Part = { resources: [], pending: [] };

/** The part of a state whose resources' names satisfy a condition. */
export function partOf({ checkpoint: { latest } }: StateFile, wanted: (name: string) => boolean): Part {
  return {
    resources: (latest?.resources ?? []).filter(({ urn }) => wanted(nameOf(urn))),
    pending: (latest?.pending_operations ?? []).filter(({ resource }) => wanted(nameOf(resource.urn))),
  };
}

/** A state that consists of parts, each of which may depend on those before it. */
export function joined(file: StateFile, parts: readonly Part[]): StateFile {
  const latest = {
    ...file.checkpoint.latest,
    resources: parts.flatMap(({ resources }) => resources),
    pending_operations: parts.flatMap(({ pending }) => pending),
  };
  return { ...file, checkpoint: { ...file.checkpoint, latest } };
}

export function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? "";
}

/** A part in lines such as `a (X): key=X, to be deleted`, without what is not the recorder's. */
export function partText({ resources, pending }: Part, rename: (name: string) => string): string[] {
  const things = resources.filter(({ type }) => /\brecorder:(index:)?Thing$/.test(type));
  const lines = things.map((resource) => {
    const { __provider: _, name: __, ...inputs } = resource.inputs ?? {};
    const marks = [
      ...(resource.delete ? ["to be deleted"] : []),
      ...(resource.external ? ["only read"] : []),
      ...(resource.pendingReplacement ? ["deleted already"] : []),
      ...((resource.initErrors ?? []).length > 0 ? ["half done"] : []),
    ];
    return [`${rename(nameOf(resource.urn))} (${resource.id}): ${propertiesText(inputs)}`, ...marks].join(", ");
  });
  const operations = pending.map(({ resource, type }) => `${type} ${rename(nameOf(resource.urn))}`);
  return [...lines.sort(), ...operations.sort()];
}
