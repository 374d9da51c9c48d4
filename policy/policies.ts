import { atLeast } from "./policies/at-least";
import { bucketAccessLogged } from "./policies/buckets/bucket-access-logged";
import { destinationPrivate } from "./policies/buckets/destination-private";
import { destinationProtected } from "./policies/buckets/destination-protected";
import { everyBucketMonitored } from "./policies/buckets/every-bucket-monitored";
import { logTargetMonitored } from "./policies/buckets/log-target-monitored";
import { monitorEnabled } from "./policies/buckets/monitor-enabled";
import { databaseAuditEnabled } from "./policies/database-audit-enabled";
import { insightEnabled } from "./policies/insight-enabled";
import { notificationEnabled } from "./policies/notification-enabled";
import { onDeleteReason } from "./policies/on-delete-reason";
import { retentionDays } from "./policies/retention-days";
import { trackDestination } from "./policies/track-destination";
import { trackEnabled } from "./policies/track-enabled";
import { trackEncryption } from "./policies/track-encryption";
import { trackFileValidation } from "./policies/track-file-validation";
import { trackGlobalEvents } from "./policies/track-global-events";
import { trackOrganization } from "./policies/track-organization";
import { trackPerCloud } from "./policies/track-per-cloud";
import { trackRecordsEverything } from "./policies/track-records-everything";

/** All policies, for the pack and for packs of one's own: `new PolicyPack("mine", { policies: [...policies, …] })`. */
export const policies = [
  monitorEnabled,
  bucketAccessLogged,
  trackEnabled,
  databaseAuditEnabled,
  insightEnabled,
  notificationEnabled,
  trackRecordsEverything,
  trackDestination,
  trackFileValidation,
  trackEncryption,
  trackGlobalEvents,
  trackOrganization,
  retentionDays,
  onDeleteReason,
  everyBucketMonitored,
  logTargetMonitored,
  destinationPrivate,
  destinationProtected,
  trackPerCloud,
  atLeast,
];
