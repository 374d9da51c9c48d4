"use strict";
require("./loopback.cjs");
const OSS = require("ali-oss");
const { serve } = require("./serve.cjs");

/** ali-oss. It has no call for the access monitor, so those two are made like its own calls for versioning. */
function client({ signature, addressing = "virtual", bucket }) {
  const { port, origin } = new URL(process.env.EMULATOR_URL);
  const region = `oss-${process.env.OSS_REGION}`;
  const host = `http://${region}.aliyuncs.com:${port}`;
  // With an address, the SDK sends the bucket's real host beside it.
  const places = {
    virtual: { endpoint: host },
    path: { endpoint: host, sldEnable: true },
    address: { endpoint: origin },
  };
  const token = process.env.OSS_SESSION_TOKEN;
  return new OSS({
    accessKeyId: process.env.OSS_ACCESS_KEY_ID,
    accessKeySecret: process.env.OSS_ACCESS_KEY_SECRET,
    // A token without these makes the SDK complain about itself.
    ...(token && { stsToken: token, refreshSTSToken: async () => ({}), refreshSTSTokenInterval: 3_600_000 }),
    region,
    bucket,
    authorizationV4: signature === "v4",
    ...places[addressing],
  });
}

const operations = {
  async putAccessMonitor({ bucket, status, ...options }) {
    const oss = client({ bucket, ...options });
    const params = oss._bucketRequestParams("PUT", bucket, "accessmonitor", {});
    params.mime = "xml";
    params.content = `<AccessMonitorConfiguration><Status>${status}</Status></AccessMonitorConfiguration>`;
    params.successStatuses = [200];
    return (await oss.request(params)).status;
  },
  async getAccessMonitor({ bucket, ...options }) {
    const oss = client({ bucket, ...options });
    const params = oss._bucketRequestParams("GET", bucket, "accessmonitor", {});
    params.xmlResponse = true;
    params.successStatuses = [200];
    return (await oss.request(params)).data.Status;
  },
  async getBucketInfo({ bucket, ...options }) {
    const { Name, Location, AccessMonitor } = (await client(options).getBucketInfo(bucket)).bucket;
    return { name: Name, location: Location, accessMonitor: AccessMonitor };
  },
  async listBuckets({ query = {}, ...options }) {
    const { buckets, isTruncated, nextMarker } = await client(options).listBuckets(query);
    return { buckets: buckets?.map(({ name, region }) => ({ name, region })) ?? [], isTruncated, nextMarker };
  },
  async getLifecycle({ bucket, ...options }) {
    const { rules } = await client(options).getBucketLifecycle(bucket);
    return rules;
  },
  async deleteLifecycle({ bucket, ...options }) {
    return (await client(options).deleteBucketLifecycle(bucket)).res.status;
  },
};

serve(operations, ({ status, code, message, requestId }) => ({ status, code, message, requestId }));
