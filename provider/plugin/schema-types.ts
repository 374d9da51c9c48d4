import { statusField } from "../core/fields/status";
import { packageName } from "../kinds/tokens";
import type { Member, Members, Shape, Texts } from "./shape";

/** A part of a package schema: https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/ */
export type Spec = Readonly<Record<string, unknown>>;

const primitives = { string: "string", number: "number", integer: "integer", boolean: "boolean" } as const;

/** The named types of a schema; objects and choices must have a name to be typed in every language. */
export class SchemaTypes {
  readonly #specs = new Map<string, Spec>();
  readonly #texts: Texts;

  /** What the values of choices mean whose fields do not say it. */
  constructor(texts: Texts) {
    this.#texts = texts;
  }

  get specs(): Readonly<Record<string, Spec>> {
    return Object.fromEntries([...this.#specs].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The properties of `owner`, such as `access-audit:tencent:AuditTrack`, by name. */
  properties(owner: string, members: Members): Readonly<Record<string, Spec>> {
    return Object.fromEntries(
      Object.entries(members).map(([name, member]) => [name, this.#property(owner, name, member)]),
    );
  }

  #property(owner: string, name: string, { shape, doc, replaces, secret, ...member }: Member): Spec {
    const simple = ["string", "number", "boolean"].includes(typeof member.default);
    return {
      ...this.#type(owner + pascal(name), shape, doc),
      description: doc,
      ...(simple ? { default: member.default } : {}),
      ...(replaces ? { willReplaceOnChanges: true } : {}),
      ...(secret ? { secret: true } : {}),
    };
  }

  #type(token: string, shape: Shape, description: string): Spec {
    switch (shape.form) {
      case "choice":
        return this.#choice(token, shape, description);
      case "list":
        return { type: "array", items: this.#type(token, shape.items, description) };
      case "map":
        return { type: "object", additionalProperties: this.#type(token, shape.values, description) };
      case "object":
        return this.#named(token, {
          description,
          type: "object",
          properties: this.properties(token, shape.members),
          required: requiredOf(shape.members),
        });
      case "any":
        return { $ref: "pulumi.json#/Any" };
      default:
        return { type: primitives[shape.form] };
    }
  }

  #choice(token: string, { values, texts }: Shape & { form: "choice" }, description: string): Spec {
    const [only] = values;
    if (values.length === 1) return { type: "string", const: only };
    // Names of values that differ in case alone (two clouds spell a word differently) are one name in some languages.
    if (new Set(values.map((value) => value.toLowerCase())).size < values.length) return { type: "string" };
    const isStatus = values.join() === statusField.options.join();
    return this.#named(isStatus ? `${packageName}:index:Status` : token, {
      description: isStatus ? "Whether something is switched on." : description,
      type: "string",
      enum: values.map((value) => ({
        name: value === "*" ? "All" : pascal(value),
        value,
        description: texts[value] ?? this.#texts[value],
      })),
    });
  }

  #named(token: string, spec: Spec): Spec {
    this.#specs.set(token, spec);
    return { type: String(spec.type), $ref: `#/types/${token}` };
  }
}

export function requiredOf(members: Members): string[] {
  return Object.entries(members).flatMap(([name, { optional }]) => (optional ? [] : [name]));
}

/** `eventNames` and `us-en` as parts of a name: `EventNames`, `UsEn`. */
function pascal(text: string): string {
  return text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
