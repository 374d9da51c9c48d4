import type { Layout } from "../../core/fleet/member";
import { shapeOf } from "../../core/fleet/members";
import { type Place, tellPlace, valueAtPlace } from "../../core/fleet/places";
import type { Properties } from "../../core/lifecycle/kind";
import type { Resource } from "../../core/lifecycle/lifecycle";

/** What is wrong with an input of a fleet. */
interface Flaw {
  readonly property: string;
  readonly reason: string;
}

/** By an input of a resource for one bucket, that of the fleet which says it. */
const inFleet: Readonly<Record<string, string>> = { targetBucket: "targetBuckets" };

/** What is wrong with the log of one of the buckets, by the rules of a resource for it alone, or with two that share a prefix. */
export function flawOfLogs(single: Resource, layout: Layout): (inputs: Properties) => Flaw | undefined {
  const shape = shapeOf(layout, single);
  return (inputs) => {
    const byTarget = new Map<string, Place>();
    for (const one of shape.members(inputs)) {
      const isException = valueAtPlace(inputs.exceptions, one) !== undefined;
      const [failure] = single.check(given(inputs, shape.single(inputs, one))).failures;
      if (failure !== undefined) {
        const { property, reason } = failure;
        const place = isException ? "exceptions" : (inFleet[property] ?? property);
        const own = isException ? `${property} of ${tellPlace(one)}` : `of ${tellPlace(one)}`;
        return { property: place, reason: `${own} ${reason}` };
      }
      const { status, targetBucket, targetPrefix = "" } = one.own;
      if (status !== "Enabled") continue;
      const target = JSON.stringify([targetBucket, targetPrefix]);
      const other = byTarget.get(target);
      if (other !== undefined) {
        const reason = `must give each bucket a prefix of its own, but ${tellPlace(other)} and ${tellPlace(one)} share ${JSON.stringify(targetPrefix)}`;
        return { property: "exceptions", reason };
      }
      byTarget.set(target, one);
    }
    return undefined;
  };
}

/** An exception may have fields that a log has not, which the check of the single resource is to find. */
function given(inputs: Properties, single: Properties): Properties {
  const exception = valueAtPlace(inputs.exceptions, { region: String(single.region), bucket: String(single.bucket) });
  return { ...single, ...(typeof exception === "object" ? exception : {}) };
}
