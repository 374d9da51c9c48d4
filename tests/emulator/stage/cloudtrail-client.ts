import { createHash, createHmac } from "node:crypto";
import type { Emulator } from "../../../emulator/index";
import { type RawAnswer, sendRaw } from "./raw-request";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

interface Asked {
  readonly region?: string;
  readonly service?: string;
  readonly version?: string;
  readonly method?: string;
  readonly at?: Date;
  readonly body?: string;
  /** Headers of another value than the signed one. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** CloudTrail by HMAC-SHA256, the parameters in the query. */
export function sendCloudTrail(
  emulator: Emulator,
  action: string,
  parameters: Readonly<Record<string, string>> = {},
  asked: Asked = {},
): Promise<RawAnswer> {
  const { region = "cn-beijing", service = "cloud_trail", version = "2021-09-01", at = new Date(), body = "" } = asked;
  const { method = body === "" ? "GET" : "POST" } = asked;
  const { accessKey, secretKey, sessionToken } = emulator.credentials.volcengine;
  const query = Object.entries({ ...parameters, Action: action, Version: version })
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join("&");
  const date = at.toISOString().replace(/[-:]|\.\d+/g, "");
  const signed: Record<string, string> = {
    host: "open.volcengineapi.com",
    "x-content-sha256": sha256(body),
    "x-date": date,
    ...(sessionToken === undefined ? {} : { "x-security-token": sessionToken }),
  };
  const names = Object.keys(signed).toSorted();
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join("");
  const canonical = `${method}\n/\n${query}\n${lines}\n${names.join(";")}\n${sha256(body)}`;
  const scope = [date.slice(0, 8), region, service, "request"];
  const key = scope.reduce<string | Buffer>((last, step) => hmac(last, step), secretKey);
  const text = `HMAC-SHA256\n${date}\n${scope.join("/")}\n${sha256(canonical)}`;
  const signature = hmac(key, text).toString("hex");
  const authorization = `HMAC-SHA256 Credential=${accessKey}/${scope.join("/")}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  const headers = { ...signed, Authorization: authorization, ...asked.headers };
  return sendRaw(emulator.url, { method, target: `/?${query}`, headers, body });
}
