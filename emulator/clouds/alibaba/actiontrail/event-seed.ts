import { hourMs, seededRows } from "../../../record/seeded-rows";
import { alibabaSeed } from "../seed";
import { type AlibabaEvent, recordEvent } from "./event";

const seededEvents = 240;
const kinds = [
  { eventName: "GetBucketInfo", serviceName: "Oss", eventRW: "Read" },
  { eventName: "PutBucketAccessMonitor", serviceName: "Oss", eventRW: "Write" },
  { eventName: "DescribeTrails", serviceName: "Actiontrail", eventRW: "Read" },
  { eventName: "StopLogging", serviceName: "Actiontrail", eventRW: "Write" },
  { eventName: "ConsoleSignin", serviceName: "AasCustomer", eventRW: "Write" },
] as const;

/** One every six hours of the last sixty days, some of them such as an auditor looks for. */
export const seedEvents = seededRows((lastHour): readonly AlibabaEvent[] => {
  const state: { events: AlibabaEvent[] } = { events: [] };
  for (let index = seededEvents; index > 0; index -= 1) {
    const kind = kinds[index % kinds.length] ?? kinds[0];
    const ofTrails = kind.serviceName === "Actiontrail";
    recordEvent(
      state,
      new Date(lastHour - index * 6 * hourMs),
      {
        ...kind,
        acsRegion: alibabaSeed.region,
        resourceName: ofTrails ? "trail-old" : alibabaSeed.bucket,
        resourceType: ofTrails ? "ACS::ActionTrail::Trail" : "ACS::OSS::Bucket",
      },
      index % 3 === 0 ? "console-user" : "alice",
    );
  }
  return state.events;
});
