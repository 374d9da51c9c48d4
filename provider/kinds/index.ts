/** What there is of one name: whatever lists kinds or data sources derives from the tables below. */
interface Entry {
  /** For schemas, packages and reference pages. */
  readonly doc: string;
}

interface KindEntry extends Entry {
  /** The name of several, in sentences. */
  readonly plural: string;
  /** The fields differ between the clouds: a type for each cloud, for a schema cannot hold a choice at its top. */
  readonly perCloud: boolean;
}

const kindTable = {
  BucketAccessMonitor: {
    doc: "Keeps the access monitoring of one existing bucket, its record of when each object was last read, in a declared state. The bucket itself is neither made nor deleted. Switching monitoring off loses the access history.",
    plural: "monitors",
    perCloud: false,
  },
  BucketAccessMonitors: {
    doc: "Keeps the access monitoring of many existing buckets of one cloud in a declared state, as one resource: a thousand buckets are one step of the engine. Each bucket is adopted, changed and released as with a `BucketAccessMonitor`. The buckets are listed by region, or a pattern for each region says which are meant. When some fail, what was done is kept, and the next `up` goes on. A bucket that a `BucketAccessMonitor` of the same program declares is refused.",
    plural: "fleets of monitors",
    perCloud: false,
  },
  BucketAccessLog: {
    doc: "Keeps the access log of one existing bucket, a record of each request to it that is delivered to a target bucket as files, in a declared state. Neither bucket is made or deleted, and files that were delivered stay. On Tencent Cloud the role `CLS_QcsRole` must exist, on Volcengine the role `ServiceRoleforTOSLogging`, on Huawei Cloud the `agency`: without it no files may come, and no error tells. Volcengine logs in cn-beijing and cn-shanghai only.",
    plural: "access logs",
    perCloud: false,
  },
  BucketAccessLogs: {
    doc: "Keeps the access logs of many existing buckets of one cloud in a declared state, as one resource: a thousand buckets are one step of the engine. Each bucket is adopted, changed and released as with a `BucketAccessLog`, which also says what that needs. Each region has one target bucket, and `{bucket}` in the prefix stands for the name, so that no two buckets share one. When some fail, what was done is kept, and the next `up` goes on. A bucket that a `BucketAccessLog` of the same program declares is refused.",
    plural: "fleets of access logs",
    perCloud: false,
  },
  AuditTrack: {
    doc: "Keeps an audit track, the record of who changes the account, in a declared state. A track of the same name that exists already is adopted when it equals what is declared, or when `adopt` is true. On destroy, and when the resource leaves the program, the track is deleted, one that was adopted too: the resource option `retainOnDelete` keeps it. CTS system trackers have `onDelete` instead.",
    plural: "tracks",
    perCloud: true,
  },
  DatabaseAuditPolicy: {
    doc: "Keeps the audit logs of one existing database in a declared state: whether they are written, and for how long they are kept.",
    plural: "database audit policies",
    perCloud: false,
  },
  AuditNotification: {
    doc: "Keeps a key event notification, a message to the subscribers of a topic when chosen events happen, in a declared state: when somebody switches a tracker off, the alarm is raised. The topic must exist. A notification of the same name that exists already is adopted when it equals what is declared, or when `adopt` is true. On destroy, and when the resource leaves the program, it is deleted, one that was adopted too: the resource option `retainOnDelete` keeps it.",
    plural: "notifications",
    perCloud: false,
  },
  AuditInsight: {
    doc: "Keeps one type of insight of an account, the watch for unusual events, in a declared state. It is paid, so nothing else here enables one.",
    plural: "insights",
    perCloud: false,
  },
  AuditHistoryDelivery: {
    doc: "Delivers the events of the time before a trail to the trail's project, once: the job of the trail is looked up first, and never run twice. Deleting the resource deletes the job's record; what was delivered stays.",
    plural: "deliveries of history",
    perCloud: false,
  },
  AuditLogExport: {
    doc: "One file with the audit records of a database instance over a span: an export of the span is looked for first, and asked for once. On Tencent Cloud, deleting the resource deletes the file only if it asked for it, and the service deletes the file after 24 hours. On Alibaba Cloud nothing deletes it, for there is no call that does, and its link is valid for a time. A resource whose file is gone stays as it is, and asks for no other one.",
    plural: "exports of audit logs",
    perCloud: false,
  },
} satisfies Readonly<Record<string, KindEntry>>;

const sourceTable = {
  getBucketAccessMonitor: { doc: "Whether the access to one bucket is monitored." },
  getBucketAccessLog: {
    doc: "Whether the access to one bucket is logged, and to where. The target is absent while logging is off.",
  },
  getBuckets: {
    doc: "All buckets of the account, in all regions. A bucket that was made a moment ago may be missing.",
  },
  getAuditTracks: { doc: "The audit tracks of a region." },
  getAuditGlobalRegion: {
    doc: "The region in which the account's global events are recorded. Changing it needs a ticket at the vendor.",
  },
  getAuditEvents: {
    doc: "What happened in the account, as its audit service recorded it: all pages, and long spans in parts.",
  },
  getAuditLogs: {
    doc: "The audit log files of a database instance. Huawei Cloud writes them by itself; elsewhere they are exports that somebody asked for, so that an empty list does not mean that nothing was recorded. This data source never asks for one.",
  },
  getAuditLogLinks: {
    doc: "Links to audit log files, in the order of the ids. Whoever has a link can read the file, so they are secret. On Huawei Cloud each is valid for 5 minutes, on Tencent Cloud as long as there is the file, on Alibaba Cloud until the time that stands in it.",
  },
  getAuditRecords: {
    doc: "The statements that a database instance ran, as its audit service recorded them: all pages, and long spans in parts. Statements hold data, so the records are secret. A hundred thousand records take about a minute, and more where pages repeat rows; `access-audit:timeout` sets the time allowed.",
  },
} satisfies Readonly<Record<string, Entry>>;

/** The kinds of resources; each cloud offers some. */
export type KindName = keyof typeof kindTable;

/** The data sources; each cloud offers some. */
export type SourceName = keyof typeof sourceTable;

export const kinds: Readonly<Record<KindName, KindEntry>> = kindTable;
export const kindNames = Object.keys(kindTable) as readonly KindName[];
export const sources: Readonly<Record<SourceName, Entry>> = sourceTable;
export const sourceNames = Object.keys(sourceTable) as readonly SourceName[];
