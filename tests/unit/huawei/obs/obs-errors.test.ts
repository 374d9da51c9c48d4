import { describe, expect, it } from "vitest";
import { obsErrors } from "../../../../provider/clouds/huawei/obs/errors";
import { obsFault } from "../../../../provider/clouds/huawei/obs/service";

/** Every code that the fact pages name, with what a user must read. */
const documented: readonly [status: number, code: string, kind: string, advice?: RegExp][] = [
  [400, "InvalidTargetBucketForLogging", "Invalid", /Standard.+OBSAssumeLoggingPolicy/],
  [400, "MalformedLoggingStatus", "Invalid"],
  [400, "MalformedXML", "Invalid"],
  [400, "InvalidArgument", "Invalid"],
  [400, "InvalidRequestBody", "Invalid"],
  [400, "MissingRequestBodyError", "Invalid"],
  [400, "EntityTooLarge", "Invalid"],
  [400, "BadDigest", "Invalid"],
  [400, "BadRequest", "Invalid"],
  [400, "InvalidBucketName", "Invalid", /name/],
  [400, "TooManyWrongSignature", "Denied", /wait/],
  [301, "PermanentRedirect", "Invalid", /another region/],
  [307, "TemporaryRedirect", "Invalid", /another region/],
  [403, "AccessDenied", "Denied"],
  [403, "InvalidAccessKeyId", "Denied", /access key pair/],
  [403, "SignatureDoesNotMatch", "Denied", /access key pair/],
  [403, "RequestTimeTooSkewed", "Denied", /clock/],
  [403, "VirtualHostDomainRequired", "Invalid", /host name/],
  [403, "Unauthorized", "Denied", /access key pair/],
  [403, "AllAccessDisabled", "Denied", /balance/],
  [403, "InArrearOrInsufficientBalance", "Denied", /balance/],
  [404, "NoSuchBucket", "NotFound"],
  [405, "MethodNotAllowed", "Invalid", /parallel file system/],
  [405, "FsNotSupport", "Invalid", /parallel file system/],
  [409, "OperationAborted", "Conflict"],
  [409, "ServiceNotSupported", "Invalid", /region/],
  [501, "ServiceNotImplemented", "Invalid", /region/],
  [408, "RequestTimeout", "Unavailable"],
  [429, "TooManyRequests", "Throttled"],
  [500, "InternalError", "Unavailable"],
  [503, "ServiceUnavailable", "Unavailable"],
  [503, "SlowDown", "Throttled"],
];

const xml = (code: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Error><Code>${code}</Code><Message>text</Message>` +
  "<RequestId>from-body</RequestId><HostId>h</HostId></Error>";

it("every row of the table is told of here", () => {
  expect(documented.map(([, code]) => code).sort()).toEqual(obsErrors.flatMap(({ codes }) => codes).sort());
});

it.each(documented)("%i %s is %s", (status, code, kind, advice) => {
  const fault = obsFault({ status, headers: {}, body: xml(code) });
  expect(fault).toMatchObject({ kind, code, detail: "text", requestId: "from-body" });
  expect(fault?.advice ?? "").toMatch(advice ?? /^$/);
});

describe("what tells more than its kind", () => {
  it.each([
    ["AccessDenied", { permission: true }],
    ["InvalidAccessKeyId", { expired: true }],
    ["RequestTimeTooSkewed", { skew: true }],
    ["OperationAborted", { repeat: true }],
  ])("%s", (code, more) => expect(obsFault({ status: 403, headers: {}, body: xml(code) })).toMatchObject(more));

  it("a failure without a body has its code in headers, where there is one, and is never gone by its status", () => {
    const headers = { "x-obs-request-id": "r", "x-obs-error-code": "AccessDenied", "x-obs-error-message": "m" };
    expect(obsFault({ status: 403, headers, body: "" })).toMatchObject({ code: "AccessDenied", detail: "m" });
    const bare = obsFault({ status: 404, headers: { "x-obs-request-id": "r" }, body: "" });
    expect(bare).toMatchObject({ code: "HTTP 404", kind: "Invalid", requestId: "r" });
    expect(obsFault({ status: 502, headers: {}, body: "<html>Bad gateway</html>" })).toMatchObject({
      kind: "Unavailable",
    });
  });

  it("a success is no failure", () => expect(obsFault({ status: 200, headers: {}, body: "" })).toBeUndefined());
});
