import type { EmulatorOptions } from "../../../emulator/index";
import alibaba from "../../vectors/alibaba.json";
import alibabaDatabases from "../../vectors/alibaba-databases.json";
import alibabaTrails from "../../vectors/alibaba-trails.json";
import bucketLogging from "../../vectors/bucket-logging.json";
import huawei from "../../vectors/huawei.json";
import huaweiNotifications from "../../vectors/huawei-notifications.json";
import tencent from "../../vectors/tencent.json";
import tencentDatabases from "../../vectors/tencent-databases.json";
import tencentTracks from "../../vectors/tencent-tracks.json";
import volcengine from "../../vectors/volcengine.json";
import volcengineTrails from "../../vectors/volcengine-trails.json";
import type { RawRequest } from "./raw-request";

/** A request that a vendor's SDK sent, with what is needed to judge it. */
export interface Vector {
  readonly name: string;
  readonly request: RawRequest;
  readonly options: EmulatorOptions;
  readonly secret: string;
  /** The bucket that a bound domain in Host leads to. */
  readonly binding?: { readonly cloud: string; readonly name: string; readonly region: string; readonly host: string };
}

interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly target?: string;
  readonly headers: object;
  readonly body: string;
}

function toRequest(recorded: Recorded): RawRequest {
  const { pathname, search } = new URL(recorded.url);
  const target = recorded.target ?? `${pathname}${search}`;
  // A body that was sent in chunks is recorded whole.
  const sent = Object.entries(recorded.headers).filter(([name]) => !/^transfer-encoding$/i.test(name));
  const headers = sent.map(([name, value]) => [name, String(value)] as const);
  return { method: recorded.method, target, headers: Object.fromEntries(headers), body: recorded.body };
}

function hostOf(request: RawRequest): string {
  const found = Object.entries(request.headers).find(([name]) => name.toLowerCase() === "host");
  return found?.[1] ?? "";
}

const tencentVectors = [...tencent.cases, ...tencentDatabases.cases, ...tencentTracks.cases].map(
  ({ name, input, request }): Vector => {
    const token = input.sessionToken ?? undefined;
    const { secretId, secretKey } = input;
    const options: EmulatorOptions = {
      now: () => new Date(input.timestamp * 1000),
      credentials: { tencent: { secretId, secretKey, ...(token === undefined ? {} : { token }) } },
    };
    const vector = { name, request: toRequest(request), options, secret: secretKey };
    const host = hostOf(vector.request);
    const bound = input.service === "cos" && "bucket" in input && !host.startsWith(String(input.bucket));
    if (!bound) return vector;
    return { ...vector, binding: { cloud: "tencent", name: String(input.bucket), region: String(input.region), host } };
  },
);

const alibabaVectors = [...alibaba.cases, ...alibabaTrails.cases, ...alibabaDatabases.cases].map(
  ({ name, input, request }): Vector => {
    const options: EmulatorOptions = {
      now: () => new Date(input.timestamp),
      credentials: { alibaba: input.credentials },
    };
    const vector = { name, request: toRequest(request), options, secret: input.credentials.accessKeySecret };
    if (!("addressing" in input) || input.addressing !== "cname") return vector;
    const host = hostOf(vector.request);
    return { ...vector, binding: { cloud: "alibaba", name: String(input.bucket), region: input.region, host } };
  },
);

const huaweiVectors = [...huawei.cases, ...huaweiNotifications.cases].flatMap(({ name, input, request }): Vector[] => {
  if (request === null) return [];
  const { ak, sk } = input.credentials;
  const securityToken = "securityToken" in input.credentials ? input.credentials.securityToken : undefined;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(input.timestamp) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const options: EmulatorOptions = {
    now: () => at,
    credentials: {
      huawei: { accessKey: ak, secretKey: sk, ...(securityToken === undefined ? {} : { securityToken }) },
    },
  };
  return [{ name, request: toRequest(request), options, secret: sk }];
});

const volcengineVectors = [...volcengine.cases, ...volcengineTrails.cases].map(({ name, input, request }): Vector => {
  const { ak, sk } = input.credentials;
  const sessionToken = "securityToken" in input.credentials ? input.credentials.securityToken : undefined;
  const iso = input.timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  const options: EmulatorOptions = {
    now: () => new Date(iso),
    credentials: {
      volcengine: { accessKey: ak, secretKey: sk, ...(sessionToken === undefined ? {} : { sessionToken }) },
    },
  };
  return { name, request: toRequest(request), options, secret: sk };
});

const tokenOf = (sessionToken: unknown) => (typeof sessionToken === "string" ? { sessionToken } : {});

/** The four stores name keys and clocks in their own words. */
const loggingVectors = bucketLogging.cases.map(({ name, input, request }): Vector => {
  const keys = Object(input.credentials);
  const { timestamp } = input;
  const iso = String(timestamp).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  const now = new Date(typeof timestamp === "number" ? timestamp * 1000 : iso);
  const credentials = {
    cos: { tencent: keys },
    oss: { alibaba: keys },
    obs: {
      huawei: {
        accessKey: keys.ak,
        secretKey: keys.sk,
        ...(keys.securityToken && { securityToken: keys.securityToken }),
      },
    },
    tos: { volcengine: { accessKey: keys.ak, secretKey: keys.sk, ...tokenOf(keys.securityToken) } },
  }[input.service];
  const secret = keys.secretKey ?? keys.accessKeySecret ?? keys.sk;
  return {
    name,
    request: toRequest(request),
    options: { now: () => now, ...(credentials && { credentials }) },
    secret,
  };
});

export const vectors: readonly Vector[] = [
  ...tencentVectors,
  ...alibabaVectors,
  ...huaweiVectors,
  ...volcengineVectors,
  ...loggingVectors,
];
