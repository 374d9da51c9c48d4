import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import {
  alibabaBucketAccessMonitor,
  fromWire,
  inputs,
  toWire,
} from "../../../../provider/clouds/alibaba/oss/bucket-access-monitor";
import { ossStorage } from "../../../../provider/clouds/alibaba/oss/service";
import { checkInputs } from "../../../../provider/core/fields/check";
import { answerOf, recordedCase, requestOf, v4Cases } from "../recorded";
import { session } from "../session";
import { desired, locator } from "./monitor-stage";

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
