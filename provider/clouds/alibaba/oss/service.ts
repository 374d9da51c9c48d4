import type { HttpResponse } from "../../../core/session/wire";
import { vendorFault } from "../../../http/error-table";
import type { Service, VendorFault } from "../../../http/service";
import { parseXml, type XmlNode, xmlHint } from "../../../http/xml";
import { ObjectStorage } from "../../../kinds/object-storage";
import { bucketAddress, listingRegion, serviceEndpoint } from "../endpoints";
import { alibabaCredentials } from "../identity/chain";
import type { AlibabaCredentials } from "../identity/credentials";
import { alibabaSettings } from "../settings";
import { ossErrors, ossNumbers } from "./errors";
import { type SigningTarget, signOssV4 } from "./sign-oss-v4";

/**
 * Object Storage Service: https://www.alibabacloud.com/help/en/oss/developer-reference/list-of-operations-by-function
 *
 * Region and bucket are signed, but cannot be told from the URL: a bound domain shows neither.
 */
export function oss(target: SigningTarget): Service<AlibabaCredentials> {
  return {
    cloud: "alibaba",
    title: ossTitle,
    name: "oss",
    sign: (request, credentials, now) => signOssV4(request, credentials, now, target),
    fault: ossFault,
  };
}

export const ossTitle = "Alibaba Cloud OSS";

function ossFault(response: HttpResponse): VendorFault | undefined {
  if (response.status >= 200 && response.status < 300) return undefined;
  const error = errorElement(response);
  const fault = vendorFault(ossErrors, {
    code: xmlHint(error, "Code") || `HTTP ${response.status}`,
    detail: xmlHint(error, "Message"),
    requestId: xmlHint(error, "RequestId") || response.headers["x-oss-request-id"],
    status: response.status,
  });
  const number = xmlHint(error, "EC") || response.headers["x-oss-ec"];
  const meaning = number !== undefined && Object.hasOwn(ossNumbers, number) ? ossNumbers[number] : undefined;
  if (meaning !== undefined) return { ...fault, kind: "Invalid", advice: meaning };
  // A bucket of another region is refused like one without permission, but the answer then names the right host.
  const elsewhere = fault.code === "AccessDenied" ? xmlHint(error, "Endpoint") : undefined;
  if (!elsewhere) return fault;
  return { ...fault, kind: "Invalid", advice: `The bucket is on ${elsewhere}; correct the region or the endpoint` };
}

/** A failure without a body has the same XML in a header, as base64; proxies answer with bodies of their own. */
function errorElement({ body, headers }: HttpResponse): XmlNode {
  const hidden = headers["x-oss-err"];
  try {
    return parseXml(body === "" && hidden ? Buffer.from(hidden, "base64").toString("utf8") : body, "Error");
  } catch {
    return {};
  }
}

/** OSS for the kinds that are about buckets. */
export const ossStorage = new ObjectStorage<AlibabaCredentials>({
  service: oss,
  credentials: alibabaCredentials,
  bucketAddress: (session, locator) => bucketAddress(alibabaSettings(session), locator),
  accountAddress(session) {
    const settings = alibabaSettings(session);
    const region = listingRegion(settings, session.settings.environment);
    return { ...serviceEndpoint(settings, region), region };
  },
  contentType: "application/xml",
  requestIdHeader: "x-oss-request-id",
});
