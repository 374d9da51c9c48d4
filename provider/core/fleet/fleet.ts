import type { z } from "zod";
import { checkInputs, type Rule } from "../fields/check";
import type { Reference } from "../fields/reference";
import { isRecord } from "../fields/validation";
import { PartialFailure } from "../lifecycle/convergence";
import type { OutputFields, Properties } from "../lifecycle/kind";
import type { ReadResult, Resource } from "../lifecycle/lifecycle";
import { Refusal, UserError } from "../session/errors";
import type { Operation } from "../session/operation";
import { failureOf, forAll } from "./all-members";
import { fleetDifferences } from "./fleet-diff";
import { fleetId } from "./fleet-id";
import { foreseeFleet } from "./foresight";
import type { Layout } from "./member";
import { shapeOf } from "./members";
import { type Place, placesIn, tellPlace } from "./places";
import { type Finder, refuseShortage, resolved } from "./resolution";
import { thingsOf } from "./things";
import { bringAbout, endMembers, idOf, type Result, type Workers } from "./work";

/** What a cloud's fleet is made of. */
export interface FleetDefinition {
  readonly kind: string;
  /** A resource for one of the buckets, which does the work on each. */
  readonly member: Resource;
  /** How the properties hold what each of them has. */
  readonly layout: Layout;
  readonly inputs: z.ZodObject;
  readonly outputs: OutputFields;
  readonly rules: readonly Rule<Properties>[];
  readonly reference: Reference;
  /** The rules of ids, which name regions and patterns. */
  readonly region: z.ZodType<string, string>;
  readonly pattern: z.ZodType<string, string>;
  /** All buckets of the account, or an error: never a part. */
  readonly list: Finder["list"];
  /** What is wrong with the buckets, once they are known; the rules tell what is wrong with the inputs. */
  flaw?(inputs: Properties): string | undefined;
}

/** Many settings of one cloud as one resource: each bucket is taken over, changed and ended as a resource of its own would be. */
export function fleet(definition: FleetDefinition): Resource {
  const { kind, member, inputs: schema, rules, list } = definition;
  const { cloud } = member;
  const shape = shapeOf(definition.layout, member);
  const workers: Workers = { member, shape };
  const between = (before: Properties, after: Properties) => fleetDifferences({ inputs: schema, shape }, before, after);
  const ids = fleetId(cloud, definition.region, definition.pattern);
  const things = (properties: Properties) => thingsOf(member, cloud, properties);
  const exists = async (operation: Operation, place: Place) =>
    (await member.read(operation, idOf(cloud, place), undefined)) !== undefined;
  const resolve = async (operation: Operation, given: Properties, state?: Properties) => {
    const inputs = await resolved(operation, { list, exists }, given, state);
    const flaw = definition.flaw?.(inputs);
    if (flaw !== undefined) throw new Refusal(flaw);
    return inputs;
  };

  const begin = async (operation: Operation, given: Properties, state?: Properties) => {
    const inputs = await resolve(operation, given, state);
    refuseShortage(state ?? {}, inputs);
    operation.located(inputs);
    return inputs;
  };
  const settle = (id: string, inputs: Properties, { members, failure }: Result): Properties => {
    const properties = shape.fold(inputs, members);
    if (failure === undefined) return properties;
    throw members.length === 0 ? new UserError(failure) : new PartialFailure(id, properties, new UserError(failure));
  };

  return {
    kind,
    cloud,
    inputs: schema,
    outputs: definition.outputs,
    reference: definition.reference,
    changedBy: member.changedBy,
    idForm: ids.form,
    lifecycleKind: () => "setting",
    naming: ["patterns", "buckets"],
    things,
    held: (_id, state) => things(state),
    describe(id) {
      ids.parse(id);
      return `the fleet ${id}`;
    },

    check(given) {
      const { inputs, failures } = checkInputs(schema, rules, given);
      return { inputs, failures: [...failures, ...twice(given, inputs)] };
    },
    cautions: () => [],

    diff(olds, news) {
      const differences = between(olds, news);
      const replaces = differences.filter(({ meta }) => meta.replaces).map(({ path }) => path);
      return { differences, replaces, deleteBeforeReplace: false };
    },

    async create(operation, given) {
      const inputs = await begin(operation, given);
      const id = ids.of(given);
      return { id, properties: settle(id, inputs, await bringAbout(workers, operation, {}, inputs)) };
    },

    async update(operation, id, olds, news) {
      const inputs = await begin(operation, news, olds);
      const changed = between(olds, inputs);
      if (changed.length > 0 && changed.every(({ meta }) => meta.providerOnly))
        return shape.fold(inputs, shape.members(olds));
      return settle(id, inputs, await bringAbout(workers, operation, olds, inputs));
    },

    async read(operation, id, state) {
      const { patterns } = ids.parse(id);
      if (state !== undefined) return readMembers(workers, operation, state);
      if (patterns === undefined) throw new UserError(`${id} names no buckets: an import needs the form ${ids.form}`);
      const { buckets } = await resolved(operation, { list, exists }, { patterns });
      return readMembers(workers, operation, { cloud, buckets }, true);
    },

    async remove(operation, _id, state, mayWrite) {
      const { failure } = await endMembers(workers, operation, state, shape.members(state), mayWrite);
      if (failure !== undefined) throw new UserError(failure);
    },

    memory: () => ({}),
    remains(state) {
      if (state.onDelete === "keep") return state;
      const left = shape.members(state).map((one) => {
        const remains = member.remains(shape.single(state, one));
        return remains === undefined ? one : { ...one, own: shape.memberFrom(one, remains).own };
      });
      return shape.fold(state, left);
    },

    async foresee(operation, inputs) {
      return inputs.patterns === undefined ? foreseeFleet(operation, list, inputs) : undefined;
    },

    many: {
      of: member.kind,
      shape,
      resolve,
      refuse: refuseShortage,
      tell(properties, index) {
        const place = placesIn(properties.buckets)[index];
        return place === undefined ? "a bucket that is not known yet" : tellPlace(place);
      },
      memories: (state) =>
        shape.members(state).map(({ region, bucket, memory }) => ({
          things: member.things({ cloud, region, bucket }),
          memory,
        })),
    },
  };
}

/** Every bucket as the cloud has it; one that is gone is no member any more. */
async function readMembers(
  { member, shape }: Workers,
  operation: Operation,
  state: Properties,
  isImport = false,
): Promise<ReadResult | undefined> {
  const looked = await forAll(operation, "buckets of the fleet read", shape.members(state), (part, one) =>
    member.read(part, idOf(state.cloud, one), isImport ? undefined : shape.single(state, one)),
  );
  const failure = failureOf("read the buckets of the fleet", looked);
  if (failure !== undefined) throw new UserError(failure);
  const members = looked.done.flatMap(([place, found]) =>
    found === undefined ? [] : [shape.memberFrom(place, found.properties)],
  );
  if (members.length === 0) return undefined;
  // What became of all of them alike is no exception.
  const [first, ...others] = members.map(({ own }) => own.status);
  const all = others.every((status) => status === first) ? { status: first } : {};
  const declared = isImport ? { ...state, onDelete: "restore", ...shape.infer(members) } : { ...state, ...all };
  const properties = shape.fold(declared, members);
  const { [shape.memory]: _found, previousExceptions: _others, buckets, ...inputs } = properties;
  return { inputs: state.patterns === undefined ? { ...inputs, buckets } : inputs, properties };
}

/** Two spellings of a region in one list: the second would take the place of the first. */
function twice(given: Properties, inputs: Properties) {
  return ["buckets", "patterns", "targetBuckets"].flatMap((property) => {
    const [before, after] = [given[property], inputs[property]];
    if (!isRecord(before) || !isRecord(after) || Object.keys(before).length === Object.keys(after).length) return [];
    return [{ property, reason: `must name each region once, but has ${Object.keys(before).join(", ")}` }];
  });
}
