"use strict";
require("./loopback.cjs");
const Credential = require("tencentcloud-sdk-nodejs-intl-en/tencentcloud/common/credential");
const ClientProfile = require("tencentcloud-sdk-nodejs-intl-en/tencentcloud/common/profile/client_profile");
const HttpProfile = require("tencentcloud-sdk-nodejs-intl-en/tencentcloud/common/profile/http_profile");
const { v20190319 } = require("tencentcloud-sdk-nodejs-intl-en/tencentcloud/cloudaudit");
const { serve } = require("./serve.cjs");

/** tencentcloud-sdk-nodejs-intl-en, of which only the part that is needed is loaded. */
function client({ method = "POST", addressing = "host" } = {}) {
  const { host, port } = new URL(process.env.EMULATOR_URL);
  const profile = new HttpProfile();
  profile.protocol = "http://";
  profile.reqMethod = method;
  const places = {
    host: `cloudaudit.intl.tencentcloudapi.com:${port}`,
    // The SDK signs for the service that the first label names.
    otherService: `cam.intl.tencentcloudapi.com:${port}`,
    address: host,
  };
  profile.endpoint = places[addressing];
  const { TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, TENCENTCLOUD_SESSION_TOKEN } = process.env;
  const credential = new Credential(TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, TENCENTCLOUD_SESSION_TOKEN);
  return new v20190319.Client(
    credential,
    process.env.TENCENTCLOUD_REGION,
    new ClientProfile("TC3-HMAC-SHA256", profile),
  );
}

function action(name) {
  return ({ parameters, ...options }) =>
    new Promise((resolve, reject) => {
      const request = new v20190319.Models[`${name}Request`]();
      request.from_json_string(JSON.stringify(parameters));
      client(options)[name](request, (error, response) => {
        if (error) reject(error);
        else resolve(JSON.parse(response.to_json_string()));
      });
    });
}

const actions = [
  "CreateAuditTrack",
  "DescribeAuditTrack",
  "DescribeAuditTracks",
  "ModifyAuditTrack",
  "DeleteAuditTrack",
];
serve(Object.fromEntries(actions.map((name) => [name, action(name)])), ({ code, httpCode, message, requestId }) => ({
  code,
  status: httpCode,
  message,
  requestId,
}));
