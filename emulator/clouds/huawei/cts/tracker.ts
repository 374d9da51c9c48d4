import type { Buckets } from "../../../buckets/bucket";
import { sha256Hex } from "../../../wire/digests";
import { huaweiSeed } from "../seed";

export interface Transfer {
  bucket_name: string;
  file_prefix_name: string;
  bucket_lifecycle: number;
  compress_type: string;
  is_sort_by_service: boolean;
}

export interface DataBucket {
  data_bucket_name: string;
  data_event: string[];
}

/** A tracker with the members of the wire; what only the service knows is added when it is listed. */
export interface Tracker {
  id: string;
  project_id: string;
  tracker_type: "system" | "data";
  tracker_name: string;
  status: "enabled" | "disabled";
  /** Milliseconds. */
  create_time: number;
  agency_name?: string;
  is_lts_enabled: boolean;
  is_support_validate: boolean;
  is_organization_tracker: boolean;
  exclude_service: string[];
  is_support_trace_files_encryption: boolean;
  kms_id: string;
  data_bucket?: DataBucket;
  obs_info?: Transfer;
  /** Why nothing is delivered, played by control: `bucketPolicyError`, `noBucket` or `arrears`. */
  detail?: string;
  tags: Record<string, string>;
}

export function blankTracker(type: Tracker["tracker_type"], name: string, projectId: string, now: Date): Tracker {
  const digest = sha256Hex(`${projectId}/${type}/${name}/${now.getTime()}`);
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(digest) ?? [];
  return {
    id: parts.join("-"),
    project_id: projectId,
    tracker_type: type,
    tracker_name: name,
    status: "enabled",
    create_time: now.getTime(),
    is_lts_enabled: false,
    is_support_validate: false,
    is_organization_tracker: false,
    exclude_service: [],
    is_support_trace_files_encryption: false,
    kms_id: "",
    tags: {},
  };
}

/** A tracker whose transfer bucket is not there records, but delivers nothing: that is its status then. */
export function listed(tracker: Tracker, buckets: Buckets): object {
  const { tags: _tags, exclude_service, is_lts_enabled, obs_info, detail: played, data_bucket, ...rest } = tracker;
  const isMissing = obs_info !== undefined && !Object.hasOwn(buckets, obs_info.bucket_name);
  const detail = played ?? (isMissing ? "noBucket" : undefined);
  return {
    ...rest,
    domain_id: huaweiSeed.domainId,
    status: detail !== undefined && tracker.status === "enabled" ? "error" : tracker.status,
    ...(detail === undefined || tracker.status !== "enabled" ? {} : { detail }),
    lts: {
      is_lts_enabled,
      log_group_name: is_lts_enabled ? "CTS" : "",
      log_topic_name: is_lts_enabled ? `${tracker.tracker_name}-trace` : "",
    },
    ...(tracker.tracker_type === "system" ? { management_event_selector: { exclude_service } } : {}),
    ...(data_bucket ? { data_bucket: { ...data_bucket, search_enabled: false } } : {}),
    obs_info: obs_info
      ? { ...obs_info, is_obs_created: false, is_authorized_bucket: true }
      : { bucket_name: "", file_prefix_name: "", is_obs_created: false, is_authorized_bucket: false },
  };
}
