import { describe, expect, it } from "vitest";
import { type DatabaseService, databaseEndpoint } from "../../../../provider/clouds/alibaba/databases/endpoints";
import { alibabaSettings } from "../../../../provider/clouds/alibaba/settings";
import recorded from "../../../vectors/alibaba-databases.json";
import { session } from "../session";

const hostOf = (settings: object, service: DatabaseService, region: string) =>
  databaseEndpoint(alibabaSettings(session(settings)), service, region).host;

describe("hosts of databases", () => {
  it.each([
    ["rds", "cn-hangzhou", "rds.aliyuncs.com", "rds.aliyuncs.com"],
    ["rds", "eu-central-1", "rds.eu-central-1.aliyuncs.com", "rds-vpc.eu-central-1.aliyuncs.com"],
    ["rds", "cn-shenzhen-finance-1", "rds.aliyuncs.com", "rds.aliyuncs.com"],
    ["rds", "cn-hangzhou-finance", "rds-vpc.cn-hangzhou-finance.aliyuncs.com", undefined],
    ["polardb", "cn-wulanchabu", "polardb.aliyuncs.com", "polardb.aliyuncs.com"],
    ["polardb", "cn-shenzhen", "polardb.cn-shenzhen.aliyuncs.com", "polardb-vpc.cn-shenzhen.aliyuncs.com"],
    ["dds", "cn-heyuan", "mongodb.aliyuncs.com", "mongodb.aliyuncs.com"],
    ["dds", "cn-shenzhen", "mongodb.cn-shenzhen.aliyuncs.com", "mongodb-vpc.cn-shenzhen.aliyuncs.com"],
    ["kvstore", "cn-hangzhou", "r-kvstore.aliyuncs.com", "r-kvstore.aliyuncs.com"],
    ["kvstore", "cn-shanghai", "r-kvstore.cn-shanghai.aliyuncs.com", "r-kvstore-vpc.cn-shanghai.aliyuncs.com"],
    ["kvstore", "cn-beijing-gov-1", "r-kvstore.aliyuncs.com", "r-kvstore.aliyuncs.com"],
    ["das", "eu-central-1", "das.cn-shanghai.aliyuncs.com", "das.vpc-proxy.aliyuncs.com"],
  ] as const)("%s in %s", (service, region, everywhere, inside) => {
    expect(hostOf({}, service, region)).toBe(everywhere);
    if (inside !== undefined) expect(hostOf({ network: "internal" }, service, region)).toBe(inside);
  });

  it.each(["das", "rds", "polardb", "dds", "kvstore"] as const)("%s at a host that is configured", (service) => {
    expect(hostOf({ endpoints: { [service]: "db.example.com" } }, service, "cn-hangzhou")).toBe("db.example.com");
  });

  const names: Readonly<Record<string, DatabaseService>> = {
    "r-kvstore": "kvstore",
    dds: "dds",
    rds: "rds",
    polardb: "polardb",
  };
  it.each(recorded.cases.filter(({ input }) => input.service in names).map((one) => [one.name, one] as const))(
    "is where the SDK sent %s",
    (_name, { input, request }) => {
      expect(hostOf({}, names[input.service] as DatabaseService, input.region)).toBe(new URL(request.url).host);
    },
  );
});
