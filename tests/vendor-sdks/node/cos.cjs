"use strict";
require("./loopback.cjs");
const COS = require("cos-nodejs-sdk-v5");
const { serve } = require("./serve.cjs");

/** cos-nodejs-sdk-v5. It has no call for the access monitor, so those two go through its general request. */
function client({ addressing = "proxy" } = {}) {
  const emulator = process.env.EMULATOR_URL;
  const { port } = new URL(emulator);
  const byPort = {
    Domain: `{Bucket}.cos.{Region}.myqcloud.com:${port}`,
    ServiceDomain: `service.cos.myqcloud.com:${port}`,
  };
  return new COS({
    SecretId: process.env.TENCENTCLOUD_SECRET_ID,
    SecretKey: process.env.TENCENTCLOUD_SECRET_KEY,
    SecurityToken: process.env.TENCENTCLOUD_SESSION_TOKEN,
    Protocol: "http:",
    ...(addressing === "proxy" ? { Proxy: emulator } : byPort),
  });
}

const Region = process.env.COS_REGION;

const operations = {
  async putAccessMonitor({ bucket, status, region, ...options }) {
    const result = await client(options).request({
      Bucket: bucket,
      Region: region ?? Region,
      Method: "PUT",
      Key: "",
      Action: "accessmonitor",
      Headers: { "Content-Type": "application/xml" },
      Body: `<AccessMonitorConfiguration><Status>${status}</Status></AccessMonitorConfiguration>`,
    });
    return result.statusCode;
  },
  async getAccessMonitor({ bucket, region, ...options }) {
    const request = { Bucket: bucket, Region: region ?? Region, Method: "GET", Key: "", Action: "accessmonitor" };
    return (await client(options).request(request)).AccessMonitorConfiguration;
  },
  async putLogging({ bucket, target }) {
    const LoggingEnabled = { TargetBucket: target, TargetPrefix: "logs/" };
    const BucketLoggingStatus = target === undefined ? {} : { LoggingEnabled };
    await client().putBucketLogging({ Bucket: bucket, Region, BucketLoggingStatus });
  },
  async getLogging({ bucket }) {
    const { BucketLoggingStatus } = await client().getBucketLogging({ Bucket: bucket, Region });
    const { LoggingEnabled: found } = BucketLoggingStatus || {};
    return found ? [found.TargetBucket, found.TargetPrefix] : null;
  },
  async listBuckets({ parameters = {}, ...options }) {
    return (await client(options).getService(parameters)).Buckets.map(({ Name, Location }) => ({ Name, Location }));
  },
  async putAccessTimeRule({ bucket, rule, ...options }) {
    const AccessFrequency = { AccessCountLessThan: "1", RecentDays: "30" };
    const Transition = { StorageClass: "STANDARD_IA", AccessFrequency };
    const Rules = [{ ID: rule, Status: "Enabled", Filter: { Prefix: "" }, Transition }];
    return (await client(options).putBucketLifecycle({ Bucket: bucket, Region, Rules })).statusCode;
  },
  async getLifecycle({ bucket, ...options }) {
    const { Rules, statusCode } = await client(options).getBucketLifecycle({ Bucket: bucket, Region });
    return { Rules, statusCode };
  },
  async deleteLifecycle({ bucket, ...options }) {
    return (await client(options).deleteBucketLifecycle({ Bucket: bucket, Region })).statusCode;
  },
};

serve(operations, ({ statusCode, code, message, RequestId }) => ({
  status: statusCode,
  code,
  message,
  requestId: RequestId,
}));
