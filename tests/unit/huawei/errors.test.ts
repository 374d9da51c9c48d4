import { describe, expect, it } from "vitest";
import { huaweiFault } from "../../../provider/clouds/huawei/errors";
import { CloudError } from "../../../provider/core/session/errors";
import { huaweiVectors, responseOf } from "./vectors";

const answers = new Map(
  huaweiVectors().flatMap(({ name, response }) => (response ? [[name, responseOf(response)] as const] : [])),
);
const requestId = "b7c1f6f1d6a94a8f9d3a0c5c2f0f7e10";

/** Each recorded failure, and what must be known of it. */
const expected: Record<string, object> = {
  "error-400-code-message": { kind: "Invalid", code: "CTS.0202", detail: "bad type", requestId },
  "node-error-400-code-message": { kind: "Invalid", code: "CTS.0202", detail: "bad type", requestId },
  "node-error-400-flat": { kind: "Invalid", code: "DBS.280001", detail: "Parameter error.", requestId },
  "error-403-encoded": { kind: "Denied", code: "PAP5.0056", detail: "User does not have permission", requestId },
  "error-cts-403-0013": { kind: "Denied", code: "CTS.0013", detail: "No permission.", requestId },
  "node-error-404-errCode": {
    kind: "Invalid",
    code: "DBS.280238",
    detail: "The DB instance does not exist.",
    requestId,
  },
  "error-409-camel": {
    kind: "Conflict",
    code: "DBS.200011",
    detail: "Another operation is being performed.",
    requestId,
  },
  "node-error-409-camel": { kind: "Conflict", code: "DBS.200011", requestId },
  "error-429-get-retry2": { kind: "Throttled", code: "APIGW.0308", requestId, waitMs: [2000, 5000] },
  "error-429-post": { kind: "Throttled", code: "APIGW.0308", requestId },
  "node-error-429-flat": { kind: "Throttled", code: "APIGW.0308", requestId },
  "error-500-empty": { kind: "Unavailable", code: "HTTP 500", detail: undefined, requestId: undefined },
  "node-error-500-empty": { kind: "Unavailable", code: "HTTP 500" },
  "node-cts-create-data-token-utf8": { kind: "Invalid", code: "CTS.0203", detail: "bad name", requestId },
  "cts-notification-create-refused": { kind: "Invalid", code: "CTS.0003" },
  "error-302-redirect": { kind: "Invalid", code: "HTTP 302" },
};

describe("recorded failures", () => {
  const failed = [...answers].filter(([, { status }]) => status >= 300).map(([name]) => name);

  it("are all told of here", () => {
    expect(failed.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))("%s", (name, fault) => {
    const answer = answers.get(name);
    expect(answer && huaweiFault(answer)).toMatchObject(fault);
  });
});

const fault = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  huaweiFault({ status, headers, body: typeof body === "string" ? body : JSON.stringify(body) });

describe("huaweiFault", () => {
  it("finds none in a success", () => {
    expect(fault(200, "{}")).toBeUndefined();
    expect(fault(201, "")).toBeUndefined();
  });

  it("reads the form of IAM, whose code is a number", () => {
    const body = { error: { code: 401, message: "The username or password is wrong.", title: "Unauthorized" } };
    expect(fault(401, body, { "x-iam-trace-id": "trace" })).toMatchObject({
      kind: "Denied",
      code: "401",
      detail: "The username or password is wrong.",
      requestId: "trace",
    });
  });

  it.each([
    ["HTML", "<html>502</html>", "the answer is not the service's"],
    ["a JSON list", "[]", "the answer is not the service's"],
    ["nothing", "", undefined],
  ])("keeps the status when the body is %s", (_, body, detail) => {
    expect(fault(502, body)).toMatchObject({ kind: "Unavailable", code: "HTTP 502", detail });
  });

  it("keeps the message when there is no code", () => {
    expect(fault(400, { error_msg: "wrong" })).toMatchObject({ code: "HTTP 400", detail: "wrong" });
  });

  it("takes every 401 for a token that may have run out, or a clock that may be off", () => {
    expect(fault(401, { error_code: "APIGW.0301", error_msg: "x" })).toMatchObject({ skew: true, expired: true });
    expect(fault(401, { error_code: "APIGW.0301", error_msg: "x" })?.advice).toContain("clock");
    expect(fault(401, "")).toMatchObject({ kind: "Denied", skew: true, expired: true });
    expect(fault(403, { error_code: "APIGW.0302" })?.expired).toBeUndefined();
  });

  it.each(["APIGW.0308", "APIG.0308", "something else"])("takes a 429 with %s for throttling", (error_code) => {
    expect(fault(429, { error_code, error_msg: "limit:5,time:1 minute" })).toMatchObject({ kind: "Throttled" });
  });

  it.each(["DBS.200019", "DBS.200047", "DBS.201014", "DBS.201015", "DBS.212033", "DBS.05000084"])(
    "waits for %s to pass",
    (error_code) => {
      expect(fault(409, { error_code })).toMatchObject({ kind: "Conflict", repeat: true });
    },
  );

  it.each([
    [404, "APIGW.0101", "Invalid", "Nothing answers at this host and path"],
    [400, "APIGW.0201", "Invalid", ""],
    [413, "APIGW.0201", "Invalid", ""],
    [502, "APIGW.0201", "Unavailable", ""],
    [504, "APIGW.0201", "Unavailable", ""],
    [401, "APIGW.0301", "Denied", "Check the credentials"],
    [403, "APIGW.0302", "Denied", ""],
    [429, "APIGW.0308", "Throttled", ""],
    [409, "DBS.200011", "Conflict", "wait until it ends"],
    [400, "DBS.280001", "Invalid", ""],
    [404, "DBS.280238", "Invalid", "Check instanceId"],
  ])("tells of %d %s what it is and what to do", (status, error_code, kind, advice) => {
    const found = fault(status, { error_code, error_msg: "text" });
    expect(found).toMatchObject({ kind, code: error_code, detail: "text" });
    if (found === undefined) throw new Error("it is a failure");
    const { message } = new CloudError({ ...found, cloud: "Huawei Cloud", attempted: "read it" });
    expect(message).toContain(`could not read it: ${error_code}: text (HTTP ${status}`.split(" (HTTP")[0]);
    expect(message).toContain(advice);
  });

  it("takes no 404 for gone", () => {
    expect(fault(404, { error_code: "APIGW.0101", error_msg: "The API does not exist" })).toMatchObject({
      kind: "Invalid",
      advice: expect.stringContaining("region"),
    });
    expect(fault(404, "")).toMatchObject({ kind: "Invalid" });
  });
});
