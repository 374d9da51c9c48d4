import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { judgeDrift } from "../../../cli/drift/findings";
import { changesOf } from "../../../cli/review/changes";
import { judgePreview } from "../../../cli/review/findings";
import { massRemoval, usualLimits } from "../../../cli/review/mass-removal";
import type { ScannedCloud } from "../../../cli/scan/scan";
import { judgeScan } from "../../../cli/scan/verdict";
import { policies } from "../../../policy/policies";
import { stepOf } from "../cli/preview-steps";

type Props = Readonly<Record<string, unknown>>;

/** What finds something, or does not: the ids of what it found. */
export type Judge = () => Promise<readonly string[]> | readonly string[];

/** The policy, if it finds something about a stack of one resource. */
export const pack =
  (name: string, type: string, props: Props): Judge =>
  async () => {
    const policy = policies.find((one) => one.name === name);
    if (policy === undefined) throw new Error(`there is no policy ${name}`);
    const found: string[] = [];
    const resource = { type, props, name: "r", urn: `urn:pulumi:s::p::${type}::r` };
    const getConfig = () => ({});
    const report = () => void found.push(name);
    if ("validateStack" in policy)
      await policy.validateStack({ resources: [resource] as unknown as PolicyResource[], getConfig } as never, report);
    else {
      const validate = policy.validateResource as (args: ResourceValidationArgs, report: () => void) => void;
      validate({ ...resource, getConfig } as unknown as ResourceValidationArgs, report);
    }
    return found;
  };

/** The same about a stack of several. */
export const packOf =
  (name: string, ...resources: readonly { readonly type: string; readonly props: Props }[]): Judge =>
  async () => {
    const policy = policies.find((one) => one.name === name);
    if (policy === undefined || !("validateStack" in policy)) throw new Error(`there is no policy ${name} of a stack`);
    const found: string[] = [];
    const all = resources.map((one, index) => ({
      ...one,
      name: `r${index}`,
      urn: `urn:pulumi:s::p::${one.type}::r${index}`,
    }));
    const args = { resources: all as unknown as PolicyResource[], getConfig: () => ({}) };
    await policy.validateStack(args as never, () => void found.push(name));
    return found;
  };

/** What a scan finds on a cloud that has no more than this. */
export const scan =
  (cloud: string, more: Partial<ScannedCloud>): Judge =>
  () => {
    const none = {
      regions: [],
      buckets: [],
      tracks: [],
      formerTracks: [],
      formerErrors: [],
      databases: [],
      errors: [],
    };
    const offers = { buckets: true, monitors: true, tracks: false } as const;
    return judgeScan([{ cloud, title: cloud, offers, ...none, ...more }]).gaps.map(({ kind }) => kind);
  };

/** A state as a preview shows it. */
interface Shown {
  readonly type: string;
  readonly id: string;
  readonly inputs: Props;
  readonly outputs?: Props;
}

/** What a review finds in a change from one state to another; without a later one it is a removal. */
export const review =
  (before: Shown, after?: Shown, op = after === undefined ? "delete" : "update"): Judge =>
  () => {
    const changes = changesOf([stepOf("r", op, before, after)]);
    if (changes.length !== 1) throw new Error(`${before.type} is no type of ours`);
    return judgePreview(changes, "/p").flatMap(({ findings, error }) => {
      if (error !== undefined) throw new Error(error);
      return findings.map(({ rule }) => rule);
    });
  };

/** What a review finds in the removal of so many of a stack's monitors. */
export const removal =
  (removed: number, before: Shown): Judge =>
  () => {
    const states = Array.from({ length: 20 }, (_, n) => ({
      ...before,
      inputs: { ...before.inputs, bucket: `b-${n}-1` },
    }));
    const steps = states.map((one, n) =>
      stepOf(`r${n}`, n < removed ? "delete" : "same", one, n < removed ? undefined : one),
    );
    return massRemoval(changesOf(steps), 0, usualLimits).flatMap(({ findings }) => findings.map(({ rule }) => rule));
  };

/** What drift is found between what is declared and what there is; nothing where it is gone. */
export const drift =
  ({ type, id, inputs }: Shown, live: Props | undefined): Judge =>
  async () => {
    const urn = `urn:pulumi:s::p::${type}::r`;
    const kind = "BucketAccessMonitor";
    const managed = {
      ...({
        urn,
        type,
        name: "r",
        kind,
        cloud: String(inputs.cloud),
        id,
        knownAs: [],
        inputs,
        outputs: inputs,
        secrets: [],
        provider: undefined,
        pendingReplacement: false,
      } as const),
      ...{ modified: undefined, ignoreChanges: [], location: null },
    };
    const readings = new Map([[urn, { declared: inputs, live, paths: [] }]]);
    const refreshed = { readings, failures: new Map(), steps: new Map(), aliased: new Map(), errors: [] };
    const context = { refreshed, successions: new Map(), stack: "s", readLive: async () => live };
    const { findings, error } = await judgeDrift(managed, context);
    if (error !== undefined) throw new Error(error);
    return findings.map(({ rule }) => rule);
  };
