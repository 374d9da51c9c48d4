import { createHash } from "node:crypto";
import type { HttpRequest, HttpResponse } from "../../../core/session/wire";
import { vendorFault } from "../../../http/error-table";
import { parseJsonObject } from "../../../http/json";
import type { Service, VendorFault } from "../../../http/service";
import type { BucketLocator } from "../../../kinds/bucket-access-monitor";
import { bucketEndpoint, serviceEndpoint } from "../endpoints";
import type { VolcengineCredentials } from "../identity/credentials";
import type { VolcengineSettings } from "../settings";
import { tosErrors } from "./errors";
import { signTos4 } from "./sign-tos4";

export const tosTitle = "Volcengine TOS";

/** Tinder Object Storage: https://www.volcengine.com/docs/6349/74834. The region is signed. */
export function tos(region: string): Service<VolcengineCredentials> {
  return {
    cloud: "volcengine",
    title: tosTitle,
    name: "tos",
    sign: (request, credentials, now) => signTos4(request, credentials, now, region),
    fault: tosFault,
  };
}

function tosFault(response: HttpResponse): VendorFault | undefined {
  const { status, headers } = response;
  if (status >= 200 && status < 300) return undefined;
  const error = errorObject(response);
  const text = (name: string) => (typeof error[name] === "string" && error[name] !== "" ? error[name] : undefined);
  const number = text("EC") ?? headers["x-tos-ec"];
  const message = text("Message");
  // The number tells apart what one code stands for, so support asks for it.
  const detail = number === undefined ? message : `${message ?? "no reason given"} (EC ${number})`;
  return vendorFault(tosErrors, {
    code: text("Code") ?? `HTTP ${status}`,
    detail,
    requestId: text("RequestId") ?? headers["x-tos-request-id"],
    status,
  });
}

/** Answers of a gateway may have no JSON. */
function errorObject({ body }: HttpResponse): Record<string, unknown> {
  try {
    return parseJsonObject(body);
  } catch {
    return {};
  }
}

/** A request on a bucket's sub-resource, such as `?accessmonitor`. */
export function bucketRequest(
  settings: VolcengineSettings,
  locator: BucketLocator,
  method: "GET" | "PUT",
  subresource: string,
  json = "",
): HttpRequest {
  const md5 = createHash("md5").update(json, "utf8").digest("base64");
  const headers = json === "" ? {} : { "content-type": "application/json", "content-md5": md5 };
  const { scheme, host } = bucketEndpoint(settings, locator);
  return { method, scheme, host, path: "/", query: [[subresource, ""]], headers, body: json };
}

/** A request on the account: listing buckets of all regions. */
export function serviceRequest(settings: VolcengineSettings, region: string): HttpRequest {
  return { method: "GET", ...serviceEndpoint(settings, region), path: "/", query: [], headers: {}, body: "" };
}
