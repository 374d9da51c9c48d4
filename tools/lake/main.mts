import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { exportGenerated, historyOf } from "../bench/lake/lake.mts";
import { ensureBuild } from "../setup/engine/sources.mjs";
import { type Answer, type Asked, engines } from "./engines.mts";

/** `npm run lake [-- <rows>]`: the ready questions over generated events, asked of every engine, have one answer. */
const rows = Number(process.argv[2] ?? 1_000_000);
const history = historyOf(rows, 60);
const day = new Date(history.startMs + 10 * 86_400_000).toISOString().slice(0, 10);
const questions: readonly Asked[] = [
  { name: "switched-off", set: [] },
  { name: "touched", set: ["resource=archive-7"] },
  { name: "failed-by-address", set: [] },
  { name: "actor-day", set: ["actor=O'Hara", `date=${day}`] },
  { name: "gaps", set: ["hours=6"] },
];

await ensureBuild();
const folder = mkdtempSync(join(tmpdir(), "access-audit-lake-"));
try {
  const { seconds, residentBytes } = await exportGenerated(folder, history);
  console.log(
    `${rows} events in a dataset: ${seconds.toFixed(0)} s, at most ${(residentBytes / 1e6).toFixed(0)} MB of memory`,
  );
  let first: readonly Answer[] | undefined;
  for (const engine of engines) {
    const begun = performance.now();
    const answers = await engine.ask(folder, questions);
    const took = ((performance.now() - begun) / 1000).toFixed(1);
    const differing = questions.filter((_, index) => !isDeepStrictEqual(answers[index], (first ?? answers)[index]));
    const empty = questions.filter((_, index) => answers[index]?.length === 0);
    const counts = questions.map(({ name }, index) => `${name} ${answers[index]?.length}`).join(", ");
    console.log(`${engine.name}: ${took} s; rows: ${counts}`);
    for (const { name } of differing) console.error(`${engine.name} has another answer to ${name} than DuckDB`);
    for (const { name } of empty) console.error(`${engine.name} has no answer to ${name}, so nothing is compared`);
    if (differing.length + empty.length > 0) process.exitCode = 1;
    first ??= answers;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
