import { isRecord } from "../../../core/fields/validation";
import { CloudError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import type { FormerTrack } from "../../../kinds/audit-track";
import { callCloudaudit } from "./service";

/** Where the former API is no longer offered, nothing of it is left. */
const notOffered = ["InvalidAction", "ActionOffline"];

/**
 * Audits of the API before tracks: ListAudits of https://cloud.tencent.com/document/api/629/12360. They are in no list of tracks.
 */
export async function formerTracks(operation: Operation, region: string): Promise<readonly FormerTrack[]> {
  try {
    return await callCloudaudit(operation, {
      name: "ListAudits",
      region,
      attempted: `list the audits of the former API in ${region}`,
      parameters: {},
      answerSize: "list",
      // The member is spelt so.
      decode: (answer) => listIn(answer, "AuditSummarys", true).map(fromWire),
    });
  } catch (error) {
    if (error instanceof CloudError && notOffered.includes(error.fault.code ?? "")) return [];
    throw error;
  }
}

function fromWire(wire: unknown): FormerTrack {
  if (!isRecord(wire)) throw new MalformedAnswer("a listed audit is not an object");
  const { AuditName: name, AuditStatus: status } = wire;
  if (typeof name !== "string" || (status !== 0 && status !== 1))
    throw new MalformedAnswer("the audit has no AuditName or AuditStatus");
  const bucket = textIn(wire, "CosBucketName");
  const to =
    bucket === undefined ? {} : { storage: { type: "cos", name: bucket, prefix: textIn(wire, "LogFilePrefix") ?? "" } };
  return {
    name,
    status: status === 1 ? "Enabled" : "Disabled",
    destination: bucket === undefined ? undefined : `cos ${bucket}`,
    wayOver:
      `declare an AuditTrack for it${bucket === undefined ? "" : ` (storage: ${JSON.stringify(to.storage)})`}, run pulumi up, and ` +
      "switch the audit off (StopLogging, or the console) once the track delivers",
  };
}
