import { createHash, createHmac, randomUUID } from "node:crypto";
import type { Emulator } from "../../../emulator/index";
import { type RawAnswer, sendRaw } from "./raw-request";

export interface Asked {
  readonly method?: string;
  readonly host?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly at?: Date;
  /** Put before the path, as a client does that speaks to a proxy. */
  readonly absolute?: string;
}

const sha256 = (data: string) => createHash("sha256").update(data).digest("hex");
const hmac256 = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
const sortedPairs = (query: string): [string, string][] =>
  [...new URLSearchParams(query)].toSorted(([left], [right]) => (left < right ? -1 : 1));
const withQuery = (path: string, query: string) => (query === "" ? path : `${path}?${query}`);
const basicDate = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, "");

/** COS: `q-sign-algorithm=sha1` over the host, the content type and every parameter. */
export function askCos(emulator: Emulator, asked: Asked): Promise<RawAnswer> {
  const { method = "GET", path = "/", query = "", body = "", at = new Date() } = asked;
  const host = asked.host ?? "logs-1250000000.cos.ap-guangzhou.myqcloud.com";
  const { secretId, secretKey, token } = emulator.credentials.tencent;
  const start = Math.floor(at.getTime() / 1000) - 60;
  const keyTime = `${start};${start + 900}`;
  const pairs = sortedPairs(query);
  const params = pairs.map(([key, value]) => `${encode(key).toLowerCase()}=${encode(value)}`).join("&");
  const http = `${method.toLowerCase()}\n${path}\n${params}\nhost=${encode(host)}\n`;
  const signKey = createHmac("sha1", secretKey).update(keyTime).digest("hex");
  const text = `sha1\n${keyTime}\n${createHash("sha1").update(http).digest("hex")}\n`;
  const signature = createHmac("sha1", signKey).update(text).digest("hex");
  const names = pairs.map(([key]) => encode(key).toLowerCase()).join(";");
  const authorization = `q-sign-algorithm=sha1&q-ak=${secretId}&q-sign-time=${keyTime}&q-key-time=${keyTime}&q-header-list=host&q-url-param-list=${names}&q-signature=${signature}`;
  return sendRaw(emulator.url, {
    method,
    target: `${asked.absolute ?? ""}${withQuery(path, query)}`,
    headers: {
      Host: host,
      Authorization: authorization,
      ...(token === undefined ? {} : { "x-cos-security-token": token }),
      ...(body === "" ? {} : { "Content-Type": "application/xml" }),
      ...asked.headers,
    },
    body,
  });
}

/** OSS signature version 4, without additional headers. */
export function askOss(emulator: Emulator, asked: Asked & { bucket?: string; region?: string }): Promise<RawAnswer> {
  const { method = "GET", path = "/", query = "", body = "", at = new Date(), region = "cn-hangzhou" } = asked;
  const { accessKeyId, accessKeySecret, securityToken } = emulator.credentials.alibaba;
  const host = asked.host ?? `archive.oss-${region}.aliyuncs.com`;
  const bucket = asked.bucket ?? (asked.host === undefined ? "archive" : "");
  const signed: Record<string, string> = {
    "x-oss-content-sha256": "UNSIGNED-PAYLOAD",
    "x-oss-date": basicDate(at),
    ...(securityToken === undefined ? {} : { "x-oss-security-token": securityToken }),
    ...(body === "" ? {} : { "content-type": "application/xml" }),
    ...asked.headers,
  };
  const names = Object.keys(signed).toSorted();
  const headers = names.map((name) => `${name}:${signed[name]}\n`).join("");
  const canonicalQuery = sortedPairs(query).map(([key, value]) => encode(key) + (value && `=${encode(value)}`));
  const uri = bucket === "" ? "/" : `/${bucket}/`;
  const canonical = `${method}\n${uri}\n${canonicalQuery.join("&")}\n${headers}\n\nUNSIGNED-PAYLOAD`;
  const scope = `${basicDate(at).slice(0, 8)}/${region}/oss/aliyun_v4_request`;
  const text = `OSS4-HMAC-SHA256\n${basicDate(at)}\n${scope}\n${sha256(canonical)}`;
  const key = scope
    .split("/")
    .reduce<string | Buffer>((last, step) => hmac256(last, step), `aliyun_v4${accessKeySecret}`);
  const signature = hmac256(key, text).toString("hex");
  const authorization = `OSS4-HMAC-SHA256 Credential=${accessKeyId}/${scope},Signature=${signature}`;
  const target = withQuery(path, query);
  return sendRaw(emulator.url, {
    method,
    target,
    headers: { Host: host, Authorization: authorization, ...signed },
    body,
  });
}

/** CloudAudit: TC3-HMAC-SHA256 with a JSON body. */
export async function askCloudAudit(
  emulator: Emulator,
  action: string,
  parameters: object | string,
  asked: Asked = {},
): Promise<Record<string, unknown>> {
  const answer = await sendCloudAudit(emulator, action, parameters, asked);
  return JSON.parse(answer.body).Response;
}

export function sendCloudAudit(
  emulator: Emulator,
  action: string,
  parameters: object | string,
  asked: Asked = {},
): Promise<RawAnswer> {
  const { method = "POST", query = "", at = new Date(), host = "cloudaudit.tencentcloudapi.com" } = asked;
  const { secretId, secretKey, token } = emulator.credentials.tencent;
  const body = method === "GET" ? "" : typeof parameters === "string" ? parameters : JSON.stringify(parameters);
  const type = method === "GET" ? "application/x-www-form-urlencoded" : "application/json";
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const date = at.toISOString().slice(0, 10);
  const unsigned = asked.headers?.["X-TC-Content-SHA256"];
  const canonical = `${method}\n/\n${query}\ncontent-type:${type}\nhost:${host}\n\ncontent-type;host\n${sha256(unsigned ?? body)}`;
  const scope = `${date}/cloudaudit/tc3_request`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
  const key = scope.split("/").reduce<string | Buffer>((last, step) => hmac256(last, step), `TC3${secretKey}`);
  const signature = hmac256(key, text).toString("hex");
  const headers = {
    Host: host,
    "Content-Type": type,
    Authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
    "X-TC-Action": action,
    "X-TC-Version": "2019-03-19",
    "X-TC-Region": "ap-guangzhou",
    "X-TC-Timestamp": timestamp,
    ...(token === undefined ? {} : { "X-TC-Token": token }),
    ...asked.headers,
  };
  return sendRaw(emulator.url, { method, target: withQuery("/", query), headers, body });
}

/** Huawei: SDK-HMAC-SHA256 over host and date, or, with `X-Auth-Token` among the headers, no signature. */
export function askHuawei(emulator: Emulator, asked: Asked & { path: string }): Promise<RawAnswer> {
  const { method = "GET", path, query = "", body = "", at = new Date() } = asked;
  const { accessKey, secretKey, securityToken } = emulator.credentials.huawei;
  const host = asked.host ?? "gaussdb.cn-north-4.myhuaweicloud.com";
  const target = withQuery(path, query);
  if (asked.headers !== undefined && "X-Auth-Token" in asked.headers)
    return sendRaw(emulator.url, { method, target, headers: { Host: host, ...asked.headers }, body });
  const date = basicDate(at);
  const canonicalQuery = sortedPairs(query).map(([key, value]) => `${encode(key)}=${encode(value)}`);
  const canonical = `${method}\n${path}/\n${canonicalQuery.join("&")}\nhost:${host}\nx-sdk-date:${date}\n\nhost;x-sdk-date\n${sha256(body)}`;
  const signature = hmac256(secretKey, `SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`).toString("hex");
  const headers = {
    Host: host,
    "X-Sdk-Date": date,
    Authorization: `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=host;x-sdk-date, Signature=${signature}`,
    ...(securityToken === undefined ? {} : { "X-Security-Token": securityToken }),
    ...asked.headers,
  };
  return sendRaw(emulator.url, { method, target, headers, body });
}

/** TOS: TOS4-HMAC-SHA256 over the host and the headers that begin with x-tos-. */
export function askTos(emulator: Emulator, asked: Asked & { region?: string }): Promise<RawAnswer> {
  const { method = "GET", path = "/", query = "", body = "", at = new Date(), region = "cn-beijing" } = asked;
  const { accessKey, secretKey, sessionToken } = emulator.credentials.volcengine;
  const host = asked.host ?? `lake.tos-${region}.volces.com`;
  const signed: Record<string, string> = {
    host,
    "x-tos-content-sha256": "UNSIGNED-PAYLOAD",
    "x-tos-date": basicDate(at),
    ...(sessionToken === undefined ? {} : { "x-tos-security-token": sessionToken }),
  };
  const names = Object.keys(signed).toSorted();
  const headers = names.map((name) => `${name}:${signed[name]}\n`).join("");
  const pairs = sortedPairs(query).map(([key, value]) => `${encode(key)}=${encode(value)}`);
  const canonical = `${method}\n${path}\n${pairs.join("&")}\n${headers}\n${names.join(";")}\nUNSIGNED-PAYLOAD`;
  const scope = `${basicDate(at).slice(0, 8)}/${region}/tos/request`;
  const text = `TOS4-HMAC-SHA256\n${basicDate(at)}\n${scope}\n${sha256(canonical)}`;
  const key = scope.split("/").reduce<string | Buffer>((last, step) => hmac256(last, step), secretKey);
  const signature = hmac256(key, text).toString("hex");
  const authorization = `TOS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  const target = withQuery(path, query);
  return sendRaw(emulator.url, {
    method,
    target,
    headers: { ...signed, Authorization: authorization, ...asked.headers },
    body,
  });
}

export function errorCode({ body }: { body: string }): string | undefined {
  return /<Code>([^<]+)<\/Code>/.exec(body)?.[1] ?? /"(?:error_code|Code)":"([^"]+)"/.exec(body)?.[1];
}

/** ActionTrail by ACS3-HMAC-SHA256, the parameters in the query. */
export function sendActionTrail(
  emulator: Emulator,
  action: string,
  parameters: Record<string, string> = {},
  asked: { method?: string; region?: string; nonce?: string } = {},
): Promise<RawAnswer> {
  const { method = action === "StopLogging" ? "GET" : "POST", region = "cn-hangzhou", nonce = randomUUID() } = asked;
  const { accessKeyId, accessKeySecret } = emulator.credentials.alibaba;
  const query = Object.keys(parameters)
    .toSorted()
    .map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(parameters[key] ?? "")}`)
    .join("&");
  const headers: Record<string, string> = {
    host: `actiontrail.${region}.aliyuncs.com`,
    "x-acs-action": action,
    "x-acs-content-sha256": sha256(""),
    "x-acs-date": `${new Date().toISOString().slice(0, 19)}Z`,
    "x-acs-signature-nonce": nonce,
    "x-acs-version": "2020-07-06",
  };
  const names = Object.keys(headers).toSorted();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join("");
  const canonical = `${method}\n/\n${query}\n${lines}\n${names.join(";")}\n${sha256("")}`;
  const signature = createHmac("sha256", accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest("hex");
  const authorization = `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${names.join(";")},Signature=${signature}`;
  return sendRaw(emulator.url, {
    method,
    target: query === "" ? "/" : `/?${query}`,
    headers: { ...headers, Authorization: authorization },
    body: "",
  });
}
