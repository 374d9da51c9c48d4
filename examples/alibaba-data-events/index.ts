import * as audit from "pulumi-access-audit";

const region = "cn-hangzhou";

/** Enabled for the account, which is paid: nothing else here enables one. */
const addresses = new audit.AuditInsight("addresses", {
  cloud: "alibaba",
  region,
  insightType: "IpInsight",
  status: "Enabled",
});

/** Who reads the objects: data events go to a project of Log Service in each region. */
const trail = new audit.AuditTrack(
  "readers",
  {
    cloud: "alibaba",
    region,
    name: "readers",
    status: "Enabled",
    slsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit",
    dataEvents: {
      regions: ["cn-hangzhou", "cn-shanghai"],
      selectors: [{ serviceName: "Oss", readWriteType: "Read", eventNames: { equals: ["GetObject", "CopyObject"] } }],
    },
    insightTypes: ["IpInsight"],
  },
  { dependsOn: [addresses] },
);

/** What happened before the trail was there, delivered once. */
const history = new audit.AuditHistoryDelivery("before", { cloud: "alibaba", region, trail: trail.name });

export const deliveries = trail.dataEventDeliveries;
export const jobStatus = history.jobStatus;
/** A trail of single regions should record this one, too. */
export const globalEvents = audit.getAuditGlobalRegionOutput({ cloud: "alibaba", region }).storageRegion;
