import { CloudError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import type { HttpResponse } from "../../../core/session/wire";
import { vendorFault } from "../../../http/error-table";
import { MalformedAnswer, type Service, type VendorFault } from "../../../http/service";
import { parseXml, type XmlNode, xmlHint } from "../../../http/xml";
import { type BucketCall, type BucketLocator, ObjectStorage } from "../../../kinds/object-storage";
import { bucketHost, listingRegion, obsHost } from "../endpoints";
import type { AccessKeys } from "../identity/credentials";
import { huaweiSettings } from "../settings";
import { obsErrors } from "./errors";
import { obsKeys } from "./keys";
import { signObs } from "./sign-obs";

export const obsTitle = "Huawei Cloud OBS";

/** Object Storage Service: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0005.html. The bucket is signed. */
export function obs(bucket?: string): Service<AccessKeys> {
  return {
    cloud: "huawei",
    title: obsTitle,
    name: "obs",
    sign: (request, credentials, now) => signObs(request, credentials, now, bucket),
    fault: obsFault,
  };
}

export function obsFault(response: HttpResponse): VendorFault | undefined {
  const { status, headers } = response;
  if (status >= 200 && status < 300) return undefined;
  const error = errorElement(response);
  return vendorFault(obsErrors, {
    code: xmlHint(error, "Code") || headers["x-obs-error-code"] || `HTTP ${status}`,
    detail: xmlHint(error, "Message") || headers["x-obs-error-message"],
    requestId: xmlHint(error, "RequestId") || headers["x-obs-request-id"],
    status,
  });
}

/** Gateways answer with a body of their own, or with none. */
function errorElement({ body }: HttpResponse): XmlNode {
  try {
    return parseXml(body, "Error");
  } catch {
    return {};
  }
}

class ObsStorage extends ObjectStorage<AccessKeys> {
  override async callBucket<T>(operation: Operation, locator: BucketLocator, call: BucketCall<T>): Promise<T> {
    warnOfDots(operation, locator.bucket);
    try {
      return await super.callBucket(operation, locator, call);
    } catch (error) {
      const isElsewhere = error instanceof CloudError && [301, 307].includes(error.fault.status ?? 0);
      if (!isElsewhere || call.subresource === "location") throw error;
      const region = await this.regionOf(operation, locator).catch(() => undefined);
      if (region === undefined || region === locator.region) throw error;
      const advice = `The bucket ${locator.bucket} is in ${region}, and not in ${locator.region}; correct the region`;
      throw new CloudError({ ...error.fault, advice }, { cause: error });
    }
  }

  /** Where a bucket is, by the host of any region. https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0024.html */
  regionOf(operation: Operation, locator: BucketLocator): Promise<string> {
    return this.callBucket(operation, locator, {
      action: "GetBucketLocation",
      attempted: `look up the region of bucket ${locator.bucket}`,
      permission: locationPermission,
      subresource: "location",
      decode: ({ body }) => locationFromWire(body),
    });
  }
}

export const locationPermission = "obs:bucket:GetBucketLocation";

/** The root is the location itself. */
export function locationFromWire(body: string): string {
  const location = parseXml(body, "Location");
  const text = typeof location === "string" ? location : location["#text"];
  if (typeof text !== "string" || text === "") throw new MalformedAnswer("the answer has no location");
  return text;
}

/** A bucket is a label of its host, and a certificate of the vendor covers one label only. */
function warnOfDots({ session }: Operation, bucket: string): void {
  if (!bucket.includes(".")) return;
  session.once(`huawei.obs.dots/${bucket}`, () =>
    session.warn(
      `The bucket ${bucket} has a dot in its name, so that the vendor's certificate may not cover its host. The certificate is always ` +
        "verified: where that fails, set access-audit:huawei.endpoints.obs to a host whose certificate covers it.",
    ),
  );
}

/** OBS for the kinds that are about buckets. */
export const obsStorage = new ObsStorage({
  service: ({ bucket }) => obs(bucket),
  credentials: (session, { region }) => obsKeys(session, region),
  bucketAddress: (session, locator) => bucketHost(huaweiSettings(session), locator),
  accountAddress(session) {
    const settings = huaweiSettings(session);
    const region = listingRegion(settings, session.settings.environment);
    return { ...obsHost(settings, region), region };
  },
  contentType: "application/xml",
  bareParameters: true,
  requestIdHeader: "x-obs-request-id",
});
