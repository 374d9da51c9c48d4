import { seed } from "../../../emulator/index";

/** What the suite must know of a cloud that offers bucket access monitors. */
export interface MonitorSubject {
  readonly region: string;
  readonly bucket: string;
  readonly service: string;
  readonly permissions: { readonly put: string; readonly rules: string };
  readonly emptyStatus: "Disabled" | "error";
  /** With which status and code a switch-off may be refused because of a rule. */
  readonly refusals: readonly (readonly [status: number, code: string])[];
  /** Answers that hold a status, and from which none can be read. */
  readonly unreadable: readonly string[];
}

const inRoot = (children: string) => `<AccessMonitorConfiguration>${children}</AccessMonitorConfiguration>`;

const unreadableXml = [
  inRoot("<Status>Disabled</Status><Status>Enabled</Status>"),
  inRoot("<Status>Disabled</Status><Status/>"),
  inRoot("<Status><Value>Disabled</Value></Status>"),
  inRoot("<status>Disabled</status>"),
  inRoot("Disabled"),
  inRoot("Enabled<Status>Disabled</Status>"),
  inRoot(`<Status>Disabled</Status>${"<a>".repeat(500)}${"</a>".repeat(500)}`),
];

const unreadableJson = [
  '{"Status":"Disabled","Status":"Enabled"}',
  '{"Status":["Disabled"]}',
  '{"Status":{"Value":"Disabled"}}',
  '{"Status":false}',
  '[{"Status":"Disabled"}]',
  `{"Status":"Disabled","a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
];

/** A cloud that offers the kind and is not here fails the suite. */
export const monitorSubjects: Readonly<Record<string, MonitorSubject>> = {
  tencent: {
    region: seed.tencent.region,
    bucket: seed.tencent.bucket,
    service: "cos",
    permissions: { put: "cos:PutBucketAccessMonitor", rules: "cos:GetBucketLifecycle" },
    emptyStatus: "Disabled",
    refusals: [
      [400, "InvalidRequest"],
      [403, "AccessDenied"],
      [409, "Odd"],
    ],
    unreadable: unreadableXml,
  },
  alibaba: {
    region: seed.alibaba.region,
    bucket: seed.alibaba.bucket,
    service: "oss",
    permissions: { put: "oss:PutBucketAccessMonitor", rules: "oss:GetBucketLifecycle" },
    emptyStatus: "error",
    refusals: [
      [400, "AccessMonitorDisableNotAllowed"],
      [409, "AccessMonitorDisableNotAllowed"],
    ],
    unreadable: unreadableXml,
  },
  volcengine: {
    region: seed.volcengine.region,
    bucket: seed.volcengine.bucket,
    service: "tos",
    permissions: { put: "tos:PutBucketAccessMonitor", rules: "tos:GetLifecycleConfiguration" },
    emptyStatus: "Disabled",
    refusals: [
      [400, "InvalidRequest"],
      [403, "AccessDenied"],
      [409, "Odd"],
    ],
    unreadable: unreadableJson,
  },
};
