import { resource } from "../../core/lifecycle/lifecycle";
import type { Cloud } from "../../kinds/cloud";
import { exampleCredentials } from "./identity/chain";
import { exampleAuditTrack, exampleTracks } from "./records/audit-track";
import { exampleGetAuditTracks } from "./records/get-audit-tracks";
import { exampleTitle } from "./service";
import { exampleSettingsSchema } from "./settings";
import { exampleBucketAccessMonitor, exampleGetBucketAccessMonitor } from "./store/bucket-access-monitor";
import { exampleGetBuckets } from "./store/get-buckets";

/** The toy cloud of the contributor's guide. */
export const example: Cloud = {
  name: "example",
  title: exampleTitle,
  settings: exampleSettingsSchema,
  resources: [resource(exampleBucketAccessMonitor), resource(exampleAuditTrack)],
  tracks: exampleTracks,
  dataSources: [exampleGetBucketAccessMonitor, exampleGetBuckets, exampleGetAuditTracks],
  notOffered: { getAuditEvents: "its tracks deliver files, and no call lists what is in them" },
  policies: (permissions) => [{ name: "access-audit", document: { allow: permissions } }],
  identify: (session) => exampleCredentials(session).identify(),
};
