import { alibabaBucketAccessMonitor } from "../../../../provider/clouds/alibaba/oss/bucket-access-monitor";
import type { HttpResponse } from "../../../../provider/core/session/wire";

export const locator = { region: "cn-hangzhou", bucket: "examplebucket" };
export const { observe, update } = alibabaBucketAccessMonitor;
export const desired = { cloud: "alibaba", ...locator, status: "Disabled", onDelete: "restore" } as const;
export const live = { inputs: {}, outputs: {} };

export function error(status: number, code: string, more = ""): HttpResponse {
  return { status, headers: {}, body: `<Error><Code>${code}</Code><RequestId>R1</RequestId>${more}</Error>` };
}
