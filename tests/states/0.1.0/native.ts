import * as pulumi from "@pulumi/pulumi";
import * as audit from "pulumi-access-audit/native";

const config = new pulumi.Config();

/** What only the native backend has: resources under a provider of their own. */
const security = new audit.Provider("security", {
  alibaba: {
    region: "cn-hangzhou",
    accessKeyId: "LTAIstatesofeveryrelease",
    accessKeySecret: config.requireSecret("accessKeySecret"),
  },
  timeout: "3m",
});
new audit.BucketAccessMonitor(
  "security-reports",
  { cloud: "alibaba", bucket: "reports", status: "Enabled" },
  { provider: security },
);
new audit.AuditTrack(
  "security-reads",
  {
    cloud: "alibaba",
    name: "security-reads",
    status: "Enabled",
    eventRw: "Read",
    slsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/security",
  },
  { provider: security },
);
