import { isDeepStrictEqual } from "node:util";
import { type Ledger, MemoryLedger, type Written } from "./ledger";
import { addTo, placeOf, placesOf, someSame } from "./places";
import { isUnknown, keepsKey, nameOf, type Sameness, type Thing } from "./thing";

type Declared = Extract<Written, { call: "declare" }>;
type Ending = Extract<Written, { call: "delete" }>;

/** Who else has to do with a thing. */
export interface Other {
  /** The other resource's URN, where this backend has one. */
  readonly urn: string | undefined;
  readonly sameness: Exclude<Sameness, "no">;
  /** It was declared in another process: with another provider, or on the other backend. */
  readonly elsewhere: boolean;
}

/** A delete that is under way; both are asked again right before its first write. */
export interface Deletion {
  /** Who still declares one of its things: then nothing may be written. */
  owner(): Other | undefined;
  /** Whether another delete of this run leaves one of the things as `ends` says. */
  endsElsewhere(ends: string): boolean;
}

/** What a resource was found as, to be remembered by whoever takes its thing over in the same run. */
interface Held {
  readonly things: readonly Thing[];
  readonly memory: Readonly<Record<string, unknown>>;
}

/** What is made in the place of a resource that goes first. */
interface Replacement {
  readonly things: readonly Thing[];
  readonly urn: string | undefined;
}

/**
 * Who owns what in one run of the engine. Pulumi deletes a renamed resource after it made the new one, so a delete alone does
 * not mean that nobody wants the thing any more: what the run declares decides.
 */
export class Ownership {
  /** Declarations by kind, cloud and the last word of the thing, so that a thousand resources are not compared in pairs. */
  private readonly declared = new Map<string, Declared[]>();
  private readonly endings: Ending[] = [];
  /** The URNs of what was declared. */
  private readonly named = new Set<string>();
  /** Ids that are to be deleted before their replacement is made, and were not yet; with the replacement. */
  private readonly deletesFirst = new Map<string, Replacement>();
  /** What the stack holds, by place. */
  private readonly held = new Map<string, Held[]>();
  /** What this process read from its clouds, numbers and accounts included, by place. */
  private readonly seen = new Map<string, Thing[]>();
  private preview: Ownership | undefined;

  /** `previewed` gives what the preview of this update declared: all of the program, before anything is written. */
  constructor(
    private readonly ledger: Ledger = new MemoryLedger(),
    private readonly previewed: () => Ledger | undefined = () => undefined,
  ) {}

  /**
   * A resource of the program is about these things. Called for one that fails its check, too. What this process itself read of
   * a thing in this run is known of it: what a state says may be of another account, from which the resource was moved.
   */
  declare(things: readonly Thing[], urn?: string): void {
    const seen = (thing: Thing) => this.seen.get(placeOf(thing))?.find((other) => keepsKey(other, thing));
    const known = things.map((thing) => seen(thing) ?? thing);
    if (things.length > 0) this.ledger.append({ call: "declare", things: known, urn });
  }

  /** What a declaration left open, such as which things a pattern stands for, is known now. */
  found(vague: readonly Thing[], things: readonly Thing[], urn?: string): void {
    if (vague.some(isUnknown)) this.ledger.append({ call: "declare", things, urn, instead: vague });
  }

  /** What a create or an update just wrote: it is what the resource is about. */
  wrote(things: readonly Thing[], urn?: string): void {
    this.ledger.append({ call: "declare", things, urn });
  }

  /**
   * What the engine was answered to a comparison; with `deletesFirst` it deletes the old resource before it makes the new one.
   * A comparison declares nothing by itself, because a refresh compares what the program no longer has, too. One with values
   * that are not known yet comes without a check: the engine asks whether a dependent must be deleted, and the new one may be
   * about the same thing.
   */
  compared(id: string, things: readonly Thing[], deletesFirst: boolean, urn?: string): void {
    const mayDelete = deletesFirst && this.isDeclared(things, urn);
    if (things.some(isUnknown)) this.declare(things, urn);
    if (mayDelete) this.deletesFirst.set(id, { things, urn });
    else this.deletesFirst.delete(id);
  }

  /** A resource is about to be made. Whatever is deleted from now on did not go first, whatever the comparison said. */
  creating(things: readonly Thing[]): void {
    for (const [id, replacement] of this.deletesFirst)
      if (someSame(replacement.things, things, true) !== "no") this.deletesFirst.delete(id);
  }

  /** A refresh read a resource of the stack. */
  read(things: readonly Thing[], memory: Readonly<Record<string, unknown>>): void {
    for (const thing of things) addTo(this.seen, placeOf(thing), thing);
    this.holds(things, memory);
  }

  /** The stack has a resource for these things, which remembers what was found. */
  holds(things: readonly Thing[], memory: Readonly<Record<string, unknown>>): void {
    for (const place of new Set(things.map(placeOf))) addTo(this.held, place, { things, memory });
  }

  /** What the stack itself remembers of these things, although under another name; `undefined` when it does not hold them. */
  memoryOf(things: readonly Thing[]): Readonly<Record<string, unknown>> | undefined {
    const held = things.flatMap((thing) => this.held.get(placeOf(thing)) ?? []);
    return held.find((one) => someSame(one.things, things, true) === "yes")?.memory;
  }

  /** Other resources of the program that are about one of these things. */
  othersOf(things: readonly Thing[], urn: string | undefined): readonly Other[] {
    return this.declarations(things).flatMap((entry): Other[] => {
      if (urn !== undefined && entry.urn === urn) return [];
      const elsewhere = entry.process !== this.ledger.process;
      const same = someSame(entry.things, things, !elsewhere);
      return same === "no" ? [] : [{ urn: entry.urn, sameness: same, elsewhere }];
    });
  }

  /**
   * Begins a delete; `ends` says what it would leave behind, such as `Disabled`. An update that ends a part, and a replacement that
   * deletes first, may come before the engine checks the resource that takes the thing over: the preview knows it.
   */
  beginDelete(id: string, things: readonly Thing[], ends: string, urn?: string): Deletion {
    const replacement = this.deletesFirst.get(id);
    this.deletesFirst.delete(id);
    this.ledger.append({ call: "delete", things, ends });
    this.learnNews();
    const own = this.endings.findLast((ending) => ending.process === this.ledger.process);
    return {
      owner: () => (replacement ? this.takerOf(things, urn, replacement) : this.ownerOf(things, urn)),
      endsElsewhere: (other) => this.endsAs(other, things, own),
    };
  }

  /** Whether the resource itself was declared, in this process. */
  private isDeclared(things: readonly Thing[], urn: string | undefined): boolean {
    return this.declarations(things).some(
      (entry) =>
        entry.process === this.ledger.process && entry.urn === urn && someSame(entry.things, things, true) !== "no",
    );
  }

  /** True when a delete of this run, other than `own`, leaves one of the things as `ends` says. */
  private endsAs(ends: string, things: readonly Thing[], own: Ending | undefined): boolean {
    this.learnNews();
    const others = this.endings.filter((ending) => ending.ends === ends && ending !== own);
    return others.some((ending) => someSame(ending.things, things, ending.process === this.ledger.process) !== "no");
  }

  /** Who declares one of these things, or will. */
  private ownerOf(things: readonly Thing[], urn: string | undefined): Other | undefined {
    return surest(this.othersOf(things, undefined)) ?? surest(this.expected(things, urn));
  }

  /**
   * Who surely takes over what is deleted to be replaced. The replacement declares the thing itself, and on the dynamic backend, where
   * nobody has a name, it cannot be told from another.
   */
  private takerOf(things: readonly Thing[], urn: string | undefined, replacement: Replacement): Other | undefined {
    if (urn === undefined) return undefined;
    const others = [...this.othersOf(things, urn), ...this.expected(things, urn)];
    return others.find((other) => other.sameness === "yes" && other.urn !== replacement.urn);
  }

  /** Who declared one of these things in the preview, and has not been declared since: of whoever has, the run itself knows more. */
  private expected(things: readonly Thing[], urn: string | undefined): readonly Other[] {
    this.learnNews();
    this.preview ??= new Ownership(this.previewed());
    return this.preview.othersOf(things, urn).filter((other) => other.urn === undefined || !this.named.has(other.urn));
  }

  private declarations(things: readonly Thing[]): readonly Declared[] {
    this.learnNews();
    const places = new Set(things.flatMap((thing) => placesOf(thing)));
    return [...new Set([...places].flatMap((place) => this.declared.get(place) ?? []))];
  }

  private learnNews(): void {
    for (const entry of this.ledger.news()) this.learn(entry);
  }

  private learn(entry: Written): void {
    switch (entry.call) {
      case "declare":
        this.learnDeclared(entry);
        return;
      case "delete":
        this.endings.push(entry);
    }
  }

  private learnDeclared(entry: Declared): void {
    if (entry.urn !== undefined) this.named.add(entry.urn);
    const places = new Set([...entry.things, ...(entry.instead ?? [])].map(placeOf));
    // An entry of many things stands in many places, and is judged once.
    const judged = new Map<Declared, boolean>();
    const isReplaced = (former: Declared) => {
      const known = judged.get(former) ?? isReplacedBy(former, entry);
      judged.set(former, known);
      return known;
    };
    const own = new Set(entry.things.map(placeOf));
    for (const place of places) {
      const others = (this.declared.get(place) ?? []).filter((former) => !isReplaced(former));
      this.declared.set(place, own.has(place) ? [...others, entry] : others);
    }
  }
}

/** One that is surely meant says more in a message. */
const surest = (others: readonly Other[]): Other | undefined =>
  others.find((other) => other.sameness === "yes") ?? others[0];

/**
 * The latest call knows most of a resource: once it exists, its project, number or account. Without a name it is the same
 * resource only if its thing surely is.
 */
function isReplacedBy(former: Declared, entry: Declared): boolean {
  if (former.process !== entry.process || former.urn !== entry.urn) return false;
  if (entry.instead !== undefined && isDeepStrictEqual(former.things, entry.instead)) return true;
  if (entry.urn === undefined) return sameNames(former.things, entry.things);
  return someSame(former.things, entry.things, true) !== "no";
}

function sameNames(some: readonly Thing[], others: readonly Thing[]): boolean {
  if (some.length !== others.length) return false;
  const names = new Set(others.map(nameOf));
  return some.every((thing) => !isUnknown(thing) && names.has(nameOf(thing)));
}
