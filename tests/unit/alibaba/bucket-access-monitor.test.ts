import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import {
  alibabaBucketAccessMonitor,
  alibabaGetBucketAccessMonitor,
  fromWire,
  inputs,
  toWire,
} from "../../../provider/clouds/alibaba/oss/bucket-access-monitor";
import { ossStorage } from "../../../provider/clouds/alibaba/oss/service";
import { checkInputs } from "../../../provider/core/fields/check";
import type { HttpResponse } from "../../../provider/core/session/wire";
import { answerOf, recordedCase, requestOf, v4Cases } from "./recorded";
import { replay } from "./replay";
import { keys, operationAt, session } from "./session";

const locator = { region: "cn-hangzhou", bucket: "examplebucket" };
const { observe, update } = alibabaBucketAccessMonitor;
const desired = { cloud: "alibaba", ...locator, status: "Disabled", onDelete: "restore" } as const;
const live = { inputs: {}, outputs: {} };

function error(status: number, code: string, more = ""): HttpResponse {
  return { status, headers: {}, body: `<Error><Code>${code}</Code><RequestId>R1</RequestId>${more}</Error>` };
}

describe("the wire", () => {
  it.each([
    ["oss-get-200-disabled", "Disabled"],
    ["oss-get-200-enabled-no-declaration", "Enabled"],
  ])("%s", (name, status) => expect(fromWire(answerOf(recordedCase(name)).body)).toBe(status));

  it.each([
    ["oss-get-200-empty-body", "the answer is empty, where <AccessMonitorConfiguration> was expected"],
    ["oss-get-200-empty-status", "the answer has no status, where Enabled or Disabled was expected"],
  ])("%s is no answer", (name, message) => {
    expect(() => fromWire(answerOf(recordedCase(name)).body)).toThrow(message);
  });

  it.each([
    ["<AccessMonitorConfiguration/>", "no status"],
    ["<AccessMonitorConfiguration><Status>enabled</Status></AccessMonitorConfiguration>", 'the status "enabled"'],
    [
      "<AccessMonitorConfiguration><Status>Enabled</Status><Status>Disabled</Status></AccessMonitorConfiguration>",
      "several <Status>",
    ],
    ["<Error><Code>x</Code></Error>", "the answer is <Error>"],
    ["<html><body>welcome</body></html>", "the answer is <html>"],
    ["<!DOCTYPE a><AccessMonitorConfiguration><Status>Enabled</Status></AccessMonitorConfiguration>", "DOCTYPE"],
    ["welcome", "is not XML"],
  ])("%s is no answer", (body, message) => expect(() => fromWire(body)).toThrow(message));

  it("a namespace and blanks do no harm", () => {
    const body =
      '<AccessMonitorConfiguration xmlns="urn:x">\n <Status> Enabled </Status>\n</AccessMonitorConfiguration>\n';
    expect(fromWire(body)).toBe("Enabled");
  });

  it.each(["Enabled", "Disabled"] as const)("%s goes there and back", (status) =>
    expect(fromWire(toWire(status))).toBe(status),
  );

  const puts = v4Cases.filter(
    ({ input, name }) => input.operation === "PutBucketAccessMonitor" && name.startsWith("oss-v4"),
  );
  it.each(puts.map((each) => [each.name, each] as const))("%s: body and Content-MD5 of the SDK", (_, recorded) => {
    const { region, bucket = "", status = "Enabled" } = recorded.input;
    const ours = ossStorage.bucketRequest(session(), { region, bucket }, "accessmonitor", toWire(status));
    const theirs = requestOf(recorded);
    expect(ours.headers).toEqual({
      "content-type": theirs.headers["content-type"],
      "content-md5": theirs.headers["content-md5"],
    });
    expect([ours.method, ours.query, ours.body]).toEqual([theirs.method, theirs.query, theirs.body]);
  });
});

describe("check", () => {
  const check = (given: object) => checkInputs(inputs, [], { ...desired, ...given });
  it("normalises the location to the region", () => {
    expect(check({ region: "oss-cn-hangzhou" })).toEqual({ inputs: desired, failures: [] });
  });
  it.each([
    ["region", "", 'must be a region such as cn-hangzhou, but "" was given'],
    ["region", "oss-", 'must be a region such as cn-hangzhou, but "oss-" was given'],
    ["region", "cn-hangzhou.evil.example", "must be a region such as cn-hangzhou"],
    ["bucket", "ab", "must be at least 3 characters long"],
    ["bucket", "a".repeat(64), "must be at most 63 characters long"],
    ["bucket", "-abc", "must be the bucket's name"],
    ["bucket", "abc-", "must be the bucket's name"],
    ["bucket", "a.bc", "must be the bucket's name"],
    ["bucket", "Abc", "must be the bucket's name"],
    ["status", "enabled", 'must be "Enabled" or "Disabled", but "enabled" was given'],
    ["onDelete", "delete", 'must be "restore" or "disable" or "keep"'],
    ["trail", "x", "is not a property here"],
  ])("%s %j", (property, value, reason) => {
    const { failures } = check({ [property]: value });
    expect(failures).toEqual([{ property, reason: expect.stringContaining(reason) }]);
  });
});

describe("calls", () => {
  it("reads with the host and the signature of production", async () => {
    await using server = await replay(answerOf(recordedCase("oss-get-200-disabled")));
    expect((await observe(operationAt(server.url), locator))?.inputs).toEqual({
      cloud: "alibaba",
      ...locator,
      status: "Disabled",
    });
    expect(server.received).toMatchObject([
      { method: "GET", host: "examplebucket.oss-cn-hangzhou.aliyuncs.com", target: "/?accessmonitor=", body: "" },
    ]);
    expect(server.received[0]?.headers.authorization).toMatch(
      /^OSS4-HMAC-SHA256 Credential=LTAI5tExampleKeyId000001\/\d{8}\/cn-hangzhou\/oss\//,
    );
    expect(server.received[0]?.headers).not.toHaveProperty("content-md5");
  });

  it("sends the token of temporary keys, signed", async () => {
    await using server = await replay(answerOf(recordedCase("oss-get-200-disabled")));
    await observe(operationAt(server.url, { ...keys, securityToken: "CAISexample+Token" }), locator);
    expect(server.received[0]?.headers["x-oss-security-token"]).toBe("CAISexample+Token");
  });

  it("path style on the wire", async () => {
    await using server = await replay(answerOf(recordedCase("oss-get-200-disabled")));
    await observe(operationAt(server.url, { ...keys, addressing: "path" }), locator);
    expect(server.received).toMatchObject([
      { host: "oss-cn-hangzhou.aliyuncs.com", target: "/examplebucket/?accessmonitor=" },
    ]);
  });

  it("a bucket that is gone is gone, and only then", async () => {
    await using server = await replay(
      answerOf(recordedCase("oss-error-no-such-bucket")),
      error(404, "NoSuchKey"),
      error(403, "AccessDenied"),
    );
    expect(await observe(operationAt(server.url), locator)).toBeUndefined();
    await expect(observe(operationAt(server.url), locator)).rejects.toThrow("NoSuchKey");
    await expect(observe(operationAt(server.url), locator)).rejects.toThrow(
      "needs the permission oss:GetBucketAccessMonitor",
    );
  });

  it.each(["oss-error-429-then-ok", "oss-error-502-html-then-ok"])("%s", async (name) => {
    await using server = await replay(answerOf(recordedCase(name), 0), answerOf(recordedCase(name), 1));
    expect((await observe(operationAt(server.url), locator))?.inputs.status).toBe("Enabled");
  });

  it("a clock that is off is corrected once from the answer", async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const skewed = { ...error(403, "RequestTimeTooSkewed"), headers: { date } };
    await using server = await replay(skewed, answerOf(recordedCase("oss-get-200-disabled")));
    await observe(operationAt(server.url), locator);
    const [first = "", second = ""] = server.received.map(({ headers }) => String(headers["x-oss-date"]));
    expect(second > first).toBe(true);
  });

  it("writes body, type and Content-MD5", async () => {
    await using server = await replay({ status: 200, headers: { "x-oss-request-id": "AA" }, body: "" });
    await update(operationAt(server.url), locator, desired, live);
    expect(server.received).toMatchObject([
      {
        method: "PUT",
        target: "/?accessmonitor=",
        body: toWire("Disabled"),
        headers: { "content-type": "application/xml", "content-md5": "xO1c+UrWVG2wdTZLG7By5A==" },
      },
    ]);
  });

  it("getBucketAccessMonitor", async () => {
    await using server = await replay(answerOf(recordedCase("oss-get-200-disabled")));
    const given = { cloud: "alibaba", region: "oss-cn-hangzhou", bucket: "examplebucket" };
    const result = await alibabaGetBucketAccessMonitor.run(session(keys, {}, server.url), given);
    expect(result).toEqual({ status: "Disabled", requestId: "AA" });
    expect(server.received[0]?.host).toBe("examplebucket.oss-cn-hangzhou.aliyuncs.com");
  });
});

describe("switching off is refused", () => {
  const refusal = answerOf(recordedCase("oss-error-access-monitor-disable-not-allowed"));
  const transition = (isAccessTime: string) =>
    `<Days>30</Days><StorageClass>IA</StorageClass>${isAccessTime && `<IsAccessTime>${isAccessTime}</IsAccessTime>`}`;
  const rules = (...list: string[]): HttpResponse => ({
    status: 200,
    headers: {},
    body: `<LifecycleConfiguration>${list.map((rule) => `<Rule>${rule}</Rule>`).join("")}</LifecycleConfiguration>`,
  });
  async function refused(lifecycle: HttpResponse): Promise<string> {
    await using server = await replay(refusal, lifecycle);
    const message = await update(operationAt(server.url), locator, desired, live).then(
      String,
      (cause: Error) => cause.message,
    );
    expect(server.received.map(({ method, target }) => `${method} ${target}`)).toEqual([
      "PUT /?accessmonitor=",
      "GET /?lifecycle=",
    ]);
    expect(message).toContain("AccessMonitorDisableNotAllowed: Lifecycle rules based on last access time exist.");
    expect(message).toContain("request 674F0A1B3C2D4E5F60718293");
    expect(message).toContain("retainOnDelete");
    return message;
  }

  it("names the rules that use the access time, and no others", async () => {
    const message = await refused(answerOf(recordedCase("oss-v4-lifecycle-get-sts")));
    expect(message).toContain("in the way: atime-1. Either remove the rule");
  });
  it("both kinds of transitions, several in one rule, disabled ones and rules without an id", async () => {
    const message = await refused(
      rules(
        `<ID>a</ID><Transition>${transition("")}</Transition><Transition>${transition("true")}</Transition>`,
        `<ID>b</ID><Status>Disabled</Status><NoncurrentVersionTransition>${transition("true")}</NoncurrentVersionTransition>`,
        `<Transition>${transition("true")}</Transition>`,
        `<ID>hint</ID><AtimeBase>1631698332</AtimeBase><Transition>${transition("false")}</Transition>`,
        "<ID>expiry</ID><Expiration><Days>1</Days></Expiration>",
      ),
    );
    expect(message).toContain("in the way: a, b, (a rule without an id). ");
  });
  it("no rules found: the cause stays certain", async () => {
    expect(await refused(answerOf(recordedCase("oss-v4-lifecycle-get-none-ak")))).toContain(
      "A lifecycle rule that uses the last access time is in the way.",
    );
  });
  it("the rules may not be read: names cause and permission", async () => {
    expect(await refused(error(403, "AccessDenied"))).toContain(
      "is in the way; the permission oss:GetBucketLifecycle, which would tell which, is missing",
    );
  });
});

describe("types", () => {
  it("inputs are text, checked at compile time", () => {
    expectTypeOf<z.input<typeof inputs>["region"]>().toEqualTypeOf<string>();
    expectTypeOf<z.input<typeof inputs>["bucket"]>().toEqualTypeOf<string>();
  });
});

describe("ids", () => {
  it("there and back", () => {
    expect(alibabaBucketAccessMonitor.formatId(locator)).toBe("alibaba/cn-hangzhou/examplebucket");
    expect(alibabaBucketAccessMonitor.parseId("alibaba/cn-hangzhou/examplebucket")).toEqual(locator);
  });
  it("a location is taken for the region, as in the inputs", () => {
    expect(alibabaBucketAccessMonitor.parseId("alibaba/oss-cn-hangzhou/examplebucket")).toEqual(locator);
  });
  it.each([
    "examplebucket",
    "tencent/cn-hangzhou/examplebucket",
    "alibaba/cn-hangzhou/examplebucket/more",
    "alibaba/cn-hangzhou.evil.example:443/examplebucket",
    "alibaba/cn-hangzhou/x.evil.example",
    "alibaba//examplebucket",
  ])("%s is none", (id) => {
    expect(() => alibabaBucketAccessMonitor.parseId(id)).toThrow("it must be alibaba/<region>/<bucket>");
  });
});
