import type { StepResult } from "./steps.mts";

export interface AuditLog {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly beginTime: string;
  readonly endTime: string;
}

export interface Findings {
  readonly monitors: Readonly<Record<string, string>>;
  readonly tracks: Readonly<Record<string, string>>;
  readonly drift: number;
  readonly logs: { readonly auditLogCount: number; readonly auditLogs: readonly AuditLog[] };
}

const shownLogs = 5;

export function auditLogTable(logs: readonly AuditLog[]): string {
  const rows = logs
    .slice(0, shownLogs)
    .map(({ name, size, beginTime, endTime }) => [name, String(size), beginTime, endTime]);
  const more = logs.length > shownLogs ? `\n… and ${logs.length - shownLogs} more` : "";
  return table([["name", "size (kB)", "begin", "end"], ...rows]) + more;
}

export function summary({ monitors, tracks, drift, logs }: Findings, steps: readonly StepResult[]): string {
  const enabled = [
    ...Object.entries(monitors).map(([name, status]) => `access monitor ${name}: ${status}`),
    ...Object.entries(tracks).map(([name, status]) => `audit track ${name}: ${status}`),
  ];
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  return `
Summary
  brought into state   ${enabled.join("\n                       ")}
  drift                \`archive\` and \`everything\` switched off by hand: found (exit code ${drift}) and repaired
  audit logs           ${logs.auditLogCount} files of a database listed
  time                 ${total.toFixed(1)} s in ${steps.length} steps
${table(steps.map(({ title, seconds }) => [`${seconds.toFixed(1).padStart(7)} s`, title])).replace(/^/gm, "  ")}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return lines.map((line) => line.trimEnd()).join("\n");
}
