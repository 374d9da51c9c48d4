import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const { bucket, region } = seed.alibaba;

describe.each(keyKinds)("oss2 with %s", (_, given) => {
  const on = trial(given, "alibaba/oss_classic.py");
  const key = () => on.emulator.credentials.alibaba.accessKeyId;

  describe.each(["v1", "v4"])("signature %s", (signature) => {
    it.each(["address", "proxy"])("puts and gets the monitor, %s", async (addressing) => {
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
      for (const name of ["one", "two", "three"]) on.control.putBucket("alibaba", { name, region: "cn-beijing" });
      const listed = await on.value("listBuckets", { signature, page_size: 2 });
      const stored = Object.values(on.control.state().alibaba.buckets)
        .map((one) => ({ name: one.name, location: `oss-${one.region}` }))
        .toSorted((left, right) => (left.name < right.name ? -1 : 1));
      expect(listed).toEqual(stored);
      expect(on.requests("ListBuckets")).toHaveLength(3);
      on.accepted("ListBuckets", key());
    });

    it("writes, reads and drops lifecycle rules, which keep the monitor on", async () => {
      const options = { bucket, signature };
      const none = await on.call("getLifecycle", options);
      expect(none.error).toMatchObject({ status: 404, code: "NoSuchLifecycle" });
      await on.value("putAccessMonitor", { ...options, status: "Enabled" });
      expect(await on.value("putAccessTimeRule", { ...options, rule: "cold" })).toBe(200);
      expect(await on.value("getLifecycle", options)).toEqual([{ id: "cold", accessTime: [true] }]);
      const refused = await on.call("putAccessMonitor", { ...options, status: "Disabled" });
      expect(refused.error).toMatchObject({ status: 400, code: "AccessMonitorDisableNotAllowed" });
      expect(await on.value("deleteLifecycle", options)).toBe(204);
      expect(await on.value("putAccessMonitor", { ...options, status: "Disabled" })).toBe(200);
      expect(on.control.bucket("alibaba", bucket)).toMatchObject({ accessMonitor: "Disabled", lifecycleRules: [] });
    });

    it("raises errors with the vendor's code and the request id", async () => {
      const { error } = await on.call("getAccessMonitor", { bucket: "absent", signature });
      const requestId = on.requests("GetBucketAccessMonitor").at(-1)?.requestId;
      expect(error).toMatchObject({ type: "NoSuchBucket", status: 404, code: "NoSuchBucket", requestId });
      on.control.fault({ kind: "throttle", service: "oss" });
      const throttled = await on.call("getAccessMonitor", { bucket, signature });
      const { status, code } = on.requests("GetBucketAccessMonitor").at(-1) ?? {};
      expect(throttled.error).toMatchObject({ type: "ServerError", status, code });
    });
  });
});
