import { deliveryErrorFromWire } from "../../../../provider/clouds/alibaba/actiontrail/audit-track";
import { pageFromWire as alibabaEvents } from "../../../../provider/clouds/alibaba/actiontrail/get-audit-events";
import { trailsFromWire } from "../../../../provider/clouds/alibaba/actiontrail/get-audit-tracks";
import { taskPageFromWire } from "../../../../provider/clouds/alibaba/databases/exports/das-tasks";
import { filePageFromWire } from "../../../../provider/clouds/alibaba/databases/exports/rds-files";
import * as ossMonitor from "../../../../provider/clouds/alibaba/oss/bucket-access-monitor";
import { fromWire as ossBuckets } from "../../../../provider/clouds/alibaba/oss/get-buckets";
import { tracesFromWire } from "../../../../provider/clouds/huawei/cts/trace-wire";
import { trackersFromWire } from "../../../../provider/clouds/huawei/cts/tracker-wire";
import { fromWire as auditLogs } from "../../../../provider/clouds/huawei/databases/audit-log-file";
import { fromWire as auditPolicy } from "../../../../provider/clouds/huawei/databases/database-audit-policy";
import { fromWire as auditLogLinks } from "../../../../provider/clouds/huawei/databases/get-audit-log-links";
import { projectsFromWire } from "../../../../provider/clouds/huawei/identity/iam";
import { fromWire as obsBuckets } from "../../../../provider/clouds/huawei/obs/get-buckets";
import { fromWire as obsLog } from "../../../../provider/clouds/huawei/obs/logging-document";
import { locationFromWire } from "../../../../provider/clouds/huawei/obs/service";
import { fromWire as tencentTrack } from "../../../../provider/clouds/tencent/cloudaudit/audit-track";
import { pageFromWire as tencentEvents } from "../../../../provider/clouds/tencent/cloudaudit/get-audit-events";
import { pageFromWire as tencentTracks } from "../../../../provider/clouds/tencent/cloudaudit/get-audit-tracks";
import * as cosMonitor from "../../../../provider/clouds/tencent/cos/bucket-access-monitor";
import { fromWire as cosBuckets } from "../../../../provider/clouds/tencent/cos/get-buckets";
import { filesFromWire as auditFiles } from "../../../../provider/clouds/tencent/databases/exports/files";
import { pageFromWire as auditRecords } from "../../../../provider/clouds/tencent/databases/records/record-wire";
import { pageFromWire as volcengineEvents } from "../../../../provider/clouds/volcengine/cloudtrail/get-audit-events";
import { trailsFromWire as cloudTrails } from "../../../../provider/clouds/volcengine/cloudtrail/get-audit-tracks";
import { openApiAnswer } from "../../../../provider/clouds/volcengine/openapi/answers";
import * as tosMonitor from "../../../../provider/clouds/volcengine/tos/bucket-access-monitor";
import { fromWire as tosBuckets } from "../../../../provider/clouds/volcengine/tos/get-buckets";
import { parseJsonObject } from "../../../../provider/http/json";

/** What reads an answer, and an answer that has every member. */
export type Decoder = readonly [decode: (body: string) => unknown, sample: string];

const ofObject =
  (decode: (answer: Record<string, unknown>) => unknown) =>
  (body: string): unknown =>
    decode(parseJsonObject(body));

const storage = { StorageType: "cos", StorageRegion: "r", StorageName: "n", StoragePrefix: "p", Compress: 1 };
const track = {
  ...{ TrackId: 1, Name: "n", Status: 1, ActionType: "*", ResourceType: "*", EventNames: ["*"], Storage: storage },
  ...{ CreateTime: "t", TrackForAllMembers: 1, Filters: { ResourceFields: [] } },
};
const tracker = {
  ...{
    id: "i",
    tracker_type: "system",
    tracker_name: "system",
    status: "error",
    detail: "noBucket",
    create_time: 1e12,
  },
  ...{ lts: { is_lts_enabled: true, log_group_name: "g" }, is_support_validate: true, kms_id: "k", project_id: "p" },
  ...{ management_event_selector: { exclude_service: ["KMS"] }, is_organization_tracker: false },
  data_bucket: { data_bucket_name: "d", data_event: ["READ"] },
  obs_info: { bucket_name: "b", bucket_lifecycle: 30, is_sort_by_service: false, compress_type: "json" },
};
const trace = { trace_id: "t", trace_name: "n", time: 1e12, user: '{"name":"u"}', trace_rating: "normal", code: "200" };
const trail = {
  ...{ Name: "n", Status: "Enable", HomeRegion: "r", TrailRegion: "b,a", EventRW: "All", OssBucketName: "o" },
  ...{ IsOrganizationTrail: "true", TrailArn: "a", CreateTime: 1e12 },
};
const event = { eventId: "1", eventTime: "2026-01-01T00:00:00Z", eventName: "n", userIdentity: { userName: "u" } };
const file = { id: "1", name: "n", size: 1.5, begin_time: "2026-01-01T00:00:00+0800", end_time: "" };
const task = { TaskId: "t", TaskType: "Export", Start: 0, End: 1000, Status: "COMPLETED", Expire: false, Filters: [] };
const logFile = {
  FileID: "f",
  LogSize: "3",
  LogStatus: "Success",
  LogStartTime: "2026-01-01",
  LogEndTime: "2026-01-02",
};

export const jsonDecoders: Readonly<Record<string, Decoder>> = {
  "TOS monitor": [tosMonitor.fromWire, '{"Status":"Enabled"}'],
  "TOS rules": [tosMonitor.rulesFromWire, '{"Rules":[{"ID":"r","AccessTimeTransitions":[{"Days":1}]}]}'],
  "TOS buckets": [tosBuckets, '{"Buckets":[{"Name":"a","Location":"b","CreationDate":"c"}],"Owner":{"ID":"1"}}'],
  "records of MySQL": [
    ofObject((wire) => auditRecords("cdb", "Items", "+08:00", wire)),
    JSON.stringify({ Items: [{ Timestamp: "2026-01-15 08:00:00.104", Sql: "s", ErrCode: 7 }], TotalCount: 1 }),
  ],
  "files of TDSQL": [
    ofObject((wire) => auditFiles("dcdb", "+08:00", wire)),
    JSON.stringify({
      Items: [
        { AsyncRequestId: 7, CreateTime: "2026-01-15 08:00:00", Status: "success", FileSize: 0.3, DownloadUrl: "h" },
      ],
    }),
  ],
  "CloudAudit tracks": [ofObject(tencentTracks), JSON.stringify({ Tracks: [track], TotalCount: 1, RequestId: "r" })],
  "CloudAudit track": [ofObject((wire) => tencentTrack("r", "1", wire)), JSON.stringify(track)],
  "CloudAudit events": [
    ofObject(tencentEvents),
    JSON.stringify({
      ...{ ListOver: false, NextToken: 1, RequestId: "r" },
      Events: [
        { EventId: "1", EventTime: "1767225600", EventName: "n", Resources: { ResourceName: "x" }, ErrorCode: 0 },
      ],
    }),
  ],
  "ActionTrail trails": [ofObject(trailsFromWire), JSON.stringify({ TrailList: [trail], RequestId: "r" })],
  "ActionTrail status": [ofObject(deliveryErrorFromWire), '{"IsLogging":true,"LatestDeliveryError":"e"}'],
  "ActionTrail events": [ofObject(alibabaEvents), JSON.stringify({ Events: [event], NextToken: "n" })],
  "exports of DAS": [ofObject(taskPageFromWire), JSON.stringify({ List: [task], Total: 1 })],
  "files of RDS": [ofObject(filePageFromWire), JSON.stringify({ Items: { LogFile: [logFile] }, TotalRecordCount: 1 })],
  "CloudTrail trails": [
    (body: string) => cloudTrails(openApiAnswer(body)),
    JSON.stringify({
      ResponseMetadata: { RequestId: "r" },
      Result: {
        Trails: [{ TrailName: "a", TrailType: 1, LoggingStatus: "Enable", EventSources: ["iam"], CreatorID: 1 }],
      },
    }),
  ],
  "CloudTrail events": [
    (body: string) => volcengineEvents(openApiAnswer(body)),
    JSON.stringify({
      ResponseMetadata: { RequestId: "r" },
      Result: {
        NextToken: "n",
        Trails: [
          {
            ...{
              EventID: "1",
              EventTime: "2026-01-01T00:00:00Z",
              EventName: "n",
              EventDetail: '{"UserIdentity":{"TRN":"t"}}',
            },
            RelatedResources: [{ ResourceType: "t", ResourceID: "i" }],
          },
        ],
      },
    }),
  ],
  "CTS trackers": [ofObject(trackersFromWire), JSON.stringify({ trackers: [tracker] })],
  "CTS traces": [
    ofObject((wire) => tracesFromWire(wire, "r", 200)),
    JSON.stringify({ traces: [trace], meta_data: { count: 1, marker: "m" } }),
  ],
  "TaurusDB audit logs": [
    ofObject((wire) => auditLogs("taurusdb", wire)),
    JSON.stringify({ audit_logs: [file], total_count: 1 }),
  ],
  "RDS audit logs": [
    ofObject((wire) => auditLogs("rds", wire)),
    JSON.stringify({ auditlogs: [file], total_record: 1 }),
  ],
  "audit log links": [ofObject(auditLogLinks), '{"links":["https://example.com/1"]}'],
  "audit log policy": [ofObject(auditPolicy), '{"keep_days":7,"audit_types":["GRANT"],"databases":["d"]}'],
  "IAM projects": [projectsFromWire, '{"projects":[{"id":"1","name":"n"}],"links":{"next":null}}'],
};

export const monitorXml = "<AccessMonitorConfiguration><Status>Enabled</Status></AccessMonitorConfiguration>";
const bucket = "<Bucket><Name>a</Name><Location>oss-b</Location><CreationDate>c</CreationDate></Bucket>";
const bucketsXml = `<ListAllMyBucketsResult><IsTruncated>true</IsTruncated><NextMarker>a</NextMarker><Buckets>${bucket}</Buckets></ListAllMyBucketsResult>`;
const rulesXml = (transition: string) =>
  `<LifecycleConfiguration><Rule><ID>r</ID><Transition>${transition}</Transition></Rule></LifecycleConfiguration>`;

export const xmlDecoders: Readonly<Record<string, Decoder>> = {
  "COS monitor": [cosMonitor.fromWire, monitorXml],
  "COS rules": [cosMonitor.rulesFromWire, rulesXml("<AccessFrequency><RecentDays>1</RecentDays></AccessFrequency>")],
  "COS buckets": [cosBuckets, bucketsXml],
  "OBS log": [
    obsLog,
    "<BucketLoggingStatus><Agency>a</Agency><LoggingEnabled><TargetBucket>b</TargetBucket><TargetGrants><Grant><Grantee>" +
      "<ID>1</ID></Grantee><Permission>READ</Permission></Grant></TargetGrants></LoggingEnabled></BucketLoggingStatus>",
  ],
  "OBS buckets": [obsBuckets, bucketsXml],
  "OBS location": [locationFromWire, "<Location>cn-north-4</Location>"],
  "OSS monitor": [ossMonitor.fromWire, monitorXml],
  "OSS rules": [ossMonitor.rulesFromWire, rulesXml("<IsAccessTime>true</IsAccessTime>")],
  "OSS buckets": [ossBuckets, bucketsXml],
};
