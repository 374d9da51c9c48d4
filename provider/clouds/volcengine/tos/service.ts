import type { HttpResponse } from "../../../core/session/wire";
import { vendorFault } from "../../../http/error-table";
import { parseJsonObject } from "../../../http/json";
import type { Service, VendorFault } from "../../../http/service";
import { ObjectStorage } from "../../../kinds/object-storage";
import { bucketEndpoint, listingRegion, serviceEndpoint } from "../endpoints";
import { volcengineCredentials } from "../identity/chain";
import type { VolcengineCredentials } from "../identity/credentials";
import { volcengineSettings } from "../settings";
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

/** TOS for the kinds that are about buckets. */
export const tosStorage = new ObjectStorage<VolcengineCredentials>({
  service: ({ region }) => tos(region),
  credentials: volcengineCredentials,
  bucketAddress: (session, locator) => bucketEndpoint(volcengineSettings(session), locator),
  accountAddress(session) {
    const settings = volcengineSettings(session);
    const region = listingRegion(settings, session.settings.environment);
    return { ...serviceEndpoint(settings, region), region };
  },
  contentType: "application/json",
  requestIdHeader: "x-tos-request-id",
});
