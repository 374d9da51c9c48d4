import { z } from "zod";
import type { Bucket, LifecycleRule, LifecycleValue } from "../../../buckets/bucket";
import { jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";
import { refusal } from "./errors";
import { readJsonBody } from "./json-body";

const maximumRules = 1000;
const maximumBytes = 20 * 1024;

const value: z.ZodType<LifecycleValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.union([z.number(), z.boolean()]).transform(String),
    z.array(value),
    z.record(z.string(), value),
  ]),
);
const rule = z.record(z.string(), value).and(z.object({ Status: z.enum(["Enabled", "Disabled"]) }));
const document = z.object({ Rules: z.array(rule).min(1).max(maximumRules) });

/** GET, PUT and DELETE `/?lifecycle`; a PUT replaces the whole set. */
export function getLifecycle(bucket: Bucket): WireAnswer {
  if (bucket.lifecycleRules.length === 0) throw refusal("NoSuchLifecycleConfiguration");
  const headers = { "x-tos-allow-same-action-overlap": "false" };
  return jsonAnswer(200, { Rules: bucket.lifecycleRules.map((rule) => withNumbers(rule)) }, headers);
}

export function putLifecycle(bucket: Bucket, request: WireRequest): WireAnswer {
  const parsed = document.safeParse(readJsonBody(request));
  if (!parsed.success || request.body.length > maximumBytes) throw refusal("MalformedBody");
  const rules: LifecycleRule[] = parsed.data.Rules;
  const ids = rules.flatMap(({ ID }) => (typeof ID === "string" && ID !== "" ? [ID] : []));
  if (new Set(ids).size < ids.length) throw refusal("InvalidArgument", { message: "Two rules have one ID." });
  if (rules.some(usesAccessTime) && bucket.accessMonitor !== "Enabled")
    throw refusal("InvalidRequest", { message: "Enable access monitoring before rules by last access time." });
  bucket.lifecycleRules = rules;
  return { status: 200, headers: {}, body: "" };
}

/** Any of four members, however the client writes the N of NonCurrent; a rule that is switched off counts as well. */
export function usesAccessTime(rule: LifecycleRule): boolean {
  const marks = /^(noncurrentversion)?accesstime(transitions|expiration)$/i;
  return Object.entries(rule).some(([name, member]) => marks.test(name) && Object.keys(member).length > 0);
}

export function accessTimeRule(id: string): LifecycleRule {
  return { ID: id, Prefix: "", Status: "Enabled", AccessTimeTransitions: [{ StorageClass: "IA", Days: "30" }] };
}

/** The state has text only; on the wire days are numbers. */
function withNumbers(node: LifecycleValue, name = ""): unknown {
  if (typeof node === "string") return /Days$/.test(name) && /^\d+$/.test(node) ? Number(node) : node;
  if (Array.isArray(node)) return node.map((item) => withNumbers(item));
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, withNumbers(item, key)]));
}
