"use strict";
require("./loopback.cjs");
const ObsClient = require("esdk-obs-nodejs");
const { serve } = require("./serve.cjs");

/** esdk-obs-nodejs: the clouds' hosts lead to the loopback address, on the emulator's port. */
async function client({ region = "cn-north-4" } = {}) {
  const { port } = new URL(process.env.EMULATOR_URL);
  const made = new ObsClient({
    access_key_id: process.env.HUAWEICLOUD_SDK_AK,
    secret_access_key: process.env.HUAWEICLOUD_SDK_SK,
    security_token: process.env.HUAWEICLOUD_SDK_SECURITY_TOKEN,
    server: `http://obs.${region}.myhuaweicloud.com:${port}`,
    max_retry_count: 0,
  });
  // The constructor ends before the client is ready.
  await new Promise(setImmediate);
  return made;
}

class Refused extends Error {
  constructor({ CommonMsg: answer }) {
    super(answer.Message);
    this.answer = answer;
  }
}

async function ask(name, request, where) {
  const answer = await (await client(where))[name](request);
  if (answer.CommonMsg.Status >= 300) throw new Refused(answer);
  return answer.InterfaceResult;
}

const granteeOf = ({ Grantee }) => Grantee.ID ?? Grantee.URI;

const operations = {
  async putLogging({ bucket, target }) {
    const LoggingEnabled = { TargetBucket: target, TargetPrefix: "logs/" };
    const wanted = target === undefined ? {} : { Agency: "obs-log-agency", LoggingEnabled };
    await ask("setBucketLogging", { Bucket: bucket, ...wanted });
  },
  async getLogging({ bucket, region }) {
    const { LoggingEnabled: found } = await ask("getBucketLogging", { Bucket: bucket }, { region });
    return found?.TargetBucket ? [found.TargetBucket, found.TargetPrefix] : null;
  },
  async grants({ bucket }) {
    const { Agency, LoggingEnabled: found } = await ask("getBucketLogging", { Bucket: bucket });
    return [Agency, found.TargetGrants.map((grant) => [granteeOf(grant), grant.Permission])];
  },
  async buckets({ bucketType, maxKeys, marker } = {}) {
    const request = { QueryLocation: true, BucketType: bucketType, MaxKeys: maxKeys, Marker: marker };
    const { Buckets } = await ask("listBuckets", request);
    return Buckets.map(({ BucketName, Location, BucketType }) => [BucketName, Location, BucketType]);
  },
  async location({ bucket, region }) {
    return (await ask("getBucketLocation", { Bucket: bucket }, { region })).Location;
  },
};

serve(operations, ({ message, answer }) =>
  answer ? { status: answer.Status, code: answer.Code, requestId: answer.RequestId } : { message },
);
