import { z } from "zod";
import { choice, field } from "../../../core/fields/field";
import { statusField } from "../../../core/fields/status";

const optionalText = (doc: string) => field(z.string().optional(), { doc });
const flag = (doc: string) => field(z.boolean(), { doc });

/** A tracker as the list has it: https://support.huaweicloud.com/intl/en-us/api-cts/ListTrackers.html */
export const listedTracker = z.object({
  id: field(z.string(), { doc: "The tracker's id." }),
  type: field(
    choice({
      system: "The region's one tracker of management events.",
      data: "A tracker of what is read and written in one bucket.",
    }),
    {
      doc: "The region's one tracker of management events, or one of a bucket.",
    },
  ),
  name: field(z.string(), { doc: "The tracker's name." }),
  projectId: optionalText("The tracker's project."),
  status: field(statusField, { doc: "Whether the tracker records." }),
  deliveryError: optionalText("Why it records but does not deliver: `bucketPolicyError`, `noBucket` or `arrears`."),
  createTime: field(z.string(), { doc: "When the tracker was made: ISO 8601, in UTC." }),
  agencyName: optionalText("The agency by which CTS writes."),
  isLtsEnabled: flag("Whether the events are copied to LTS."),
  logGroupName: optionalText("The log group in LTS."),
  logTopicName: optionalText("The log topic in LTS."),
  isSupportValidate: flag("Whether digest files prove that files were not changed."),
  isOrganizationTracker: flag("Whether the organization's accounts are recorded too."),
  excludeServices: field(z.array(z.string()), { doc: "Services whose events are left out." }),
  isSupportTraceFilesEncryption: flag("Whether delivered files are encrypted."),
  kmsId: optionalText("The id of the key that encrypts delivered files."),
  dataBucket: field(
    z
      .object({
        name: field(z.string(), { doc: "The bucket that is tracked." }),
        events: field(z.array(z.string()), { doc: "What is recorded: `READ`, `WRITE` or both." }),
      })
      .optional(),
    { doc: "What a data tracker follows." },
  ),
  obs: field(
    z
      .object({
        bucketName: field(z.string(), { doc: "The bucket that receives the events." }),
        filePrefixName: field(z.string(), { doc: "The prefix of the delivered files." }),
        compressType: field(z.string(), { doc: "`gzip` or `json`." }),
        isSortByService: flag("Whether the path of a file has the service's name."),
        bucketLifecycle: field(z.number(), { doc: "Days that delivered files are kept; 0 is for ever." }),
      })
      .optional(),
    { doc: "Where the events are delivered." },
  ),
});
