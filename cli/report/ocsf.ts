import { controlsOf } from "../../policy/controls";
import type { Severity } from "../../provider/core/fields/guard";
import { harmless } from "../../provider/core/session/foreign-text";
import { packageVersion } from "../package-version";
import { jsonText } from "./json-text";
import { rulesOf } from "./registry";
import { type Examined, type Finding, type Fixed, keyOf, type Report } from "./report";
import { placeOf, sentence } from "./words";

const severityIds: Readonly<Record<Severity, number>> = { low: 2, medium: 3, high: 4 };
const informational = 1;
const activities = { create: 1, close: 3 } as const;
const statuses = { new: 1, suppressed: 3, resolved: 4 } as const;
const outcomes = { unknown: 0, pass: 1, fail: 3 } as const;

/** What one event says beside what they all say. */
interface Told {
  /** The same for the same thing in every report. */
  readonly uid: readonly string[];
  readonly title: string;
  readonly message: string;
  readonly severityId: number;
  readonly statusId: number;
  readonly outcome: keyof typeof outcomes;
  readonly activity?: keyof typeof activities;
  readonly rule?: string;
  readonly resource?: Pick<Examined, "name" | "kind" | "cloud" | "account" | "accountId" | "region" | "id" | "urn">;
  /** Why it has its status. */
  readonly detail?: string;
  readonly repair?: string;
}

/** Compliance Findings of OCSF 1.5.0, in a list: https://schema.ocsf.io/1.5.0/classes/compliance_finding */
export function ocsf(report: Report, timeMs = Date.now()): string {
  const told = [
    ...report.resources.flatMap((resource) => aboutResource(report, resource)),
    ...report.errors.map((message) => unread([message], message)),
    ...(report.gate?.fixed ?? []).map(resolved),
  ];
  return `${jsonText(
    told.map((one) => event(report, one, timeMs)),
    2,
  )}\n`;
}

function aboutResource({ command }: Report, resource: Examined): Told[] {
  const { findings, error, repair } = resource;
  const who = `${resource.name} (${placeOf(resource)})`;
  const base = { resource, ...(repair === undefined ? {} : { repair }) };
  if (findings.length === 0 && error === undefined) {
    const message = `${who}: nothing was found`;
    return [{ ...{ ...base, uid: [keyOf(resource)], title: "Nothing was found", message, outcome: "pass" }, ...calm }];
  }
  return [
    ...findings.map((finding) => ({ ...base, ...aboutFinding(command, resource, finding, who) })),
    ...(error === undefined ? [] : [{ ...unread([keyOf(resource), "unread"], `${who}: ${error}`), ...base }]),
  ];
}

const calm = { severityId: informational, statusId: statuses.resolved };

function aboutFinding(command: Report["command"], resource: Examined, finding: Finding, who: string): Told {
  const { rule, severity, property, suppressed } = finding;
  return {
    uid: [keyOf(resource), rule, property ?? ""],
    title: rulesOf[command][rule]?.what ?? rule,
    message: `${who}: ${sentence(finding)}`,
    ...{ rule, severityId: severityIds[severity], outcome: "fail" },
    ...(suppressed === undefined ? { statusId: statuses.new } : { statusId: statuses.suppressed, detail: suppressed }),
  };
}

function unread(uid: readonly string[], message: string): Told {
  const about = { rule: "unread", title: "It could not be read or judged.", outcome: "unknown" } as const;
  return { ...about, uid, message, severityId: severityIds.high, statusId: statuses.new };
}

function resolved({ rule, name, id, property }: Fixed): Told {
  const message = `${name}: no longer found since the baseline`;
  const about = { rule, title: "It is no longer found", outcome: "pass", activity: "close" } as const;
  return { ...about, ...calm, uid: [id ?? name, rule, property ?? ""], message };
}

function event({ command, subject }: Report, told: Told, time: number) {
  const { uid, title, message, severityId, statusId, outcome, rule, resource, detail, repair } = told;
  const activity = activities[told.activity ?? "create"];
  const controls = rule === undefined ? [] : controlsOf(rule, resource?.cloud);
  const kind = rule === undefined ? undefined : rulesOf[command][rule];
  const remedy = [kind?.repair, repair].filter((text) => text !== undefined).join(" ");
  const cleaned = harmless(message);
  return {
    ...{ activity_id: activity, category_uid: 2, class_uid: 2003, type_uid: 200_300 + activity },
    ...{ severity_id: severityId, status_id: statusId, time, message: cleaned },
    ...(detail === undefined ? {} : { status_detail: harmless(detail) }),
    metadata: {
      version: "1.5.0",
      product: { name: "access-audit", vendor_name: "pulumi-access-audit", version: packageVersion() },
      ...(rule === undefined ? {} : { event_code: rule }),
      ...(resource === undefined ? {} : { profiles: ["cloud"] }),
    },
    finding_info: {
      ...{ uid: ["access-audit", command, subject, ...uid].join("|"), title, desc: cleaned, types: [command] },
    },
    compliance: {
      ...{ control: rule ?? command, status_id: outcomes[outcome] },
      ...(controls.length === 0 ? {} : { standards: controls, requirements: controls }),
      ...(kind === undefined ? {} : { desc: kind.risk }),
    },
    ...(resource === undefined ? {} : placed(resource)),
    ...(remedy === "" ? {} : { remediation: { desc: harmless(remedy) } }),
  };
}

function placed(resource: NonNullable<Told["resource"]>) {
  const { name, kind, cloud, account, accountId = account, region, id, urn } = resource;
  const named = account === undefined ? {} : { name: account };
  const whose = accountId === undefined ? {} : { account: { ...named, uid: accountId } };
  const where = region === undefined ? {} : { region };
  const uid = id ?? urn;
  return {
    cloud: { provider: cloud, ...whose, ...where },
    resources: [{ name, type: kind, ...where, ...(uid === null ? {} : { uid }) }],
  };
}
