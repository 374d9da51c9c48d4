import { z } from "zod";
import type { Properties } from "../lifecycle/kind";
import type { Resource } from "../lifecycle/lifecycle";
import { UserError } from "../session/errors";
import { field, metaOf } from "./field";
import { unknownValue } from "./unknown";
import { shown } from "./validation";

/** One kind of a cloud that is several things, such as a setting of one type and named objects of another. */
export interface Variants {
  /** The input that tells them apart; each variant has it as a literal whose change replaces. */
  readonly input: string;
  /** The variant in an id, as text that may be none. */
  ofId(id: string): string | undefined;
  /** The form of an id, for messages. */
  readonly idForm: string;
  readonly table: Readonly<Record<string, Resource>>;
}

/** A resource that is one of several: picked by an input before it exists, by its id from then on. */
export function variants({ input, ofId, idForm, table }: Variants): Resource {
  const all = Object.values(table);
  const [first] = all;
  if (first === undefined) throw new Error("a resource of variants needs at least one");
  const named = (value: unknown) =>
    typeof value === "string" && Object.hasOwn(table, value) ? table[value] : undefined;
  const byInput = (inputs: Properties): Resource => {
    const found = named(inputs[input]);
    if (found === undefined) throw new UserError(`${input} ${mustBe(inputs[input], table)}`);
    return found;
  };
  const byId = (id: string): Resource => {
    const found = named(ofId(id));
    if (found === undefined)
      throw new UserError(`${JSON.stringify(id)} is not an id of this kind: it must be ${idForm}`);
    return found;
  };
  return {
    kind: first.kind,
    cloud: first.cloud,
    inputs: merged(input, table),
    outputs: Object.assign({}, ...all.map(({ outputs }) => outputs)) as Resource["outputs"],
    reference: first.reference,
    changedBy: new RegExp(all.map(({ changedBy }) => changedBy.source).join("|"), "i"),
    idForm,
    variants: table,

    lifecycleKind: (inputs) => byInput(inputs).lifecycleKind(inputs),
    naming: first.naming,
    // Inputs that fail their check may name no variant, and are about nothing that could be named.
    things: (properties) => named(properties[input])?.things(properties) ?? [],
    held: (id, state) => byId(id).held(id, state),
    describe: (id) => byId(id).describe(id),
    check(given) {
      if (given[input] === unknownValue) return { inputs: given, failures: [] };
      const found = named(given[input]);
      if (found !== undefined) return found.check(given);
      return { inputs: given, failures: [{ property: input, reason: mustBe(given[input], table) }] };
    },
    cautions: (inputs, before) => named(inputs[input])?.cautions(inputs, before) ?? [],
    diff(olds, news) {
      return (named(news[input]) ?? byInput(olds)).diff(olds, news);
    },
    create: (operation, inputs) => byInput(inputs).create(operation, inputs),
    read: async (operation, id, state) => byId(id).read(operation, id, state),
    update: async (operation, id, olds, news) => byId(id).update(operation, id, olds, news),
    remove: async (operation, id, state, mayWrite) => byId(id).remove(operation, id, state, mayWrite),
    memory: (state) => byInput(state).memory(state),
    remains: (state) => byInput(state).remains(state),
  };
}

function mustBe(given: unknown, table: Variants["table"]): string {
  if (given === undefined) return "is required";
  const names = Object.keys(table).map((name) => JSON.stringify(name));
  return `must be ${names.join(" or ")}, but ${shown(given)} was given`;
}

/** Every variant's fields, of which only what they say is looked at; a field that some lack is optional. */
function merged(input: string, table: Variants["table"]): z.ZodObject {
  const all = Object.values(table);
  const shape: Record<string, z.ZodType> = {};
  for (const { inputs } of all) {
    for (const [name, type] of Object.entries(inputs.shape) as [string, z.ZodType][]) {
      const everywhere = all.every((other) => name in other.inputs.shape);
      shape[name] ??= everywhere ? type : field(type.optional(), { doc: "", ...metaOf(type) });
    }
  }
  const choice = first(all, input);
  shape[input] = field(z.enum(Object.keys(table)), { doc: "", ...metaOf(choice) });
  return z.object(shape);
}

function first(all: readonly Resource[], name: string): z.ZodType {
  return all[0]?.inputs.shape[name] as z.ZodType;
}
