import { describe, expect, it } from "vitest";
import { cloudtrailEndpoint } from "../../../provider/clouds/volcengine/cloudtrail/endpoints";
import { cloudtrail } from "../../../provider/clouds/volcengine/cloudtrail/service";
import { volcengineSettingsSchema } from "../../../provider/clouds/volcengine/settings";

const answer = (status: number, code: string, metadata: object = { RequestId: "r1" }) => ({
  status,
  headers: {},
  body: JSON.stringify({ ResponseMetadata: { ...metadata, Error: { Code: code, Message: "text" } } }),
});
const faultOf = (...given: Parameters<typeof answer>) => cloudtrail("cn-beijing").fault(answer(...given));

describe("what codes mean", () => {
  it.each([
    [404, "TrailNotExist", "NotFound", undefined],
    [404, "ServiceNotFound", "Invalid", "does not offer the version 2021-09-01"],
    [404, "InvalidActionOrVersion", "Invalid", "check access-audit:volcengine.site"],
    [400, "SiteDoesNotMatch", "Invalid", "delegated administrator; check access-audit:volcengine.site"],
    [400, "InvalidTrailName", "Invalid", "Check name"],
    [400, "InvalidParameter", "Invalid", "looks back 90 days, 180 on BytePlus"],
    [400, "InvalidParameter.TosBucketName", "Invalid", "Check the destinations"],
    [400, "MissingParameter", "Invalid", undefined],
    [400, "MissingRequestInfo", "Invalid", undefined],
    [400, "TrailQuotaExceeded", "Conflict", "deleteBeforeReplace: true"],
    [400, "TrailLimitExceeded", "Conflict", "deleteBeforeReplace: true"],
    [404, "BucketNotExist", "Invalid", "Check tosBucketName, tlsProjectName"],
    [409, "TrailAlreadyExists", "Conflict", "exists already in the account"],
    [400, "TrailNameExist", "Conflict", "exists already in the account"],
    [403, "InvalidTimestamp", "Denied", "Check the clock"],
    [401, "InvalidSecretToken", "Denied", "get new temporary keys"],
    [401, "InvalidAccessKey", "Denied", "Check the access key pair"],
    [401, "SignatureDoesNotMatch", "Denied", "Check the access key pair"],
    [400, "InvalidAuthorization", "Denied", "Check the access key pair"],
    [400, "InvalidCredential", "Denied", "Check the access key pair"],
    [401, "MissingAuthenticationToken", "Denied", "Check the access key pair"],
    [401, "MissingSignature", "Denied", "Check the access key pair"],
    [403, "LackPolicy", "Denied", undefined],
    [403, "LackProjectPolicy", "Denied", undefined],
    [403, "AccessDenied", "Denied", undefined],
    [500, "InternalError", "Unavailable", undefined],
    [500, "InternalServiceError", "Unavailable", undefined],
    [504, "InternalServiceTimeout", "Unavailable", undefined],
    [502, "FailToConnect", "Unavailable", undefined],
    [503, "ServiceUnavailableTemp", "Unavailable", undefined],
    [500, "ServiceFailure", "Unavailable", undefined],
    [404, "SomethingNew", "Invalid", undefined],
  ])("%d %s: %s", (status, code, kind, advice) => {
    const fault = faultOf(status, code);
    expect(fault).toMatchObject({ kind, code, detail: "text", requestId: "r1" });
    if (advice !== undefined) expect(fault?.advice).toContain(advice);
  });

  it.each(["FlowLimitExceeded", "AccountFlowLimitExceeded"])("%s is throttling with any status", (code) => {
    for (const status of [200, 400, 429]) expect(faultOf(status, code)?.kind).toBe("Throttled");
  });

  it("the error decides, not the status, and the request id has two spellings", () => {
    expect(faultOf(200, "TrailNotExist", { RequestID: "r2" })).toMatchObject({ kind: "NotFound", requestId: "r2" });
    const success = { status: 200, headers: {}, body: '{"ResponseMetadata":{"RequestId":"r"},"Result":null}' };
    expect(cloudtrail("cn-beijing").fault(success)).toBeUndefined();
  });

  it("only the clock's code asks for a correction, only a token for new keys", () => {
    expect(faultOf(400, "InvalidTimestamp")?.skew).toBe(true);
    expect(faultOf(401, "InvalidSecretToken")?.expired).toBe(true);
    expect(faultOf(403, "AccessDenied")?.permission).toBe(true);
  });

  it("a page of a proxy is a failure too", () => {
    const page = { status: 502, headers: {}, body: "<html>" };
    expect(cloudtrail("cn-beijing").fault(page)).toMatchObject({ kind: "Unavailable", code: "HTTP 502" });
  });
});

describe("hosts", () => {
  it.each([
    [{}, "cn-beijing", "open.volcengineapi.com"],
    [{ network: "internal" }, "cn-shanghai", "open.volcengineapi.com"],
    [{}, "cn-beijing-autodriving", "cloud-trail.cn-beijing-autodriving.volcengineapi.com"],
    [{}, "ap-southeast-3", "cloud-trail.ap-southeast-3.volcengineapi.com"],
    [{ site: "byteplus" }, "ap-southeast-1", "open.byteplusapi.com"],
    [{ endpoints: { cloudtrail: "trails.example.com" } }, "cn-beijing", "trails.example.com"],
  ])("%j in %s: %s", (settings, region, host) => {
    expect(cloudtrailEndpoint(volcengineSettingsSchema.parse(settings), region)).toEqual({ scheme: "https", host });
  });
});
