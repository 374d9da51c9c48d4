import { describe, expect, it } from "vitest";
import { oss } from "../../../provider/clouds/alibaba/oss/service";
import { CloudError } from "../../../provider/core/session/errors";
import { answerOf, recordedCase, v4Cases } from "./recorded";

const { fault } = oss({ region: "cn-hangzhou" });
const answer = (status: number, code: string, more = "") => ({
  status,
  headers: { "x-oss-request-id": "from-header" },
  body: `<?xml version="1.0"?><Error xmlns="urn:x"><Code>${code}</Code><Message>text</Message>${more}</Error>`,
});

describe("what codes mean", () => {
  it.each([
    [400, "MalformedXML", "Invalid", ""],
    [400, "AccessMonitorDisableNotAllowed", "Conflict", ""],
    [403, "AccessDenied", "Denied", ""],
    [404, "NoSuchBucket", "NotFound", ""],
    [404, "NoSuchLifecycle", "Invalid", ""],
    [403, "SignatureDoesNotMatch", "Denied", "Check the AccessKey pair"],
    [403, "InvalidAccessKeyId", "Denied", "Check the AccessKey pair"],
    [403, "InvalidSecurityToken", "Denied", "the security token"],
    [403, "SecurityTokenExpired", "Denied", "get new ones"],
    [403, "RequestTimeTooSkewed", "Denied", "Check the clock"],
    [403, "InDebt", "Denied", "its bills"],
    [403, "BucketDisable", "Denied", "has disabled the bucket"],
    [403, "SecondLevelDomainForbidden", "Invalid", "alibaba.addressing to virtual"],
    [500, "InternalError", "Unavailable", ""],
    [503, "ServiceUnavailable", "Unavailable", ""],
    [503, "TotalQpsLimitExceeded", "Throttled", ""],
    [429, "TooManyRequests", "Throttled", ""],
    [404, "NoSuchKey", "Invalid", ""],
    [503, "SomethingNew", "Unavailable", ""],
    [403, "SomethingNew", "Denied", ""],
  ])("%d %s: %s", (status, code, kind, advice) => {
    const found = fault(answer(status, code));
    expect(found).toMatchObject({ kind, code, detail: "text", requestId: "from-header" });
    if (found === undefined) throw new Error("it is a failure");
    const { message } = new CloudError({ ...found, cloud: "Alibaba Cloud OSS", attempted: "read it" });
    expect(message).toContain(`Alibaba Cloud OSS: could not read it: ${code}: text`);
    expect(message).toContain(advice);
  });

  it("only the clock's code asks for a correction, only an expired token for new keys", () => {
    expect(fault(answer(403, "RequestTimeTooSkewed"))?.skew).toBe(true);
    expect(fault(answer(403, "SecurityTokenExpired"))?.expired).toBe(true);
    expect(fault(answer(403, "AccessDenied"))).toMatchObject({ skew: undefined, expired: undefined });
  });

  it("a bucket of another region names its host", () => {
    const elsewhere = answer(403, "AccessDenied", "<Endpoint>oss-cn-shenzhen.aliyuncs.com</Endpoint>");
    expect(fault(elsewhere)).toMatchObject({
      kind: "Invalid",
      advice: "The bucket is on oss-cn-shenzhen.aliyuncs.com; correct the region or the endpoint",
    });
  });
});

describe("where the error is", () => {
  it("the request id of the body goes first", () => {
    expect(fault(answer(403, "AccessDenied", "<RequestId>from-body</RequestId>"))?.requestId).toBe("from-body");
  });
  it("in a header when the body is empty", () => {
    const hidden = Buffer.from(answer(404, "NoSuchBucket", "<RequestId>hidden</RequestId>").body).toString("base64");
    const response = { status: 404, headers: { "x-oss-err": hidden }, body: "" };
    expect(fault(response)).toMatchObject({ kind: "NotFound", code: "NoSuchBucket", requestId: "hidden" });
  });
  it.each([
    [404, "", "Invalid", "HTTP 404"],
    [404, "<html>not here</html>", "Invalid", "HTTP 404"],
    [502, "<html>bad gateway</html>", "Unavailable", "HTTP 502"],
    [307, "", "Invalid", "HTTP 307"],
    [403, "<Error/>", "Denied", "HTTP 403"],
  ])("%d %j", (status, body, kind, code) => {
    expect(fault({ status, headers: { "x-oss-err": "!" }, body })).toMatchObject({ kind, code });
  });

  const failing = v4Cases.filter(({ response }) =>
    response?.some(({ status, body }) => status >= 400 && body.includes("<Code>")),
  );
  it.each(failing.map(({ name }) => name))("%s", (name) => {
    const response = answerOf(recordedCase(name));
    expect(fault(response)?.code).toBe(/<Code>(.*)<\/Code>/.exec(response.body)?.[1]);
  });
  it("a success is none", () => expect(fault({ status: 200, headers: {}, body: "" })).toBeUndefined());
});
