import { describe, expect, it } from "vitest";
import { alibabaGetBuckets, fromWire } from "../../../provider/clouds/alibaba/oss/get-buckets";
import type { HttpResponse } from "../../../provider/core/session/wire";
import { answerOf, recordedCase } from "./recorded";
import { replay } from "./replay";
import { keys, session } from "./session";

const page = (names: readonly string[], paging = ""): HttpResponse => ({
  status: 200,
  headers: {},
  body:
    `<ListAllMyBucketsResult>${paging}<Buckets>` +
    names.map((name) => `<Bucket><Name>${name}</Name><Location>oss-cn-beijing</Location></Bucket>`).join("") +
    "</Buckets></ListAllMyBucketsResult>",
});

describe("the wire", () => {
  const examplebucket = { name: "examplebucket", region: "cn-hangzhou", createTime: "2023-12-29T00:00:00.000Z" };
  const second = { name: "my-bucket-01", region: "ap-southeast-1", createTime: "2023-12-29T00:00:00.000Z" };
  it.each([
    ["oss-v4-list-buckets-ak", [examplebucket, second], undefined],
    ["oss-v4-list-buckets-internal-ak", [examplebucket, second], undefined],
    ["oss-v4-list-buckets-resource-group-sts", [examplebucket], undefined],
    ["oss-v4-list-buckets-page-sts", [second], "my-bucket-01"],
  ])("%s", (name, buckets, next) => {
    expect(fromWire(answerOf(recordedCase(name)).body)).toEqual({ buckets, next, account: "1234567890123456" });
  });

  it("none", () => expect(fromWire(page([]).body)).toEqual({ buckets: [], next: undefined }));
  it("the region comes from the location where it is absent", () => {
    expect(fromWire(page(["abc"]).body).buckets).toEqual([{ name: "abc", region: "cn-beijing", createTime: "" }]);
  });
  it("a bucket may be called 007", () => expect(fromWire(page(["007"]).body).buckets[0]?.name).toBe("007"));
  it.each([
    ["", "is empty"],
    ["<Error/>", "<Error>"],
    [
      "<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name></Bucket></Buckets></ListAllMyBucketsResult>",
      "no Location",
    ],
    ["<ListAllMyBucketsResult><IsTruncated>true</IsTruncated><Buckets/></ListAllMyBucketsResult>", "no NextMarker"],
  ])("%s is no answer", (body, message) => expect(() => fromWire(body)).toThrow(message));
});

describe("calls", () => {
  it("follows the marker until IsTruncated is absent, and gives the prefix to the server", async () => {
    const more = (marker: string) => `<IsTruncated>true</IsTruncated><NextMarker>${marker}</NextMarker>`;
    await using server = await replay(
      page(["my-1", "my-2"], more("my-2")),
      page(["my-3"], more("my-3")),
      page(["my-4"]),
    );
    const result = await alibabaGetBuckets.run(session(keys, {}, server.url), { cloud: "alibaba", prefix: "my" });
    expect(result).toMatchObject({ buckets: [{ name: "my-1" }, { name: "my-2" }, { name: "my-3" }, { name: "my-4" }] });
    expect(server.received.map(({ target }) => target)).toEqual([
      "/?prefix=my&max-keys=1000",
      "/?prefix=my&marker=my-2&max-keys=1000",
      "/?prefix=my&marker=my-3&max-keys=1000",
    ]);
    expect(server.received[0]?.host).toBe("oss-cn-hangzhou.aliyuncs.com");
  });

  it("asks and signs for the region that is named", async () => {
    await using server = await replay(page([]));
    const environment = { ALIBABA_CLOUD_REGION: "ap-southeast-1" };
    await alibabaGetBuckets.run(session({ ...keys, network: "internal" }, environment, server.url), {
      cloud: "alibaba",
    });
    expect(server.received[0]?.host).toBe("oss-ap-southeast-1-internal.aliyuncs.com");
    expect(server.received[0]?.headers.authorization).toContain("/ap-southeast-1/oss/aliyun_v4_request");
  });

  it("denied names the permission", async () => {
    await using server = await replay(answerOf(recordedCase("oss-v4-list-buckets-denied")));
    await expect(alibabaGetBuckets.run(session(keys, {}, server.url), { cloud: "alibaba" })).rejects.toThrow(
      "Alibaba Cloud OSS: could not list the buckets: AccessDenied: You are forbidden to list buckets. (HTTP 403, request AA). " +
        "The call needs the permission oss:ListBuckets",
    );
  });
});
