import { describe, expect, it } from "vitest";
import { actiontrailEndpoint } from "../../../provider/clouds/alibaba/actiontrail/endpoints";
import { actiontrail } from "../../../provider/clouds/alibaba/actiontrail/service";
import { alibabaSettings } from "../../../provider/clouds/alibaba/settings";
import { session } from "./session";

const answer = (status: number, code: string, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body: JSON.stringify({ RequestId: "r1", HostId: "h", Code: code, Message: "text" }),
});

describe("what codes mean", () => {
  it.each([
    [404, "TrailNotFoundException", "NotFound", undefined],
    [400, "TrailAlreadyExistsException", "Conflict", "perhaps with another home region"],
    [400, "RepeatOssBucket", "Conflict", "give each trail an ossBucketName of its own"],
    [403, "MaximumNumberOfTrailsExceededException", "Conflict", "at most 5 trails"],
    [400, "MaximumNumberOfOrganizationTrailExceeded", "Conflict", "one organization trail"],
    [400, "NotAllowCreateOrganizationTrail", "Denied", "management account"],
    [404, "BucketDoesNotExistException", "Invalid", "Check ossBucketName"],
    [400, "SlsProjectDoesNotExistException", "Invalid", "Check slsProjectArn"],
    [400, "InsightTypeNotAvailable", "Invalid", "an AuditInsight enables it for the account, which is paid"],
    [404, "InsightSelectorDoesNotExistException", "Invalid", "delivers no insights"],
    [404, "DeliveryHistoryJobNotFound", "NotFound", undefined],
    [400, "InvalidTrailNameException", "Invalid", "Check name"],
    [400, "InvalidPrefixException", "Invalid", "Check ossKeyPrefix"],
    [400, "InvalidDeliveryConfigurationException", "Invalid", "slsProjectArn or maxComputeProjectArn"],
    [400, "InvalidParameterStartTime", "Invalid", "90 days"],
    [400, "InvalidParameterEndTime", "Invalid", "90 days"],
    [400, "InvalidParameterCombination", "Invalid", "Check the filters"],
    [400, "InvalidQueryParameter", "Invalid", "Check the filters"],
    [403, "NeedRamAuthorize", "Denied", "AliyunServiceRoleForActionTrail"],
    [400, "IncompleteSignature", "Denied", "Check the AccessKey pair"],
    [400, "SignatureDoesNotMatch", "Denied", "Check the AccessKey pair"],
    [403, "InvalidAccessKeyId.Inactive", "Denied", "Check the AccessKey pair"],
    [404, "InvalidAction", "Invalid", "endpoints.actiontrail"],
    [400, "MissingAction", "Invalid", "endpoints.actiontrail"],
    [400, "SignatureNonceUsed", "Unavailable", "check for a proxy"],
    [400, "InvalidTimeStamp.Expired", "Denied", "Check the clock"],
    [400, "InvalidSecurityToken.Expired", "Denied", "get new ones"],
    [400, "MissingParameter", "Invalid", undefined],
    [400, "InvalidParameterValue", "Invalid", undefined],
    [503, "ServiceUnavailable", "Unavailable", undefined],
    [404, "SomethingNew", "Invalid", undefined],
  ])("%d %s: %s", (status, code, kind, advice) => {
    const fault = actiontrail.fault(answer(status, code));
    expect(fault).toMatchObject({ kind, code, detail: "text", requestId: "r1" });
    if (advice !== undefined) expect(fault?.advice).toContain(advice);
  });

  it.each(["Throttling", "Throttling.User", "Throttling.Api", "Rejected.Throttling"])(
    "%s is throttling with any status",
    (code) => {
      for (const status of [400, 429, 503]) expect(actiontrail.fault(answer(status, code))?.kind).toBe("Throttled");
      expect(actiontrail.fault(answer(400, code, { "x-acs-retry-after": "1500" }))?.waitMs).toEqual([1500, 1500]);
    },
  );

  it.each(["Infinity", "-1", "0x10", "soon", ""])("a wait of %j is none", (asked) => {
    expect(actiontrail.fault(answer(400, "Throttling", { "x-acs-retry-after": asked }))?.waitMs).toBeUndefined();
  });

  it.each(["InsufficientBucketPolicyException", "InsufficientSlsPolicyException"])("%s passes with time", (code) => {
    expect(actiontrail.fault(answer(403, code))).toMatchObject({ kind: "Denied", repeat: true });
  });

  it("only the clock's code asks for a correction, only an expired token for new keys", () => {
    expect(actiontrail.fault(answer(400, "InvalidTimeStamp.Expired"))?.skew).toBe(true);
    expect(actiontrail.fault(answer(400, "InvalidSecurityToken.Expired"))?.expired).toBe(true);
    expect(actiontrail.fault(answer(403, "NoPermission"))?.permission).toBe(true);
  });

  it("a page of a proxy is a failure too", () => {
    expect(actiontrail.fault({ status: 502, headers: {}, body: "<html>" })).toMatchObject({
      kind: "Unavailable",
      code: "HTTP 502",
    });
  });
});

describe("hosts", () => {
  it.each([
    [{}, "cn-hangzhou", "actiontrail.cn-hangzhou.aliyuncs.com"],
    [{}, "cn-hangzhou-finance", "actiontrail.aliyuncs.com"],
    [{}, "eu-west-1-oxs", "actiontrail.ap-northeast-1.aliyuncs.com"],
    [{ network: "internal" }, "cn-hangzhou", "actiontrail-vpc.cn-hangzhou.aliyuncs.com"],
    [{ endpoints: { actiontrail: "trails.example.com" } }, "cn-hangzhou", "trails.example.com"],
  ])("%j in %s: %s", (settings, region, host) => {
    expect(actiontrailEndpoint(alibabaSettings(session(settings)), region)).toEqual({ scheme: "https", host });
  });
});
