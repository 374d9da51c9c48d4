import { createHash } from "node:crypto";
import type { HttpRequest, HttpResponse } from "../../../core/session/wire";
import { vendorFault } from "../../../http/error-table";
import type { Service } from "../../../http/service";
import { parseXml, type XmlNode, xmlHint } from "../../../http/xml";
import type { BucketLocator } from "../../../kinds/bucket-access-monitor";
import { bucketHost, serviceHost } from "../endpoints";
import { cosErrors } from "../errors";
import type { TencentCredentials } from "../identity/credentials";
import type { TencentSettings } from "../settings";
import { signCos } from "./sign-cos";

/** Cloud Object Storage: https://cloud.tencent.com/document/product/436 */
export const cos: Service<TencentCredentials> = {
  cloud: "tencent",
  title: "Tencent Cloud COS",
  name: "cos",
  sign: signCos,
  fault(response) {
    if (response.status >= 200 && response.status < 300) return undefined;
    const error = errorElement(response);
    const fault = vendorFault(cosErrors, {
      code: xmlHint(error, "Code") ?? `HTTP ${response.status}`,
      detail: xmlHint(error, "Message"),
      requestId: xmlHint(error, "RequestId") ?? response.headers["x-cos-request-id"],
      status: response.status,
    });
    return fault.code === "AccessDenied" && fault.detail === "Request has expired" ? { ...fault, skew: true } : fault;
  },
};

/** HEAD and some gateways answer without a body, and proxies with one of their own. */
function errorElement(response: HttpResponse): XmlNode {
  try {
    return parseXml(response.body, "Error");
  } catch {
    return {};
  }
}

/** A request on a bucket's sub-resource, such as `?accessmonitor`. */
export function bucketRequest(
  settings: TencentSettings,
  locator: BucketLocator,
  method: "GET" | "PUT",
  subresource: string,
  xml = "",
): HttpRequest {
  const md5 = createHash("md5").update(xml).digest("base64");
  const headers = {
    "content-type": "application/xml",
    "content-length": String(Buffer.byteLength(xml)),
    "content-md5": md5,
  };
  const host = bucketHost(settings, locator);
  return { method, ...host, path: "/", query: [[subresource, ""]], headers: xml === "" ? {} : headers, body: xml };
}

/** A request on the account: listing buckets of all regions. */
export function serviceRequest(settings: TencentSettings, query: HttpRequest["query"]): HttpRequest {
  return { method: "GET", ...serviceHost(settings), path: "/", query, headers: {}, body: "" };
}
