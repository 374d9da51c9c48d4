import { describe, expect, it } from "vitest";
import { alibabaGetBucketAccessMonitor, toWire } from "../../../../provider/clouds/alibaba/oss/bucket-access-monitor";
import type { HttpResponse } from "../../../../provider/core/session/wire";
import { answerOf, recordedCase } from "../recorded";
import { replay } from "../replay";
import { keys, operationAt, session } from "../session";
import { desired, error, live, locator, observe, update } from "./monitor-stage";

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
      "is in the way; the permission oss:GetBucketLifecycle, which would show which rules, is missing",
    );
  });
});
