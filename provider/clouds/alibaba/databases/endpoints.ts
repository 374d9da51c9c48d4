import { type Endpoint, parseEndpoint } from "../../../http/endpoint";
import { regionsWithoutHosts } from "../regions";
import type { AlibabaSettings } from "../settings";

/** The services of databases and of their auditing, by the names of their endpoint settings. */
export type DatabaseService = "das" | "rds" | "polardb" | "dds" | "kvstore";

/** Regions without a host of their own, beside those of all services, as the vendor's SDKs have them. */
const central: Readonly<Record<Exclude<DatabaseService, "das">, readonly string[]>> = {
  rds: [
    ...["cn-qingdao", "cn-beijing", "cn-hangzhou", "cn-shanghai", "cn-shenzhen", "cn-heyuan", "cn-hongkong"],
    ...["ap-southeast-1", "us-west-1", "us-east-1", "cn-shanghai-finance-1", "cn-north-2-gov-1"],
  ],
  polardb: ["cn-qingdao", "cn-beijing", "cn-wulanchabu", "cn-hangzhou", "cn-shanghai", "cn-heyuan"],
  dds: ["cn-beijing", "cn-wulanchabu", "cn-hangzhou", "cn-shanghai", "cn-heyuan"],
  kvstore: ["cn-hangzhou"],
};

const labels = { rds: "rds", polardb: "polardb", dds: "mongodb", kvstore: "r-kvstore" } as const;

/** Where a service answers for a region. As in the vendor's SDKs, the tables go before the choice of the network. */
export function databaseEndpoint(settings: AlibabaSettings, service: DatabaseService, region: string): Endpoint {
  const { endpoints, network } = settings;
  const own = endpoints[service];
  if (own !== undefined) return parseEndpoint(`access-audit:alibaba.endpoints.${service}`, own);
  const isInternal = network === "internal";
  // One host answers for the instances of all regions.
  if (service === "das") return at(isInternal ? "das.vpc-proxy" : "das.cn-shanghai");
  const label = labels[service];
  if (service === "rds" && region === "cn-hangzhou-finance") return at(`rds-vpc.${region}`);
  if (central[service].includes(region) || regionsWithoutHosts.has(region)) return at(label);
  return at(`${isInternal ? `${label}-vpc` : label}.${region}`);
}

const at = (name: string): Endpoint => ({ scheme: "https", host: `${name}.aliyuncs.com` });
