import { describe, expect, it } from "vitest";
import { listingRegion, serviceEndpoint } from "../../../provider/clouds/volcengine/endpoints";
import { volcengineSettings } from "../../../provider/clouds/volcengine/settings";
import { fromWire, toWire } from "../../../provider/clouds/volcengine/tos/bucket-access-monitor";
import { fromWire as bucketsFromWire } from "../../../provider/clouds/volcengine/tos/get-buckets";
import { tos } from "../../../provider/clouds/volcengine/tos/service";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { MalformedAnswer } from "../../../provider/http/service";

const { fault } = tos("cn-beijing");
const answer = (status: number, error: object) => ({
  status,
  headers: { "x-tos-request-id": "from-header" },
  body: JSON.stringify(error),
});

describe("what codes mean", () => {
  it.each([
    [400, "MalformedBody", "Invalid", undefined],
    [400, "MissingRequestBodyError", "Invalid", undefined],
    [400, "InvalidArgument", "Invalid", undefined],
    [400, "InvalidRequest", "Invalid", undefined],
    [400, "InvalidBucketName", "Invalid", "Correct the bucket's name"],
    [400, "BadDigest", "Invalid", undefined],
    [400, "InvalidDigest", "Invalid", undefined],
    [400, "ContentSHA256Mismatch", "Invalid", undefined],
    [400, "AuthorizationHeaderMalformed", "Denied", "check region, site and endpoint settings"],
    [403, "AccessDenied", "Denied", undefined],
    [403, "ForbiddenAccess", "Denied", undefined],
    [403, "InvalidAccessKeyId", "Denied", "Check the access key pair"],
    [403, "SignatureDoesNotMatch", "Denied", "Check the access key pair"],
    [403, "InvalidSecurityToken", "Denied", "the session token"],
    [403, "ExpiredToken", "Denied", "get new ones"],
    [403, "RequestTimeTooSkewed", "Denied", "Check the clock"],
    [404, "NoSuchBucket", "NotFound", undefined],
    [404, "NoSuchLifecycleConfiguration", "Invalid", undefined],
    [405, "MethodNotAllowed", "Invalid", "hierarchical buckets have none"],
    [501, "UnImplemented", "Invalid", "hierarchical buckets have none"],
    [301, "PermanentRedirect", "Invalid", "correct the region"],
    [429, "ExceedAccountQPSLimit", "Throttled", undefined],
    [429, "ExceedBucketQPSLimit", "Throttled", undefined],
    [429, "ExceedAccountRateLimit", "Throttled", undefined],
    [429, "ExceedBucketRateLimit", "Throttled", undefined],
    [429, "TooManyRequests", "Throttled", undefined],
    [503, "ExceedClusterQPSLimit", "Throttled", undefined],
    [500, "InternalError", "Unavailable", undefined],
    [503, "TryAgain", "Unavailable", undefined],
    [404, "SomethingNew", "Invalid", undefined],
  ])("%d %s: %s", (status, code, kind, advice) => {
    const found = fault(answer(status, { Code: code, Message: "text", RequestId: "from-body" }));
    expect(found).toMatchObject({ kind, code, detail: "text", requestId: "from-body" });
    if (advice !== undefined) expect(found?.advice).toContain(advice);
  });

  it("the number that support asks for is told, wherever it is", () => {
    expect(fault(answer(404, { Code: "NoSuchBucket", EC: "0006-00000001" }))?.detail).toContain("EC 0006-00000001");
    const headers = { "x-tos-ec": "0006-00000001" };
    expect(fault({ status: 404, headers, body: "" })).toMatchObject({ code: "HTTP 404", kind: "Invalid" });
  });

  it("only the clock's code asks for a correction, only an expired token for new keys", () => {
    expect(fault(answer(403, { Code: "RequestTimeTooSkewed" }))?.skew).toBe(true);
    expect(fault(answer(403, { Code: "ExpiredToken" }))?.expired).toBe(true);
  });
});

describe("an access monitor", () => {
  it.each([
    ['{"Status":"Enabled"}', "Enabled"],
    ['{"Status":"Disabled"}', "Disabled"],
    ["{}", "Disabled"],
    ['{"Status":null}', "Disabled"],
    ['{"Status":""}', "Disabled"],
  ])("%s is %s", (body, status) => expect(fromWire(body)).toBe(status));

  it.each([
    "",
    "<html/>",
    "[]",
    '{"Status":"On"}',
    '{"Status":true}',
    '{"status":"Disabled"}',
    '{"Status":99999999999999999999}',
  ])("%j is no answer", (body) => {
    expect(() => fromWire(body)).toThrow();
  });

  it("is written as JSON", () => expect(toWire("Enabled")).toBe('{"Status":"Enabled"}'));
});

describe("a list of buckets", () => {
  it.each(["{}", '{"owner":{}}', '{"Buckets":{},"Owner":{"ID":"1"}}', '{"Owner":null}', '{"Buckets":[{}]}'])(
    "%s is no answer",
    (body) => expect(() => bucketsFromWire(body)).toThrow(MalformedAnswer),
  );

  it.each(['{"Buckets":null}', '{"Buckets":null,"Owner":{"ID":"1"}}', '{"Owner":{"ID":"1"}}', '{"Buckets":[]}'])(
    "%s is empty",
    (body) => {
      expect(bucketsFromWire(body)).toMatchObject({ buckets: [], next: undefined });
    },
  );
  it("has names, regions and times", () => {
    const body = '{"Buckets":[{"Name":"a","Location":"cn-beijing","CreationDate":"2021-08-19T09:16:05.000Z"}]}';
    expect(bucketsFromWire(body).buckets).toEqual([
      { name: "a", region: "cn-beijing", createTime: "2021-08-19T09:16:05.000Z" },
    ]);
  });
  it("without names is no list", () => expect(() => bucketsFromWire('{"Buckets":[{}]}')).toThrow(/Name or Location/));
});

describe("hosts", () => {
  const settings = (given: object) =>
    volcengineSettings(
      new Session(readSettings({ read: (key) => (key === "volcengine" ? JSON.stringify(given) : undefined) }, {})),
    );

  it.each([
    [{}, "tos-cn-beijing.volces.com"],
    [{ network: "internal" }, "tos-cn-beijing.ivolces.com"],
    [{ site: "byteplus" }, "tos-cn-beijing.bytepluses.com"],
    [{ site: "byteplus", network: "internal" }, "tos-cn-beijing.ibytepluses.com"],
    [{ endpoints: { tos: "tos.example.com" } }, "tos.example.com"],
  ])("%j: %s", (given, host) => expect(serviceEndpoint(settings(given), "cn-beijing").host).toBe(host));

  it("the region of the list is that of the configuration, of the environment, or the site's first", () => {
    expect(listingRegion(settings({ region: "cn-shanghai" }), { VOLCENGINE_REGION: "cn-guangzhou" })).toBe(
      "cn-shanghai",
    );
    expect(listingRegion(settings({}), { VOLCENGINE_REGION: "cn-guangzhou" })).toBe("cn-guangzhou");
    expect(listingRegion(settings({}), {})).toBe("cn-beijing");
    expect(listingRegion(settings({ site: "byteplus" }), {})).toBe("ap-southeast-1");
  });
});
