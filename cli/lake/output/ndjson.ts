import { jsonText } from "../../report/json-text";
import type { EventRow } from "../rows";

/** A line of JSON. Every member is always there; what the vendor does not say is null. */
export function ndjson({ cloud, event }: EventRow): string {
  const { account, region, actor, accessKeyId, sourceAddress, errorCode, requestId } = event;
  const { id, time, name, source, resources, raw } = event;
  return `${jsonText({
    ...{ cloud, account: account ?? null, region: region ?? null, id, time, name, source },
    ...{ actor: actor ?? null, accessKeyId: accessKeyId ?? null, sourceAddress: sourceAddress ?? null, resources },
    ...{ errorCode: errorCode ?? null, requestId: requestId ?? null, raw },
  })}\n`;
}
