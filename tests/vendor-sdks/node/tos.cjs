"use strict";
require("./loopback.cjs");
const { TosClient } = require("@volcengine/tos-sdk");
const { serve } = require("./serve.cjs");

/** @volcengine/tos-sdk, which knows no proxy: the clouds' hosts lead to the loopback address, on the emulator's port. */
function client({ region = "cn-beijing" } = {}) {
  const { port } = new URL(process.env.EMULATOR_URL);
  return new TosClient({
    accessKeyId: process.env.TOS_ACCESS_KEY,
    accessKeySecret: process.env.TOS_SECRET_KEY,
    stsToken: process.env.TOS_SECURITY_TOKEN,
    region,
    endpoint: `tos-${region}.volces.com:${port}`,
    secure: false,
    maxRetryCount: 0,
  });
}

const operations = {
  async get({ bucket, region }) {
    return (await client({ region }).getBucketAccessMonitor({ bucket })).data.Status;
  },
  async put({ bucket, status }) {
    await client().putBucketAccessMonitor({ bucket, status });
  },
  async putLogging({ bucket, target }) {
    if (target === undefined) return void (await client().deleteBucketLogging({ bucket }));
    const data = { targetBucket: target, targetPrefix: "logs/", role: "ServiceRoleforTOSLogging" };
    await client().putBucketLogging({ bucket, data });
  },
  async getLogging({ bucket }) {
    const { LoggingEnabled: found } = (await client().getBucketLogging({ bucket })).data;
    return found ? [found.TargetBucket, found.TargetPrefix] : null;
  },
  async buckets() {
    return (await client().listBuckets()).data.Buckets.map(({ Name, Location }) => [Name, Location]);
  },
  async lifecycle({ bucket }) {
    const { Rules } = (await client().getBucketLifecycle({ bucket })).data;
    return Rules.map(({ ID, Status, AccessTimeTransitions }) => [ID, Status, AccessTimeTransitions?.length ?? 0]);
  },
  async deleteLifecycle({ bucket }) {
    await client().deleteBucketLifecycle({ bucket });
  },
};

serve(operations, ({ statusCode, code, message, requestId, ec }) => ({
  status: statusCode,
  code,
  message,
  requestId,
  ec,
}));
