import { seed } from "../../../emulator/index";

/** What the suite must know of a cloud that offers access logs. */
export interface LogSubject {
  readonly region: string;
  readonly elsewhere: string;
  readonly bucket: string;
  readonly target: string;
  readonly service: string;
  readonly permission: string;
  /** The input that names a role, and the role of a bucket that has none. */
  readonly role?: readonly [name: string, unset: string];
  /** What must be declared besides while logging is on, the prefix too, and what the emulator has of it. */
  readonly needs?: { readonly inputs: object; readonly stored: object };
  /** Answers that read as switched off. */
  readonly off: readonly string[];
  /** Answers from which nothing can be read. */
  readonly unreadable: readonly string[];
}

const root = (children: string) => `<BucketLoggingStatus>${children}</BucketLoggingStatus>`;
const xml = {
  off: [
    root(""),
    "<BucketLoggingStatus/>",
    '<BucketLoggingStatus xmlns="http://doc.example.com"></BucketLoggingStatus>',
    root("<LoggingEnabled/>"),
    root("<LoggingEnabled><TargetBucket/></LoggingEnabled>"),
  ],
  unreadable: [
    "",
    " ",
    "<LoggingEnabled/>",
    "<AccessMonitorConfiguration/>",
    root("Disabled"),
    root("<Status>Disabled</Status>"),
    root("<LoggingEnabled/><LoggingEnabled><TargetBucket>a</TargetBucket></LoggingEnabled>"),
    root("<LoggingEnabled><TargetBucket><Name>a</Name></TargetBucket></LoggingEnabled>"),
    root("<LoggingEnabled>a</LoggingEnabled>"),
  ],
};
const json = {
  off: ["{}", '{"LoggingEnabled":null}', '{"LoggingEnabled":{}}', '{"LoggingEnabled":{"TargetBucket":""}}'],
  unreadable: [
    "",
    "[]",
    '{"Status":"Disabled"}',
    '{"LoggingEnabled":"off"}',
    '{"LoggingEnabled":{"TargetBucket":7}}',
    '{"LoggingEnabled":{"TargetBucket":["a"]}}',
  ],
};

/** A cloud that offers the kind and is not here fails the suite. */
export const logSubjects: Readonly<Record<string, LogSubject>> = {
  tencent: {
    ...{ region: seed.tencent.region, elsewhere: "ap-beijing", bucket: seed.tencent.bucket },
    ...{ target: "audit-1250000000", service: "cos", permission: "cos:PutBucketLogging", ...xml },
  },
  alibaba: {
    ...{ region: seed.alibaba.region, elsewhere: "cn-beijing", bucket: seed.alibaba.bucket, target: "audit-target" },
    ...{ service: "oss", permission: "oss:PutBucketLogging", role: ["loggingRole", "AliyunOSSLoggingDefaultRole"] },
    ...xml,
  },
  huawei: {
    ...{ region: seed.huawei.region, elsewhere: "cn-south-1", bucket: "orders", target: "audit-target" },
    ...{ service: "obs", permission: "obs:bucket:PutBucketLogging" },
    needs: { inputs: { agency: "obs-log-agency" }, stored: { role: "obs-log-agency" } },
    off: [...xml.off, root("<Agency>obs-log-agency</Agency>")],
    unreadable: [
      ...xml.unreadable,
      root("<Agency>a</Agency><Status>Disabled</Status>"),
      root("<LoggingEnabled><TargetBucket>a</TargetBucket><TargetGrants><Grant/></TargetGrants></LoggingEnabled>"),
    ],
  },
  volcengine: {
    ...{ region: seed.volcengine.region, elsewhere: "cn-shanghai", bucket: seed.volcengine.bucket },
    ...{ target: "audit-target", service: "tos", permission: "tos:PutBucketLogging" },
    ...{ role: ["role", "ServiceRoleforTOSLogging"], ...json },
  },
};
