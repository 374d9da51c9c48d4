import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";

interface Given {
  readonly rows: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly answerMs: number;
  /** Counts the requests. */
  readonly requests: Int32Array;
}

const { rows, startMs, endMs, answerMs, requests } = workerData as Given;

const timeOf = (index: number) => startMs + Math.floor((index / rows) * (endMs - startMs));
const wire = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}+0000`;

/** The number of the first file at or after a time. */
const firstAt = (ms: number) => Math.min(rows, Math.max(0, Math.ceil(((ms - startMs) / (endMs - startMs)) * rows)));

function fileAt(index: number): object {
  const id = `fa16${index.toString(16).padStart(28, "0")}br01`;
  const ms = timeOf(index);
  return { id, name: `${index}_audit`, size: 1024, begin_time: wire(ms), end_time: wire(ms + 1000) };
}

/** The list of audit logs of TaurusDB, over files that are spread evenly; each answer takes its time. */
const server = createServer((request, response) => {
  Atomics.add(requests, 0, 1);
  const { searchParams } = new URL(request.url ?? "", "http://localhost");
  const [first, end] = ["start_time", "end_time"].map((name) =>
    firstAt(Date.parse((searchParams.get(name) ?? "").replace("+0000", "Z"))),
  ) as [number, number];
  const [offset, limit] = ["offset", "limit"].map((name) => Number(searchParams.get(name))) as [number, number];
  const length = Math.max(0, Math.min(limit, end - first - offset));
  const audit_logs = Array.from({ length }, (_, index) => fileAt(first + offset + index));
  const answer = JSON.stringify({ audit_logs, total_count: end - first });
  setTimeout(() => response.setHeader("content-type", "application/json").end(answer), answerMs);
});
server.listen(0, "127.0.0.1", () => parentPort?.postMessage((server.address() as AddressInfo).port));
