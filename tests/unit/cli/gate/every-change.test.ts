import { describe, expect, it } from "vitest";
import { z } from "zod";
import { changesOf } from "../../../../cli/review/changes";
import { judgePreview } from "../../../../cli/review/findings";
import { metaOf, objectIn } from "../../../../provider/core/fields/field";
import { nativeType } from "../../../../provider/kinds/tokens";
import { findResource } from "../../../../provider/registry";
import { type EveryInput, everyInput } from "../../../languages/every-input";
import { stepOf } from "../preview-steps";

type Inputs = Readonly<Record<string, unknown>>;
type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** A change of these is told as a replacement, or changes no cloud. */
function isElsewhere(type: z.core.$ZodType | undefined): boolean {
  const { replaces, providerOnly, weakens } = type === undefined ? {} : metaOf(type);
  return replaces === true || (providerOnly === true && weakens === undefined);
}

function wordsOf(type: z.core.$ZodType | undefined): unknown[] {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault) return wordsOf(type.def.innerType);
  return type instanceof z.ZodEnum ? type.options : [];
}

/** Other values of the same form: of a word, all others that there are. */
function others(value: unknown, type: z.core.$ZodType | undefined): unknown[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1];
  if (typeof value === "string") {
    const words = wordsOf(type).filter((word) => word !== value);
    return words.length > 0 ? words : [`${value}x`];
  }
  if (Array.isArray(value))
    return value.length > 1 ? [value.slice(1)] : [[...value, typeof value[0] === "string" ? "another" : value[0]]];
  const shape: Shape = (type && objectIn(type)?.shape) ?? {};
  return Object.entries(value as Inputs).flatMap(([name, inner]) =>
    isElsewhere(shape[name])
      ? []
      : others(inner, shape[name]).map((other) => ({ ...(value as Inputs), [name]: other })),
  );
}

/** Fleets are judged bucket by bucket. */
const single = everyInput.filter(({ kind, cloud }) => findResource(kind, cloud).many === undefined);
const rows = single.flatMap(({ kind, cloud, variant, args }) => {
  const { variants, inputs } = findResource(kind, cloud);
  const shape: Shape = (variants?.[variant ?? ""]?.inputs ?? inputs).shape;
  return Object.entries(args).flatMap(([field, value]) =>
    isElsewhere(shape[field])
      ? []
      : others(value, shape[field]).map((other) => ({
          ...{ title: `${cloud} ${variant ?? ""} ${kind} ${field}: ${JSON.stringify(other)}`, kind, cloud },
          ...{ was: args, is: { ...args, [field]: other } },
        })),
  );
});

function found({ kind, cloud }: Pick<EveryInput, "kind" | "cloud">, was: Inputs, is: Inputs): unknown[] {
  const state = (inputs: Inputs) => ({ type: nativeType(kind, cloud), id: `${cloud}/r/x`, inputs, outputs: inputs });
  const changes = changesOf([stepOf("one", "update", state(was), state(is))]);
  return judgePreview(changes, "/project").flatMap(({ findings }) => [...findings]);
}

describe("a review", () => {
  it("tells each change of a value, one way or the other", () => {
    expect(rows.length).toBeGreaterThan(150);
    // What strengthens auditing is not told; its way back is.
    const untold = rows.filter(
      (row) => found(row, row.was, row.is).length === 0 && found(row, row.is, row.was).length === 0,
    );
    expect(untold.map(({ title }) => title)).toEqual([]);
  });
});
