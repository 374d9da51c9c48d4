import { refusal } from "../api3/errors";
import type { Parameters, Values } from "../api3/parameters";
import type { ResourceField, TencentState, Track, TrackStorage } from "../state";

/** The parameters of the track actions, cloud.tencent.com/document/api/629; required is said per action. */
const storage: Parameters = {
  StorageType: { type: "str", required: true },
  StorageRegion: { type: "str", required: true },
  StorageName: { type: "str", required: true },
  StoragePrefix: { type: "str", required: true },
  StorageAccountId: { type: "str" },
  StorageAppId: { type: "str" },
  Compress: { type: "int" },
};

export const createParameters: Parameters = {
  Name: { type: "str", required: true },
  Status: { type: "int", required: true },
  Storage: { type: "object", required: true, members: storage },
  ActionType: { type: "str", required: true },
  ResourceType: { type: "str", required: true },
  EventNames: { type: "strs", required: true },
  TrackForAllMembers: { type: "int" },
  ExportId: { type: "str" },
};

export const modifyParameters: Parameters = {
  TrackId: { type: "int", required: true },
  Name: { type: "str" },
  Status: { type: "int" },
  Storage: { type: "object", members: storage },
  ActionType: { type: "str" },
  ResourceType: { type: "str" },
  EventNames: { type: "strs" },
  TrackForAllMembers: { type: "int" },
};

const resourceField: Parameters = {
  ResourceType: { type: "str", required: true },
  ActionType: { type: "str", required: true },
  EventNames: { type: "strs", required: true },
};
const filters: Parameters = { ResourceFields: { type: "objects", members: resourceField } };

/** CreateEventsAuditTrack, cloud.tencent.com/document/api/629/113460: `Filters` in place of three members. */
const {
  ActionType: _action,
  ResourceType: _product,
  EventNames: _names,
  ExportId: _export,
  ...shared
} = createParameters;
export const createEventsParameters: Parameters = {
  ...shared,
  Filters: { type: "object", required: true, members: filters },
};

export const modifyEventsParameters: Parameters = {
  TrackId: { type: "int", required: true },
  Name: { type: "str" },
  Status: { type: "int" },
  Storage: { type: "object", members: storage },
  TrackForAllMembers: { type: "int" },
  Filters: { type: "object", members: filters },
};

/** Everything but Name, id and time of creation; an absent member keeps what `track` has. */
export function applyValues(track: Track, values: Values): Track {
  const next: Track = {
    ...track,
    Status: oneOf("Status", values.Status, ["0", "1"], track.Status),
    ActionType: text(values.ActionType) ?? track.ActionType,
    ResourceType: text(values.ResourceType) ?? track.ResourceType,
    EventNames: Array.isArray(values.EventNames) ? values.EventNames.map(String) : track.EventNames,
    TrackForAllMembers: oneOf("TrackForAllMembers", values.TrackForAllMembers, ["0", "1"], track.TrackForAllMembers),
  };
  if (values.Filters !== undefined) next.Filters = { ResourceFields: readFilters(values.Filters) };
  if (!next.Filters) checkEvents(next, "");
  for (const [index, one] of (next.Filters?.ResourceFields ?? []).entries())
    checkEvents(one, `Filters.ResourceFields.${index}.`);
  const given = values.Storage;
  if (given === undefined || typeof given === "string" || Array.isArray(given)) return next;
  // The server fills Compress; left out of a change it keeps its value.
  const compress = oneOf("Storage.Compress", given.Compress, ["1", "2"], track.Storage.Compress ?? 1);
  return { ...next, Storage: readStorage(given, compress) };
}

/** The object is required and its list is not, but a track that records nothing is none. */
function readFilters(given: Values[string]): ResourceField[] {
  const fields = typeof given === "object" && !Array.isArray(given) ? given.ResourceFields : undefined;
  const list = Array.isArray(fields) ? fields.filter((one) => typeof one === "object") : [];
  if (list.length === 0) throw refusal("InvalidParameter", "The parameter `Filters` must have ResourceFields.");
  return list.map(({ ResourceType, ActionType, EventNames }) => ({
    ResourceType: String(ResourceType),
    ActionType: String(ActionType),
    EventNames: Array.isArray(EventNames) ? EventNames.map(String) : [],
  }));
}

function readStorage(given: Values, compress: number): TrackStorage {
  const member = (name: string) => text(given[name]) ?? "";
  const [accountId, appId] = [text(given.StorageAccountId), text(given.StorageAppId)];
  return {
    StorageType: member("StorageType"),
    StorageRegion: member("StorageRegion"),
    StorageName: member("StorageName"),
    StoragePrefix: member("StoragePrefix"),
    ...(accountId === undefined ? {} : { StorageAccountId: accountId }),
    ...(appId === undefined ? {} : { StorageAppId: appId }),
    Compress: compress,
  };
}

export function checkName(name: string): void {
  // The rule on the page has no Chinese characters, its examples have.
  if (!/^[\p{Script=Han}A-Za-z0-9_-]{3,48}$/u.test(name))
    throw invalid("Name", "3 to 48 letters, digits, Chinese characters, `_` or `-`");
}

function checkEvents({ ActionType, ResourceType, EventNames }: ResourceField, path: string): void {
  if (!["Read", "Write", "*"].includes(ActionType)) throw invalid(`${path}ActionType`, "`Read`, `Write` or `*`");
  if (!/^(?:\*|[a-z0-9_-]+)$/.test(ResourceType)) throw invalid(`${path}ResourceType`, "one product or `*`");
  const all = EventNames.length === 1 && EventNames[0] === "*";
  if (all) return;
  if (ResourceType === "*") throw invalid(`${path}EventNames`, '`["*"]` when ResourceType is `*`');
  if (EventNames.length < 1 || EventNames.length > 10 || !EventNames.every((name) => /^[A-Za-z0-9]+$/.test(name)))
    throw invalid(`${path}EventNames`, '`["*"]` or 1 to 10 API names');
}

/** The destination must be there already: CloudAudit creates neither buckets nor topics. */
export function checkStorage({ Storage }: Track, state: TencentState, ownAppId: string): void {
  const { StorageType, StorageRegion, StorageName, StoragePrefix } = Storage;
  if (!["cos", "cls", "ckafka"].includes(StorageType)) throw invalid("Storage.StorageType", "`cos`, `cls` or `ckafka`");
  if (!/^[a-z]{2}-[a-z]+(-[a-z0-9]+)*$/.test(StorageRegion))
    throw refusal("InvalidParameterValue.CosRegionError", "The storage region is not valid.");
  if (!/^[A-Za-z0-9_]{3,40}$/.test(StoragePrefix)) throw invalid("Storage.StoragePrefix", "3 to 40 letters or digits");
  if (StorageType !== "cos") {
    if (StorageName.length < 1 || StorageName.length > 50) throw invalid("Storage.StorageName", "1 to 50 characters");
    return;
  }
  if (!/^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/.test(StorageName))
    throw invalid("Storage.StorageName", "a bucket name without its appid, at most 50 of `a-z0-9-`");
  const appId = Storage.StorageAppId ?? ownAppId;
  // Buckets of other accounts are out of sight; their owner's policy decides.
  if (appId !== ownAppId) return;
  const bucket = state.buckets[`${StorageName}-${appId}`];
  if (bucket === undefined)
    throw refusal("ResourceNotFound.CosNotExist", `The COS bucket ${StorageName}-${appId} does not exist.`);
  if (bucket.region !== StorageRegion)
    throw refusal("InvalidParameterValue.CosRegionError", `The COS bucket is in ${bucket.region}.`);
}

export function invalid(name: string, rule: string): Error {
  return refusal("InvalidParameterValue", `The value of parameter \`${name}\` is invalid: it must be ${rule}.`);
}

function text(value: Values[string]): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function oneOf(name: string, value: Values[string], allowed: readonly string[], fallback: number): number {
  if (value === undefined) return fallback;
  if (typeof value !== "string" || !allowed.includes(value)) throw invalid(name, allowed.join(" or "));
  return Number(value);
}
