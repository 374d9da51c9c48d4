import type { CloudName, Emulator } from "../../../emulator/index";
import type { Pipeline } from "../gates/pipeline";

/** An account of the emulator, how a file of accounts names it, and the bucket that only it has. */
export interface Row {
  readonly name: string;
  readonly cloud: CloudName;
  readonly id: string;
  readonly region: string;
  readonly bucket: string;
  /** The lines of the file. */
  readonly entry: string;
  /** The role in the cloud, of which the account gives keys; without one it has a profile. */
  readonly role?: string;
}

const arn = {
  tencent: (id: string) => `qcs::cam::uin/${id}:roleName/auditor`,
  alibaba: (id: string) => `acs:ram::${id}:role/auditor`,
};

/** Two accounts of a cloud where it has buckets, one by role and one by profile, and agencies of one name in two accounts. */
export const rows: readonly Row[] = [
  row("tencent-role", "tencent", "200000000001", "ap-guangzhou", arn.tencent("200000000001")),
  row("tencent-other", "tencent", "200000000002", "ap-guangzhou", arn.tencent("200000000002")),
  row("tencent-profile", "tencent", "200000000003", "ap-shanghai"),
  row("alibaba-role", "alibaba", "2000000000000001", "cn-hangzhou", arn.alibaba("2000000000000001")),
  row("alibaba-profile", "alibaba", "2000000000000002", "cn-shanghai"),
  agency("huawei-one", "acme"),
  agency("huawei-two", "other"),
  row("volcengine-profile", "volcengine", "2100000001", "cn-beijing"),
  row("volcengine-other", "volcengine", "2100000002", "cn-beijing"),
];

function row(name: string, cloud: CloudName, id: string, region: string, role?: string): Row {
  const how = role === undefined ? `profile: ${name}` : `role: "${role}"`;
  const base = { name, cloud, id, region, bucket: `${name}-1250000000`, entry: "" };
  const entry = `{ name: ${name}, cloud: ${cloud}, ${how}, regions: [${region}] }`;
  return { ...base, entry, ...(role === undefined ? {} : { role }) };
}

function agency(name: string, domain: string): Row {
  const base = {
    name,
    cloud: "huawei",
    id: domain,
    region: "cn-north-4",
    bucket: `${name}-bucket`,
    role: "auditor",
  } as const;
  const role = `{ agencyName: auditor, domainName: ${domain} }`;
  return { ...base, entry: `{ name: ${name}, cloud: huawei, role: ${role}, regions: [cn-north-4] }` };
}

/** How each cloud's tools keep the keys of a profile. */
const profiles: Readonly<
  Record<string, (name: string, keys: Readonly<Record<string, string>>) => readonly [string, string]>
> = {
  tencent: (name, { secretId, secretKey }) => [`.tccli/${name}.credential`, JSON.stringify({ secretId, secretKey })],
  alibaba: (name, { accessKeyId, accessKeySecret }) => [
    ".alibabacloud/credentials",
    `[${name}]\ntype = access_key\naccess_key_id = ${accessKeyId}\naccess_key_secret = ${accessKeySecret}\n`,
  ],
  volcengine: (name, { accessKey, secretKey }) => [
    ".volc/credentials",
    `[${name}]\naccess_key_id = ${accessKey}\nsecret_access_key = ${secretKey}\n`,
  ],
};

export const fileOf = (entries: readonly string[]) => `accounts:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`;

/** Makes the accounts in the emulator, each with one bucket that nobody watches, and writes their file and profiles. */
export function openAccounts({ emulator, write, add }: Pipeline): void {
  for (const cloud of new Set(rows.map((one) => one.cloud))) {
    const roles = rows.filter((one) => one.cloud === cloud && one.role !== undefined);
    emulator.control.changeIdentity(cloud, {
      roles: roles.map(({ role = "", id }) => ({ name: role, account: id })),
    });
  }
  for (const one of rows) {
    emulator.control.inAccount(one.id, () =>
      emulator.control.putBucket(one.cloud, { name: one.bucket, region: one.region }),
    );
    if (one.role === undefined) {
      const keys = emulator.control.accountKeys(one.cloud, one.id) as Record<string, string>;
      const [path, text] = profiles[one.cloud]?.(one.name, keys) ?? ["", ""];
      add(path, text);
    }
  }
  write("accounts.yaml", fileOf(rows.map(({ entry }) => entry)));
}

/** Somebody makes a track in an account. */
export function happenIn({ emulator: { control } }: Pipeline, { cloud, id, region }: Row, name: string): void {
  const makes: Readonly<Record<Row["cloud"], () => unknown>> = {
    tencent: () => control.putTrack({ name }),
    alibaba: () => control.putTrail({ Name: name, HomeRegion: region }),
    huawei: () => {
      const [project] = control.projects();
      return control.putTracker({ tracker_type: "data", tracker_name: name, project_id: project?.id ?? "" });
    },
    volcengine: () => control.putCloudTrail({ TrailName: name }),
  };
  control.inAccount<unknown>(id, makes[cloud]);
}

/** The requests beside those that ask for a role's keys, by whose keys they were signed with. */
export function signedRequests(emulator: Emulator) {
  return emulator.control
    .journal()
    .filter(({ service, resource }) => service !== "sts" && service !== "metadata" && !/securitytokens/.test(resource))
    .filter(({ service, action }) => !(service === "iam" && /Token/i.test(action)));
}
