import { z } from "zod";
import { type Buckets, newBucket } from "../../../buckets/bucket";
import { wholeSeconds } from "../../../buckets/bucket-store";
import { setOwn } from "../../../wire/own";
import { refusal } from "./errors";
import type { DataBucket, Tracker, Transfer } from "./tracker";

/** The types of the members, support.huaweicloud.com/intl/en-us/api-cts/CreateTracker.html. */
const body = z.strictObject({
  tracker_type: z.string(),
  tracker_name: z.string(),
  status: z.string().optional(),
  agency_name: z.string().optional(),
  is_lts_enabled: z.boolean().optional(),
  is_organization_tracker: z.boolean().optional(),
  management_event_selector: z.strictObject({ exclude_service: z.array(z.string()).optional() }).optional(),
  is_support_validate: z.boolean().optional(),
  is_support_trace_files_encryption: z.boolean().optional(),
  kms_id: z.string().optional(),
  data_bucket: z
    .strictObject({
      data_bucket_name: z.string().optional(),
      data_event: z.array(z.string()).optional(),
      search_enabled: z.boolean().optional(),
    })
    .optional(),
  obs_info: z
    .strictObject({
      bucket_name: z.string().optional(),
      file_prefix_name: z.string().optional(),
      is_obs_created: z.boolean().optional(),
      bucket_lifecycle: z.int().optional(),
      compress_type: z.string().optional(),
      is_sort_by_service: z.boolean().optional(),
    })
    .optional(),
});
export type TrackerBody = z.infer<typeof body>;

export function readBody(text: string): TrackerBody {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal("CTS.0003");
  }
  const parsed = body.safeParse(value);
  if (!parsed.success) throw refusal("CTS.0003");
  return parsed.data;
}

export function checkName(type: string, name: string): asserts type is Tracker["tracker_type"] {
  if (type !== "system" && type !== "data") throw refusal("CTS.0202");
  if (type === "system" && name !== "system") throw refusal("CTS.0204");
  if (type === "system") return;
  if (name === "system" || name === "system-trace") throw refusal("CTS.0207");
  if (!/^[^_-].{0,31}$/u.test(name)) throw refusal("CTS.0203");
}

/** What other trackers and buckets there are. */
export interface Surroundings {
  readonly buckets: Buckets;
  /** Where and when a bucket would be made. */
  readonly region: string;
  readonly now: Date;
  readonly others: readonly Tracker[];
}

/** Takes the members that are given over; those that are not keep what they were. */
export function apply(tracker: Tracker, given: TrackerBody, around: Surroundings): Tracker {
  const isSystem = tracker.tracker_type === "system";
  const { status } = given;
  if (status !== undefined && status !== "enabled" && status !== "disabled") throw refusal("CTS.0205");
  if (isSystem && given.data_bucket !== undefined) throw refusal("CTS.0206");
  const next: Tracker = {
    ...tracker,
    status: status ?? tracker.status,
    is_lts_enabled: given.is_lts_enabled ?? tracker.is_lts_enabled,
    is_support_validate: given.is_support_validate ?? tracker.is_support_validate,
    is_organization_tracker: given.is_organization_tracker ?? tracker.is_organization_tracker,
    exclude_service: given.management_event_selector?.exclude_service ?? tracker.exclude_service,
    is_support_trace_files_encryption:
      given.is_support_trace_files_encryption ?? tracker.is_support_trace_files_encryption,
    kms_id: given.kms_id ?? tracker.kms_id,
  };
  if (given.agency_name !== undefined) next.agency_name = given.agency_name;
  if (!isSystem) next.data_bucket = dataBucket(tracker, given, around);
  checkSystemOnly(next, isSystem);
  setTransfer(next, given.obs_info, around);
  return next;
}

function checkSystemOnly(next: Tracker, isSystem: boolean): void {
  if (next.exclude_service.some((service) => service !== "KMS")) throw refusal("CTS.0003");
  if (!isSystem && (next.is_organization_tracker || next.exclude_service.length > 0)) throw refusal("CTS.0003");
  if (!isSystem && next.is_support_trace_files_encryption) throw refusal("CTS.0220");
  if (next.is_support_trace_files_encryption !== (next.kms_id !== "")) throw refusal("CTS.0220");
}

/** Wanted in every request about a data tracker, also where only the status changes. */
function dataBucket(tracker: Tracker, { data_bucket: given }: TrackerBody, around: Surroundings): DataBucket {
  const { data_bucket_name: name, data_event: events } = given ?? {};
  if (!name) throw refusal("CTS.0210");
  if (events === undefined || events.length === 0) throw refusal("CTS.0219");
  if (events.some((event) => event !== "READ" && event !== "WRITE")) throw refusal("CTS.0225");
  if (tracker.data_bucket !== undefined && tracker.data_bucket.data_bucket_name !== name) throw refusal("CTS.0212");
  if (!Object.hasOwn(around.buckets, name)) throw refusal("CTS.0211");
  const taken = around.others.flatMap(({ data_bucket: other }) =>
    other?.data_bucket_name === name ? other.data_event : [],
  );
  if (events.some((event) => taken.includes(event))) throw refusal("CTS.0209");
  return { data_bucket_name: name, data_event: [...events] };
}

const lifecycles = [0, 30, 60, 90, 180, 1095];

/** An empty name ends the transfer. What is left out of a given object has its default: the object is taken as a whole. */
function setTransfer(next: Tracker, given: TrackerBody["obs_info"], { buckets, region, now }: Surroundings): void {
  if (given === undefined) return;
  const { bucket_name: name, file_prefix_name: prefix = "", bucket_lifecycle: lifecycle = 0 } = given;
  if (name === "") {
    delete next.obs_info;
    return;
  }
  if (name === undefined || !/^[a-z0-9][a-z0-9.-]{2,62}$/.test(name)) throw refusal("CTS.0231");
  if (!/^[A-Za-z0-9._-]{0,64}$/.test(prefix)) throw refusal("CTS.0218");
  if (!lifecycles.includes(lifecycle) || (next.tracker_type === "system" && lifecycle !== 0)) throw refusal("CTS.0217");
  if (given.compress_type !== undefined && !["gzip", "json"].includes(given.compress_type)) throw refusal("CTS.0003");
  if (name === next.data_bucket?.data_bucket_name) throw refusal("CTS.0213");
  if (given.is_obs_created === true) {
    if (Object.hasOwn(buckets, name)) throw refusal("CTS.0215");
    setOwn(buckets, name, newBucket(name, region, wholeSeconds(now)));
  }
  const transfer: Transfer = {
    bucket_name: name,
    file_prefix_name: prefix,
    bucket_lifecycle: lifecycle,
    compress_type: given.compress_type ?? "gzip",
    is_sort_by_service: given.is_sort_by_service ?? true,
  };
  next.obs_info = transfer;
}
