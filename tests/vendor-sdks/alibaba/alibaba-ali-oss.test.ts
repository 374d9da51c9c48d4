import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const { bucket, region } = seed.alibaba;

describe.each(keyKinds)("ali-oss with %s", (_, given) => {
  const on = trial(given, "ali-oss.cjs");
  const key = () => on.emulator.credentials.alibaba.accessKeyId;

  describe.each(["v1", "v4"])("signature %s", (signature) => {
    it.each(["virtual", "path", "address"])("puts and gets the monitor, %s", async (addressing) => {
      const options = { bucket, signature, addressing };
      expect(await on.value("getAccessMonitor", options)).toBe("Disabled");
      expect(await on.value("putAccessMonitor", { ...options, status: "Enabled" })).toBe(200);
      expect(on.control.bucket("alibaba", bucket)?.accessMonitor).toBe("Enabled");
      expect(await on.value("getAccessMonitor", options)).toBe("Enabled");
      const info = await on.value("getBucketInfo", options);
      expect(info).toEqual({ name: bucket, location: `oss-${region}`, accessMonitor: "Enabled" });
      expect(on.accepted("PutBucketAccessMonitor", key())).toMatchObject({ status: 200, resource: bucket });
    });

    it("lists buckets page by page", async () => {
      for (const name of ["many-1", "many-2", "many-3"])
        on.control.putBucket("alibaba", { name, region: "cn-beijing" });
      const first = await on.value("listBuckets", { signature, query: { prefix: "many-", "max-keys": 2 } });
      const place = { region: "oss-cn-beijing" };
      expect(first).toEqual({
        buckets: [
          { name: "many-1", ...place },
          { name: "many-2", ...place },
        ],
        isTruncated: true,
        nextMarker: "many-2",
      });
      const rest = await on.value("listBuckets", { signature, query: { prefix: "many-", marker: "many-2" } });
      expect(rest).toMatchObject({ buckets: [{ name: "many-3", ...place }], isTruncated: false });
      on.accepted("ListBuckets", key());
    });

    it("reads and drops lifecycle rules, which keep the monitor on", async () => {
      const options = { bucket, signature };
      on.control.putBucket("alibaba", {
        name: bucket,
        accessMonitor: "Enabled",
        lifecycleRules: [{ id: "cold", accessTime: true }],
      });
      expect(await on.value("getLifecycle", options)).toMatchObject([
        { id: "cold", status: "Enabled", transition: { isAccessTime: "true" } },
      ]);
      const refused = await on.call("putAccessMonitor", { ...options, status: "Disabled" });
      expect(refused.error).toMatchObject({ status: 400, code: "AccessMonitorDisableNotAllowed" });
      expect(await on.value("deleteLifecycle", options)).toBe(204);
      expect(await on.value("putAccessMonitor", { ...options, status: "Disabled" })).toBe(200);
      expect(on.control.bucket("alibaba", bucket)).toMatchObject({ accessMonitor: "Disabled", lifecycleRules: [] });
    });

    it("throws errors with the vendor's code and the request id", async () => {
      const { error } = await on.call("getAccessMonitor", { bucket: "absent", signature });
      const requestId = on.requests("GetBucketAccessMonitor").at(-1)?.requestId;
      expect(error).toMatchObject({ type: "NoSuchBucketError", status: 404, code: "NoSuchBucket", requestId });
      const malformed = await on.call("putAccessMonitor", { bucket, signature, status: "on" });
      expect(malformed.error).toMatchObject({ status: 400, code: "MalformedXML" });
    });
  });
});
