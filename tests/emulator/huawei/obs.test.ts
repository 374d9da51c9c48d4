import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index";
import { signObs } from "../../../provider/clouds/huawei/obs/sign-obs";
import { sendRaw } from "../stage/raw-request";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

interface Ask {
  readonly method?: "GET" | "PUT" | "DELETE";
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bucket?: string | null;
  readonly region?: string;
  readonly path?: string;
}

/** A request as a client signs it; which client that is does not matter to what is asked for here. */
async function ask(given: Ask) {
  const { method = "GET", query = [["logging", ""]], body = "", headers = {}, bucket, region = "cn-north-4" } = given;
  const named = bucket === null ? undefined : (bucket ?? "orders");
  const host = `${named === undefined ? "" : `${named}.`}obs.${region}.myhuaweicloud.com`;
  const request = { method, host, path: given.path ?? "/", query, headers, body } as const;
  const { accessKey, secretKey } = emulator.credentials.huawei;
  const signed = signObs(request, { accessKey, secretKey }, new Date(), named);
  const target = `${request.path}${query.length === 0 ? "" : `?${query.map(([name, value]) => (value ? `${name}=${value}` : name)).join("&")}`}`;
  return sendRaw(emulator.url, { method, target, headers: { Host: host, ...signed.headers }, body });
}

const codeOf = ({ body }: { body: string }) => /<Code>(.*?)<\/Code>/.exec(body)?.[1];
const enabled = (inner: string, agency = "<Agency>a</Agency>") =>
  `<BucketLoggingStatus>${agency}<LoggingEnabled>${inner}</LoggingEnabled></BucketLoggingStatus>`;
const good = enabled("<TargetBucket>audit</TargetBucket><TargetPrefix>p/</TargetPrefix>");
const put = (body: string, headers = {}) => ({ method: "PUT" as const, body, headers });

describe("OBS access logs", () => {
  test("are off at first, and show what was written, in the vendor's namespace", async () => {
    expect((await ask({})).body).toMatch(/<BucketLoggingStatus xmlns="[^"]+"\/>$/);
    expect(await ask(put(good))).toMatchObject({ status: 200, body: "" });
    const { body, headers } = await ask({});
    expect(body).toContain("<Agency>a</Agency><LoggingEnabled><TargetBucket>audit</TargetBucket>");
    expect(headers["x-obs-request-id"]).toMatch(/^[0-9A-F]{32}$/);
  });

  test.each(["<BucketLoggingStatus/>", "<BucketLoggingStatus><Agency>a</Agency></BucketLoggingStatus>"])(
    "are off by %s",
    async (off) => {
      await ask(put(good));
      await ask(put(off));
      expect(emulator.control.bucket("huawei", "orders")?.logging).toBeUndefined();
    },
  );

  test.each([
    [
      "no agency",
      put(enabled("<TargetBucket>audit</TargetBucket><TargetPrefix>p</TargetPrefix>", "")),
      400,
      "InvalidArgument",
    ],
    ["no prefix", put(enabled("<TargetBucket>audit</TargetBucket>")), 400, "InvalidArgument"],
    ["no target", put(enabled("<TargetPrefix>p/</TargetPrefix>")), 400, "MalformedLoggingStatus"],
    ["a missing target", put(good.replace("audit", "nobody")), 400, "InvalidTargetBucketForLogging"],
    ["another document", put("<Status>Enabled</Status>"), 400, "MalformedLoggingStatus"],
    ["no XML", put("{}"), 400, "MalformedXML"],
    ["no body", put(""), 400, "MissingRequestBodyError"],
    [
      "a digest of something else",
      put(good, { "content-md5": createHash("md5").update("x").digest("base64") }),
      400,
      "BadDigest",
    ],
    ["another method", { method: "DELETE" as const }, 405, "MethodNotAllowed"],
    ["a bucket that does not exist", { bucket: "nobody" }, 404, "NoSuchBucket"],
    ["the host of another region", { region: "cn-south-1" }, 301, "PermanentRedirect"],
    ["the bucket in the path", { bucket: null, path: "/orders/", query: [] }, 403, "VirtualHostDomainRequired"],
    [
      "a clock that is off",
      { headers: { "x-obs-date": "Thu, 15 Jan 2015 08:30:45 GMT" } },
      403,
      "RequestTimeTooSkewed",
    ],
  ])("refuse %s", async (_, given, status, code) => {
    const answer = await ask(given as Ask);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(emulator.control.bucket("huawei", "orders")?.logging).toBeUndefined();
  });

  test("tell an unsigned probe which dialect is spoken", async () => {
    const headers = { Host: "orders.obs.cn-north-4.myhuaweicloud.com" };
    const answer = await sendRaw(emulator.url, { method: "HEAD", target: "/?apiversion", headers, body: "" });
    expect(answer).toMatchObject({ status: 200, headers: { "x-obs-api": "3.0" } });
    expect(await sendRaw(emulator.url, { method: "GET", target: "/?logging", headers, body: "" })).toMatchObject({
      status: 403,
    });
  });
});
