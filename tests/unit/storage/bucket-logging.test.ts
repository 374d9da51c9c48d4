import { describe, expect, it } from "vitest";
import * as oss from "../../../provider/clouds/alibaba/oss/bucket-access-log";
import { authorization as signOss } from "../../../provider/clouds/alibaba/oss/sign-oss-v4";
import * as obs from "../../../provider/clouds/huawei/obs/logging-document";
import { authorization as signObs, stringToSign } from "../../../provider/clouds/huawei/obs/sign-obs";
import * as cos from "../../../provider/clouds/tencent/cos/bucket-access-log";
import { authorization as signCos } from "../../../provider/clouds/tencent/cos/sign-cos";
import * as tos from "../../../provider/clouds/volcengine/tos/bucket-access-log";
import { authorization as signTos } from "../../../provider/clouds/volcengine/tos/sign-tos4";
import type { BucketLog } from "../../../provider/kinds/bucket-access-log";
import { cases } from "../../vectors/bucket-logging.json";

type Case = (typeof cases)[number];

const headersOf = ({ request }: Case): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
const timeOf = (text: unknown) =>
  new Date(String(text).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

/** What an SDK signed, put through our signer. */
const signers: Readonly<Record<string, (one: Case) => string>> = {
  cos(one) {
    const headers = headersOf(one);
    const signed = /q-header-list=([^&]*)/.exec(headers.authorization ?? "")?.[1]?.split(";") ?? [];
    const [, start, end] = /q-sign-time=(\d+);(\d+)/.exec(headers.authorization ?? "") ?? [];
    const { host } = new URL(one.request.url);
    const given = Object.fromEntries(signed.map((name) => [name, { ...headers, host }[name] ?? ""]));
    const { pathname, searchParams } = new URL(one.request.url);
    const request = { method: one.request.method as "GET", path: pathname, query: [...searchParams] };
    return signCos(request, given, Object(one.input.credentials), { start: Number(start), end: Number(end) });
  },
  oss(one) {
    const { method, url } = one.request;
    const request = { method: method as "GET", query: [...new URL(url).searchParams], headers: headersOf(one) };
    const bucket = Object(one.input.params).bucket;
    const target = { region: one.input.region, bucket };
    return signOss(request, Object(one.input.credentials), timeOf(one.input.timestamp), target);
  },
  obs(one) {
    const { pathname, searchParams } = new URL(one.request.url);
    const { ak, sk } = Object(one.input.credentials);
    const method = one.request.method as "GET";
    const request = { method, path: pathname, query: [...searchParams] as [string, string][], headers: headersOf(one) };
    return signObs(request, { accessKey: ak, secretKey: sk }, Object(one.input.params).bucket);
  },
  tos(one) {
    const { method, url } = one.request;
    const all = headersOf(one);
    const signed = /SignedHeaders=([^,]*)/.exec(all.authorization ?? "")?.[1]?.split(";") ?? [];
    const headers = Object.fromEntries(signed.map((name) => [name, all[name] ?? ""]));
    const { ak, sk } = Object(one.input.credentials);
    const request = { method: method as "GET", path: "/", query: [...new URL(url).searchParams], headers };
    return signTos(request, { accessKey: ak, secretKey: sk }, timeOf(one.input.timestamp), one.input.region);
  },
};
/** The SDK for Node leaves `<` in a prefix as it is, which is no XML. */
const unreadable = new Set(["obs-node-put-logging-unicode"]);

const stringOf = (one: Case) => {
  const { pathname, searchParams } = new URL(one.request.url);
  const request = {
    method: one.request.method as "GET",
    path: pathname,
    query: [...searchParams],
    headers: headersOf(one),
  };
  return stringToSign(request as never, Object(one.input.params).bucket);
};
const wires = { cos, oss, obs, tos } as Readonly<Record<string, Pick<typeof cos, "fromWire" | "toWire">>>;

/** The SDKs' dialect for servers that do not name a version, which drops the agency. We never speak it. */
const isFallback = (one: Case) => headersOf(one).authorization?.startsWith("AWS ");
const own = cases.filter((one) => !isFallback(one));

it("the dialect that drops the agency is never spoken", () => {
  const [one, ...more] = cases.filter(isFallback);
  expect(more).toEqual([]);
  expect(one?.request.body).not.toContain("Agency");
  expect(one && signers.obs?.(one)).toMatch(/^OBS /);
});

describe.each(own.map((one) => [one.name, one] as const))("%s", (_, one) => {
  const { service, operation } = one.input;

  it("is signed by us as by the SDK", () =>
    expect(signers[service]?.(one)).toBe(
      headersOf(one).authorization?.replace(", Signature", service === "oss" ? ",Signature" : ", Signature"),
    ));

  if (service === "obs")
    it("has the string to sign that the SDK had", () => expect(one.stringToSign).toBe(stringOf(one)));

  if (
    /^(Put|Set)BucketLogging/.test(operation) &&
    service !== "tos" &&
    !unreadable.has(one.name) &&
    !one.name.includes("malformed")
  )
    it("says what our own document of the same setting says", () => {
      const log = wires[service]?.fromWire(one.request.body) ?? expect.fail();
      expect(wires[service]?.fromWire(wires[service].toWire(log))).toEqual(log);
    });
});

describe("answers in the records", () => {
  const answered = (name: string) => {
    const one = cases.find((other) => other.name === name) ?? expect.fail(name);
    return { body: Object(one.response).body as string, wire: wires[one.input.service] ?? expect.fail() };
  };
  const on = (targetBucket: string, more: object = {}): BucketLog => ({
    ...{ status: "Enabled", targetBucket, targetPrefix: "", ...more },
  });

  it.each([
    "cos-node-get-logging-off",
    "oss-v4-get-logging-off",
    "oss-v4-get-logging-off-selfclosed",
    "obs-node-get-logging-off",
    "obs-node-get-logging-off-open",
    "tos-node-get-logging-off-null",
  ])("%s is off", (name) => {
    const { body, wire } = answered(name);
    expect(wire.fromWire(body)).toEqual({ status: "Disabled" });
  });

  it.each(["cos-py-get-logging-no-prefix", "cos-py-get-logging-empty-prefix", "oss-v4-get-logging-no-prefix"])(
    "%s has no prefix",
    (name) => {
      const { body, wire } = answered(name);
      expect(wire.fromWire(body)).toEqual(on(expect.any(String)));
    },
  );

  it.each(["cos-py-get-logging-empty-body", "tos-node-get-logging-empty-body"])("%s is malformed", (name) => {
    const { body, wire } = answered(name);
    expect(() => wire.fromWire(body)).toThrow("empty");
  });

  it("obs-py-get-logging-grants has an agency, and grants in their order", () => {
    const { body, wire } = answered("obs-py-get-logging-grants");
    expect(wire.fromWire(body)).toEqual({
      ...on("audit-archive", { targetPrefix: "orders/", agency: "obs-log-agency" }),
      targetGrants: [
        { accountId: "d78cbac186b744899480f25bd022f468", permission: "READ" },
        { everyone: true, permission: "READ" },
      ],
    });
  });
});
