"use strict";
const dns = require("node:dns");

/** Leads the hosts of the clouds to the loopback address, so that an SDK can be given its real endpoint with a port. */
const cloudHost =
  /\.(?:aliyuncs\.com|myqcloud\.com|tencentcos\.cn|tencentcloudapi\.com|myhuaweicloud\.com|volces\.com)$/;
const lookup = dns.lookup;

dns.lookup = (host, options, callback) => {
  lookup(cloudHost.test(host) ? "127.0.0.1" : host, options, callback);
};
