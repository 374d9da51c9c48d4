import type { HttpResponse } from "../../../core/session/wire";
import { vendorFault } from "../../../http/error-table";
import type { Service } from "../../../http/service";
import { parseXml, type XmlNode, xmlHint } from "../../../http/xml";
import { ObjectStorage } from "../../../kinds/object-storage";
import { bucketHost, serviceHost } from "../endpoints";
import { cosErrors } from "../errors";
import { tencentCredentials } from "../identity/chain";
import type { TencentCredentials } from "../identity/credentials";
import { tencentSettings } from "../settings";
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

/** COS for the kinds that are about buckets. */
export const cosStorage = new ObjectStorage<TencentCredentials>({
  service: () => cos,
  credentials: tencentCredentials,
  bucketAddress: (session, locator) => bucketHost(tencentSettings(session), locator),
  // One host lists the buckets of all regions.
  accountAddress: (session) => ({ ...serviceHost(tencentSettings(session)), region: "" }),
  contentType: "application/xml",
  signsLength: true,
  requestIdHeader: "x-cos-request-id",
});
