import { createHash, createHmac } from "node:crypto";
import type { HttpRequest } from "../../core/session/wire";
import { requestTarget } from "../../http/message";
import type { ExampleCredentials } from "./identity/credentials";

/** The signature EX1 of https://cloud.example/docs/signature, a function for each step. The clock is passed in. */

export function stringToSign(request: HttpRequest, date: string): string {
  const digest = createHash("sha256").update(request.body, "utf8").digest("hex");
  return ["EX1", request.method, request.host, requestTarget(request), date, digest].join("\n");
}

export function signature(text: string, keySecret: string): string {
  return createHmac("sha256", keySecret).update(text, "utf8").digest("hex");
}

export function signEx1(request: HttpRequest, { keyId, keySecret }: ExampleCredentials, now: Date): HttpRequest {
  const date = now.toISOString();
  const authorization = `EX1 key=${keyId}, signature=${signature(stringToSign(request, date), keySecret)}`;
  return { ...request, headers: { ...request.headers, "x-ex-date": date, authorization } };
}
