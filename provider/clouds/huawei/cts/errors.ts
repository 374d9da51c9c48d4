import type { ErrorRow } from "../../../http/error-table";

/** The codes of CTS: https://support.huaweicloud.com/intl/en-us/api-cts/ErrorCode.html */
export const ctsErrors: readonly ErrorRow[] = [
  {
    codes: ["CTS.0001"],
    kind: "Unavailable",
    advice: "IAM or OBS, which CTS calls, failed; run the command again",
  },
  {
    codes: ["CTS.0002", "CTS.0012", "CTS.0013"],
    kind: "Denied",
    permission: true,
    advice: "A tracker that delivers needs the rights to list OBS buckets, LTS groups and topics, and KMS keys too",
  },
  { codes: ["CTS.0003"], kind: "Invalid", advice: "CTS could not read the request's body" },
  { codes: ["CTS.0004", "CTS.0005"], kind: "Unavailable" },
  { codes: ["CTS.0100"], kind: "Invalid", advice: "Check the region and the endpoint setting of cts" },
  {
    codes: ["CTS.0200"],
    kind: "Invalid",
    advice:
      "A region has one system tracker, 100 data trackers and 100 notifications, which cannot be raised; delete one that is not needed. For a replacement, set the resource option deleteBeforeReplace: true",
  },
  { codes: ["CTS.0201"], kind: "Conflict", advice: "The system tracker exists already" },
  { codes: ["CTS.0202"], kind: "Invalid", advice: "Set type to system or data" },
  { codes: ["CTS.0203"], kind: "Invalid", advice: "Correct name: 1 to 32 characters that do not begin with - or _" },
  { codes: ["CTS.0204"], kind: "Invalid", advice: "The system tracker's name is always system" },
  { codes: ["CTS.0205"], kind: "Invalid", advice: "Set status to Enabled or Disabled" },
  { codes: ["CTS.0206"], kind: "Invalid", advice: "Only a data tracker has dataBucket" },
  { codes: ["CTS.0207"], kind: "Invalid", advice: "Choose another name: system is the name of the system tracker" },
  { codes: ["CTS.0208"], kind: "Conflict", advice: "A tracker of this name exists already" },
  {
    codes: ["CTS.0209"],
    kind: "Conflict",
    advice: "Another tracker records these events of the bucket; only one tracker can record READ, and one WRITE",
  },
  {
    codes: ["CTS.0210", "CTS.0219", "CTS.0225"],
    kind: "Invalid",
    advice: "Set dataBucket.events to READ, WRITE or both",
  },
  { codes: ["CTS.0211"], kind: "Invalid", advice: "The bucket dataBucket.name does not exist; create it first" },
  {
    codes: ["CTS.0212"],
    kind: "Invalid",
    advice: "The tracked bucket cannot be changed; the tracker must be replaced",
  },
  { codes: ["CTS.0213"], kind: "Invalid", advice: "Set obs.bucketName to another bucket than the tracked one" },
  { codes: ["CTS.0214"], kind: "NotFound" },
  { codes: ["CTS.0215"], kind: "Conflict", advice: "The bucket exists already; set obs.isObsCreated to false" },
  {
    codes: ["CTS.0216"],
    kind: "Conflict",
    advice: "The bucket could not be created; create it yourself and set obs.isObsCreated to false",
  },
  { codes: ["CTS.0217"], kind: "Invalid", advice: "Set obs.bucketLifecycle to 0, 30, 60, 90, 180 or 1095" },
  { codes: ["CTS.0218"], kind: "Invalid", advice: "Correct obs.filePrefixName: at most 64 of A-Z a-z 0-9 - . _" },
  {
    codes: ["CTS.0220", "CTS.0221", "CTS.0222"],
    kind: "Invalid",
    advice: "Set isSupportTraceFilesEncryption and kmsId together, the latter to a key of this region that is enabled",
  },
  {
    codes: ["CTS.0228"],
    kind: "Invalid",
    advice:
      "CTS is not a trusted service of the organization; have its administrator trust it, or unset isOrganizationTracker",
  },
  { codes: ["CTS.0229"], kind: "Conflict", advice: "The organization has a tracker already" },
  {
    codes: ["CTS.0231"],
    kind: "Invalid",
    advice: "Correct obs.bucketName: 3 to 63 lower-case letters, digits, hyphens or dots",
  },
  { codes: ["CTS.0300"], kind: "Unavailable", advice: "The query failed; run the command again" },
];
