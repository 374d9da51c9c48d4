import type { z } from "zod";
import type { Status } from "../../../core/fields/status";
import { isRecord } from "../../../core/fields/validation";
import { countIn, defined, flagIn, instant, listIn, objectIn, textIn, textsIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import type { listedTracker } from "./listed-tracker";
import type { DataTracker, SystemTracker } from "./tracker-fields";

export type TrackerType = "system" | "data";

/** A tracker as the list has it. */
export type ListedTracker = Readonly<z.output<typeof listedTracker>>;

type Wire = Readonly<Record<string, unknown>>;

/** All of a project on one page: the call has no others. A project without trackers has an empty list. */
export function trackersFromWire(answer: Wire): ListedTracker[] {
  return listIn(answer, "trackers").map(fromWire);
}

const statuses: Readonly<Record<string, Status>> = { enabled: "Enabled", disabled: "Disabled", error: "Enabled" };

function fromWire(wire: unknown): ListedTracker {
  if (!isRecord(wire)) throw new MalformedAnswer("a tracker is no object");
  const { tracker_type: type, tracker_name: name, status } = wire;
  const known = typeof status === "string" && Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  if ((type !== "system" && type !== "data") || typeof name !== "string" || known === undefined)
    throw new MalformedAnswer("a tracker has no type, name or status");
  const lts = objectIn(wire, "lts");
  const tracker = {
    id: textIn(wire, "id") ?? "",
    type,
    name,
    projectId: textIn(wire, "project_id"),
    status: known,
    deliveryError: status === "error" ? (textIn(wire, "detail") ?? "error") : undefined,
    createTime: createTimeFromWire(wire),
    agencyName: textIn(wire, "agency_name"),
    isLtsEnabled: flagIn(lts, "is_lts_enabled"),
    logGroupName: textIn(lts, "log_group_name"),
    logTopicName: textIn(lts, "log_topic_name"),
    isSupportValidate: flagIn(wire, "is_support_validate"),
    isOrganizationTracker: flagIn(wire, "is_organization_tracker"),
    excludeServices: textsIn(objectIn(wire, "management_event_selector"), "exclude_service"),
    isSupportTraceFilesEncryption: flagIn(wire, "is_support_trace_files_encryption"),
    kmsId: textIn(wire, "kms_id"),
    dataBucket: dataBucketFromWire(objectIn(wire, "data_bucket")),
    obs: transferFromWire(objectIn(wire, "obs_info")),
  };
  return defined(tracker) as never;
}

function createTimeFromWire({ create_time: ms }: Wire): string {
  if (ms === undefined || ms === null) return "";
  const time = instant(ms);
  if (time === undefined) throw new MalformedAnswer("the create_time of a tracker is not a time");
  return time;
}

function dataBucketFromWire(wire: Wire): ListedTracker["dataBucket"] {
  const name = textIn(wire, "data_bucket_name");
  return name === undefined ? undefined : { name, events: textsIn(wire, "data_event") };
}

/** Without a bucket nothing is delivered. */
function transferFromWire(wire: Wire): ListedTracker["obs"] {
  const bucketName = textIn(wire, "bucket_name");
  if (bucketName === undefined) return undefined;
  return {
    bucketName,
    filePrefixName: textIn(wire, "file_prefix_name") ?? "",
    compressType: textIn(wire, "compress_type") ?? "gzip",
    isSortByService: flagIn(wire, "is_sort_by_service", true),
    bucketLifecycle: countIn(wire, "bucket_lifecycle") ?? 0,
  };
}

type Declared = SystemTracker | DataTracker;

/**
 * The complete desired set. A create has no status: a new tracker is always enabled. What `live` has and the declaration
 * does not is switched off by the value that means off, because a member that is left out stays as it is.
 */
export function toWire(declared: Declared, live: Partial<Declared> | undefined): Record<string, unknown> {
  return {
    tracker_type: declared.type,
    tracker_name: declared.name,
    status: live && (declared.status === "Enabled" ? "enabled" : "disabled"),
    agency_name: declared.agencyName ?? live?.agencyName,
    is_lts_enabled: declared.isLtsEnabled,
    is_support_validate: declared.isSupportValidate,
    obs_info: transferToWire(declared, live),
    ...(declared.type === "system"
      ? systemToWire(declared, live as Partial<SystemTracker> | undefined)
      : { data_bucket: { data_bucket_name: declared.dataBucket.name, data_event: declared.dataBucket.events } }),
  };
}

/** Always whole: whether CTS merges within it is not documented. An empty name ends the delivery. */
function transferToWire({ obs }: Declared, live: Partial<Declared> | undefined): Record<string, unknown> | undefined {
  if (obs === undefined) return live?.obs && { bucket_name: "" };
  return {
    bucket_name: obs.bucketName,
    file_prefix_name: obs.filePrefixName,
    // An order, not a state: given again for the same bucket it would fail, because the bucket exists by then.
    is_obs_created: obs.isObsCreated && obs.bucketName !== live?.obs?.bucketName ? true : undefined,
    bucket_lifecycle: "bucketLifecycle" in obs ? obs.bucketLifecycle : undefined,
    compress_type: obs.compressType,
    is_sort_by_service: obs.isSortByService,
  };
}

/** The members that would be refused without their condition are sent only where there is something to say. */
function systemToWire(declared: SystemTracker, live: Partial<SystemTracker> | undefined): Record<string, unknown> {
  const encrypts = declared.isSupportTraceFilesEncryption || live?.isSupportTraceFilesEncryption;
  const excludes = declared.excludeServices.length > 0 || (live?.excludeServices ?? []).length > 0;
  return {
    is_organization_tracker:
      declared.isOrganizationTracker || live?.isOrganizationTracker ? declared.isOrganizationTracker : undefined,
    management_event_selector: excludes ? { exclude_service: declared.excludeServices } : undefined,
    is_support_trace_files_encryption: encrypts ? declared.isSupportTraceFilesEncryption : undefined,
    kms_id: encrypts ? (declared.kmsId ?? "") : undefined,
  };
}
