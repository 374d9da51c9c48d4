import type { Fault as Played } from "../../../emulator/index";

/** What becomes of one request on its way: it may reach the clouds or not, and something else may come back. */
export type Trouble =
  /** The clouds play it themselves. */
  | { readonly played: Omit<Played, "cloud" | "times" | "skip"> }
  /** The connection is cut, before or after the clouds carried the request out, or in the middle of the answer. */
  | { readonly cut: "before" | "after" | "half-way" }
  /** The clouds carry it out, and the answer comes when nobody waits any more. */
  | { readonly slow: true }
  /** The request does not reach the clouds: this is answered. */
  | { readonly answered: Answer }
  /** The clouds carry it out, and their answer is changed. */
  | { readonly changed: (answer: Answer) => Answer };

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const page = "<html><head><title>Gateway</title></head><body>::error::It works!</body></html>";
const html = (status: number): Trouble => ({
  answered: { status, headers: { "Content-Type": "text/html" }, body: page },
});
const text = (body: string): Trouble => ({
  answered: { status: 200, headers: { "Content-Type": "application/xml" }, body },
});

/** The address of a server that must not hear of anything; the matrix puts it in. */
export const strangerPlace = "http://stranger.invalid";

/** Every fault of the matrix. */
export const faults = {
  throttled: { played: { kind: "throttle" } },
  "throttled, Retry-After": { played: { kind: "throttle", headers: { "Retry-After": "2" } } },
  "500": { played: { kind: "serverError" } },
  "502": html(502),
  "503": { played: { kind: "unavailable" } },
  "504": html(504),
  "cut before": { cut: "before" },
  "cut after": { cut: "after" },
  "cut half-way": { cut: "half-way" },
  slow: { slow: true },
  "half an answer": { changed: (answer) => ({ ...answer, body: answer.body.slice(0, answer.body.length / 2) }) },
  "HTML with 200": html(200),
  "empty 200": { answered: { status: 200, headers: {}, body: "" } },
  "{}": { answered: { status: 200, headers: { "Content-Type": "application/json" }, body: "{}" } },
  "other content type": {
    changed: (answer) => ({ ...answer, headers: { ...answer.headers, "Content-Type": "application/octet-stream" } }),
  },
  DOCTYPE: text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "::error::b">]><a>&b;</a>'),
  oversized: { changed: (answer) => ({ ...answer, body: answer.body + " ".repeat(9_000_000) }) },
  redirect: { answered: { status: 307, headers: { Location: `${strangerPlace}/` }, body: "" } },
  "clock off": { played: { kind: "skew", skewMs: 1_200_000 } },
  "keys expired": { played: { kind: "error" } },
  stale: { played: { kind: "stale" } },
} as const satisfies Readonly<Record<string, Trouble>>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as FaultName[];

/** How each service says that temporary keys have run out. */
export const expiredCodes: Readonly<Record<string, { readonly status: number; readonly code: string }>> = {
  "tencent cos": { status: 403, code: "ExpiredToken" },
  "tencent cloudaudit": { status: 200, code: "AuthFailure.TokenFailure" },
  "alibaba oss": { status: 403, code: "SecurityTokenExpired" },
  "alibaba actiontrail": { status: 400, code: "InvalidSecurityToken.Expired" },
  "huawei obs": { status: 403, code: "InvalidAccessKeyId" },
  huawei: { status: 401, code: "APIGW.0301" },
  "volcengine cloudtrail": { status: 401, code: "InvalidSecretToken" },
  "volcengine tos": { status: 403, code: "ExpiredToken" },
};
