import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { expect, it } from "vitest";
import { policies } from "../../../policy/policies";

export type Props = Readonly<Record<string, unknown>>;
export interface Declared {
  readonly type: string;
  readonly props: Props;
  readonly config?: Props;
}

const policyOf = (name: string) => {
  const found = policies.find((policy) => policy.name === name);
  if (found === undefined) throw new Error(`there is no policy ${name}`);
  return found;
};

/** What the policy says of one resource, or of a stack of several. */
export async function violations(name: string, ...declared: readonly Declared[]): Promise<string[]> {
  const policy = policyOf(name);
  const found: string[] = [];
  const resources = declared.map(({ type, props }, index) => ({
    ...{ type, props, name: `r${index}`, urn: `urn:pulumi:s::p::${type}::r${index}` },
  }));
  const getConfig = () => declared[0]?.config ?? {};
  const report = (message: string) => found.push(message);
  if ("validateStack" in policy) {
    await policy.validateStack({ resources: resources as unknown as PolicyResource[], getConfig } as never, report);
    return found;
  }
  const { validateResource: validate } = policy;
  for (const resource of resources)
    await (validate as (args: ResourceValidationArgs, report: (text: string) => void) => void)(
      { ...resource, getConfig } as unknown as ResourceValidationArgs,
      report,
    );
  return found;
}

export const ours = (kind: string, props: Props, config?: Props): Declared => ({
  type: `pulumi-nodejs:dynamic/access-audit:${kind}`,
  props,
  ...(config ? { config } : {}),
});
export const bridged = (type: string, props: Props, config?: Props): Declared => ({
  type,
  props,
  ...(config ? { config } : {}),
});
export const native = (cloud: string, props: Props, config?: Props): Declared => ({
  type: `access-audit:${cloud}:AuditTrack`,
  // Kept as it is: a property may be one that cannot be read yet.
  props: Object.defineProperties({ cloud }, Object.getOwnPropertyDescriptors(props)),
  ...(config ? { config } : {}),
});

const sls = "acs:log:cn-hangzhou:111:project/audit";
export const trail = { cloud: "alibaba", status: "Enabled", eventRw: "All", trailRegion: "All", slsProjectArn: sls };
export const cloudTrail = {
  ...{ cloud: "volcengine", status: "Enabled", eventRw: "All", eventSources: ["*"] },
  ...{ tosBucketName: "audit", tosBucketRegion: "cn-beijing" },
};
export const track = {
  ...{ cloud: "tencent", status: "Enabled", actionType: "*", resourceType: "*", eventNames: ["*"] },
  storage: { type: "cos", name: "audit" },
};
export const system = { type: "system", status: "Enabled", obs: { bucketName: "audit" } };
export const trailType = "alicloud:actiontrail/trail:Trail";
export const trackType = "tencentcloud:index/auditTrack:AuditTrack";
export const trackerType = "huaweicloud:index/ctsTracker:CtsTracker";
export const dataTrackerType = "huaweicloud:Cts/dataTracker:DataTracker";

/** Policy, what it is shown, and what it must say of it; nothing when it is well. */
export type Case = readonly [policy: string, title: string, declared: Declared, said?: RegExp];

/** A test of each case. */
export function judge(cases: readonly Case[]): void {
  it.each(cases)("%s: %s", async (...one) => {
    const [policy, , declared, said] = one as unknown as Case;
    const found = await violations(policy, declared);
    if (said === undefined) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringMatching(said)]);
  });
}
