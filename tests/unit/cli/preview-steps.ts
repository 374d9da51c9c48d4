import type { PreviewStep } from "../../../cli/review/preview";

const inputs = { cloud: "tencent", region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled" };
export const dynamic = "pulumi-nodejs:dynamic/access-audit:BucketAccessMonitor";

/** A monitor as a preview shows it before and after. */
export const monitor = (more: object = {}, rest: object = {}) => ({
  ...{ type: dynamic, id: "tencent/ap-guangzhou/logs-1250000000" },
  inputs: { ...inputs, __provider: "exports.handler", ...more },
  outputs: { ...inputs, previousStatus: "Disabled", ...more },
  ...rest,
});

export const trackType = "access-audit:tencent:AuditTrack";

/** A track of Tencent Cloud, as a preview shows it before and after. */
export const track = (more: object = {}) => ({
  ...{ type: trackType, id: "tencent/ap-guangzhou/1" },
  inputs: {
    ...{ cloud: "tencent", region: "ap-guangzhou", name: "writes", status: "Enabled", actionType: "Write" },
    ...{ resourceType: "*", eventNames: ["*"] },
    storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
    ...more,
  },
});

interface Typed {
  readonly type: string;
}

/** A step of a preview for the resource `name`. */
export function stepOf(name: string, op: string, oldState: Typed | undefined, newState?: Typed): PreviewStep {
  const urn = `urn:pulumi:prod::p::${(newState ?? oldState)?.type}::${name}`;
  return { op, urn, oldState, newState } as PreviewStep;
}
