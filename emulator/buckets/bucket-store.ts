import { given } from "../given";
import type { CloudRuntime } from "../service";
import { deleteOwn, own, setOwn } from "../wire/own";
import {
  type AccessMonitorForm,
  type AccessTimeRule,
  type Bucket,
  type BucketPatch,
  type Buckets,
  bucketSchema,
  type LifecycleRule,
  newBucket,
} from "./bucket";

/** What is particular to one cloud's buckets. */
export interface ShelfRules {
  readonly defaultRegion: string;
  /** What a bucket that nobody configured answers. */
  readonly unconfigured: AccessMonitorForm;
  accessTimeRule(id: string): LifecycleRule;
}

/** The buckets of a cloud as control sees them: changed without a request, which is how drift comes about. */
export class BucketStore {
  readonly #runtime: CloudRuntime<{ buckets: Buckets }>;
  readonly #rules: ShelfRules;

  constructor(runtime: CloudRuntime<{ buckets: Buckets }>, rules: ShelfRules) {
    this.#runtime = runtime;
    this.#rules = rules;
  }

  get(name: string): Bucket | undefined {
    return structuredClone(own(this.#runtime.state().buckets, name));
  }

  put(patch: BucketPatch): Bucket {
    const { lifecycleRules, logging, ...change } = bucketSchema.parse(patch);
    const { buckets } = this.#runtime.state();
    const bucket = own(buckets, change.name) ?? this.#create(change.name, change.region);
    const rules = lifecycleRules?.map((rule) => this.#rule(rule));
    Object.assign(bucket, given({ ...change, lifecycleRules: rules }));
    if (logging === null) delete bucket.logging;
    else if (logging !== undefined) bucket.logging = logging;
    setOwn(buckets, change.name, bucket);
    this.#runtime.changed();
    return structuredClone(bucket);
  }

  delete(name: string): boolean {
    const existed = deleteOwn(this.#runtime.state().buckets, name);
    this.#runtime.changed();
    return existed;
  }

  #create(name: string, region = this.#rules.defaultRegion): Bucket {
    const createTime = wholeSeconds(this.#runtime.now());
    return newBucket(name, region, createTime, { accessMonitor: this.#rules.unconfigured });
  }

  #rule(rule: AccessTimeRule | LifecycleRule): LifecycleRule {
    return isAccessTimeRule(rule) ? this.#rules.accessTimeRule(rule.id) : rule;
  }
}

function isAccessTimeRule(rule: AccessTimeRule | LifecycleRule): rule is AccessTimeRule {
  return rule.accessTime === true;
}

export function wholeSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}
