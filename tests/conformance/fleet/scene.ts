import { seed } from "../../../emulator/index";
import { alibabaBucketAccessMonitors } from "../../../provider/clouds/alibaba/oss/bucket-access-monitor";
import { tencentBucketAccessMonitors } from "../../../provider/clouds/tencent/cos/bucket-access-monitor";
import { volcengineBucketAccessMonitors } from "../../../provider/clouds/volcengine/tos/bucket-access-monitor";
import type { Resource } from "../../../provider/core/lifecycle/lifecycle";
import type { Stage } from "../stage";

/** What the suite must know of a cloud that offers fleets. */
interface Subject {
  readonly fleet: Resource;
  readonly service: string;
  /** Two regions, and the end of every name there. */
  readonly regions: readonly [string, string];
  readonly suffix: string;
  readonly list: string;
}

export const subjects: Readonly<Record<string, Subject>> = {
  tencent: {
    ...{ fleet: tencentBucketAccessMonitors, service: "cos", suffix: "-1250000000", list: "GetService" },
    regions: [seed.tencent.region, "ap-singapore"],
  },
  alibaba: {
    ...{ fleet: alibabaBucketAccessMonitors, service: "oss", suffix: "-logs", list: "ListBuckets" },
    regions: [seed.alibaba.region, "cn-shanghai"],
  },
  volcengine: {
    ...{ fleet: volcengineBucketAccessMonitors, service: "tos", suffix: "-logs", list: "ListBuckets" },
    regions: [seed.volcengine.region, "cn-shanghai"],
  },
};

/** The buckets of a cloud, as somebody else made them. */
export class Buckets {
  readonly subject: Subject;
  readonly region: string;
  readonly other: string;

  constructor(
    private readonly stage: Stage,
    readonly cloud: string,
  ) {
    const subject = subjects[cloud];
    if (subject === undefined) throw new Error(`${cloud} is not in tests/conformance/fleet/scene.ts`);
    this.subject = subject;
    [this.region, this.other] = subject.regions;
  }

  /** The whole name of a bucket. */
  name(short: string): string {
    return `${short}${this.subject.suffix}`;
  }

  names(...short: string[]): string[] {
    return short.map((one) => this.name(one)).sort();
  }

  put(short: string, accessMonitor: "Enabled" | "Disabled" = "Disabled", region = this.region): void {
    this.stage.emulator.control.putBucket(this.cloud, { name: this.name(short), region, accessMonitor });
  }

  delete(short: string): void {
    this.stage.emulator.control.deleteBucket(this.cloud, this.name(short));
  }

  /** The status of each. */
  live(...short: string[]): unknown[] {
    return short.map((one) => this.stage.emulator.control.bucket(this.cloud, this.name(one))?.accessMonitor);
  }

  /** A trouble with one action on one bucket. */
  fault(kind: "denied" | "loseAnswer" | "error", action: string, short: string, more: object = {}): void {
    const { service } = this.subject;
    const resource = this.name(short);
    this.stage.emulator.control.fault({ cloud: this.cloud, service, action, kind, resource, times: -1, ...more });
  }

  /** The buckets that were written since the last look, with the body of each write. */
  written(): string[] {
    const writes = this.stage.calls().filter(({ writes: isWrite }) => isWrite);
    return writes.map(({ resource, body }) => `${resource} ${/Enabled|Disabled/.exec(body)?.[0]}`).sort();
  }
}
