"use strict";
require("./loopback.cjs");
const { BasicCredentials, GlobalCredentials } = require("@huaweicloud/huaweicloud-sdk-core");
const { ClientBuilder } = require("@huaweicloud/huaweicloud-sdk-core/ClientBuilder");
const { serve } = require("./serve.cjs");

/** @huaweicloud/huaweicloud-sdk-core: the packages of the services are not on npm, so their requests are made by hand. */
function client(credential, type) {
  return new ClientBuilder((http) => http, type)
    .withCredential(credential)
    .withEndpoint(process.env.EMULATOR_URL)
    .build();
}

function keys(credential) {
  const { HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK, HUAWEICLOUD_SDK_SECURITY_TOKEN } = process.env;
  credential.withAk(HUAWEICLOUD_SDK_AK).withSk(HUAWEICLOUD_SDK_SK);
  if (HUAWEICLOUD_SDK_SECURITY_TOKEN) credential.withSecurityToken(HUAWEICLOUD_SDK_SECURITY_TOKEN);
  return credential;
}

const regional = () => client(keys(new BasicCredentials()).withProjectId(process.env.HUAWEICLOUD_SDK_PROJECT_ID));
const global = () =>
  client(keys(new GlobalCredentials()).withDomainId(process.env.HUAWEICLOUD_SDK_DOMAIN_ID), "GlobalCredentials");

const operations = {
  listAuditLogs({ instance_id, ...queryParams }) {
    return regional().sendRequest({
      method: "GET",
      url: "/v3/{project_id}/instances/{instance_id}/audit-logs",
      contentType: "application/json",
      pathParams: { project_id: process.env.HUAWEICLOUD_SDK_PROJECT_ID, instance_id },
      queryParams,
      headers: {},
    });
  },
  links({ instance_id, ids }) {
    return regional().sendRequest({
      method: "POST",
      url: "/v3/{project_id}/instances/{instance_id}/audit-log-link",
      contentType: "application/json",
      pathParams: { project_id: process.env.HUAWEICLOUD_SDK_PROJECT_ID, instance_id },
      queryParams: {},
      headers: {},
      data: { ids },
    });
  },
  listProjects({ name }) {
    return global().sendRequest({
      method: "GET",
      url: "/v3/projects",
      contentType: "application/json",
      pathParams: {},
      queryParams: { name },
      headers: {},
    });
  },
};

serve(operations, ({ httpStatusCode, errorCode, errorMsg, requestId, message }) => ({
  status: httpStatusCode,
  code: errorCode,
  message: errorMsg ?? message,
  requestId,
}));
