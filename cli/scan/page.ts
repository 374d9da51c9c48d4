import { createHash } from "node:crypto";
import { packageVersion } from "../package-version";
import { cards, overall, overallShare } from "./page/cards";
import { escaped } from "./page/escaped";
import { chips, groupBody, groupsOf, stateTitles } from "./page/groups";
import { minuteOf } from "./page/minute";
import { grouped } from "./page/numbers";
import { type Row, rowsOf, type State } from "./page/rows";
import { script } from "./page/script";
import { style } from "./page/style";
import { type Point, trend } from "./page/trend";
import type { ScannedCloud } from "./scan";
import { placed, type Verdict } from "./verdict";

/** One self-contained page: it works from a file, asks nobody for anything, and is readable without scripts. */
export function page(
  scanned: readonly ScannedCloud[],
  verdict: Verdict,
  now: Date,
  earlier: readonly Point[] = [],
): string {
  const rows = rowsOf(scanned, verdict);
  const groups = groupsOf(rows);
  const passed = verdict.gaps.filter(({ finding }) => finding.suppressed !== undefined);
  const states = Object.entries(stateTitles).filter(([state]) => rows.some((row) => row.state === state));
  const kinds = new Set(rows.map(({ kind }) => kind));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest(style)}'; script-src 'sha256-${digest(script)}'">
<title>Access monitoring and audit tracks</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${headline(rows, verdict, passed.length)}</h1>
<p>Access monitoring and audit tracks, ${minuteOf(now)} · access-audit ${escaped(packageVersion())}</p>
</header>
<main>
${overall(scanned)}
${cards(scanned, verdict)}
${trend(earlier.length === 0 ? [] : [...earlier, { label: "this report", ...overallShare(scanned).share }])}
${notices(verdict)}${passedNotices(passed)}
<section aria-label="All that was found">
${chips(groups)}
<form id="filters" class="scripted">
<label>Search <input id="search" type="search" placeholder="name, region, cloud"></label>
<label>State <select id="state"><option value="">all</option>${states.map(([state, title]) => `<option value="${state}">${title}</option>`).join("")}</select></label>
<label>Kind <select id="kind"><option value="">all</option>${[...kinds]
    .sort()
    .map((kind) => `<option>${kind}</option>`)
    .join("")}</select></label>
<output id="count"></output>
</form>
<table id="table">
<thead><tr>${["Cloud", "Region", "Kind", "Name", "State"].map((title) => `<th scope="col" aria-sort="none"><button type="button">${title}</button></th>`).join("")}</tr></thead>
${groups.map(groupBody).join("\n")}
</table>
<nav class="pages" aria-label="Pages" hidden><button type="button">Previous</button><output></output><button type="button">Next</button></nav>
</section>
</main>
<script>${script}</script>
</body>
</html>
`;
}

function headline(rows: readonly Row[], { unknown }: Verdict, passed: number): string {
  const count = (state: State) => rows.filter((row) => row.state === state).length;
  const [bad, partly, never] = [count("bad"), count("partly"), count("never")];
  const told = [
    ...(bad > 0 ? [`${grouped(bad)} of ${grouped(rows.length)} not watched`] : []),
    ...(unknown.length > 0 ? [`${grouped(unknown.length)} not known`] : []),
    ...(partly > 0 ? [`${grouped(partly)} partly`] : []),
    ...(never > 0 ? [`${grouped(never)} cannot be watched`] : []),
    ...(passed > 0 ? [`${grouped(passed)} ignored or known before`] : []),
  ];
  return told.length > 0 ? told.join(", ") : "Everything is watched";
}

function notices({ unknown }: Verdict): string {
  const general = unknown.filter(({ name }) => name === null);
  if (general.length === 0) return "";
  const items = general.map((one) => `<li><b>${escaped(placed(one))}</b> ${escaped(one.message)}</li>`);
  return `<section aria-label="Errors" class="errors"><h2>Errors</h2><ul>${items.join("")}</ul></section>`;
}

/** What an ignore file or a baseline lets pass is as it is: it only does not count. */
function passedNotices(passed: Verdict["gaps"]): string {
  if (passed.length === 0) return "";
  const items = passed.map(
    (gap) =>
      `<li><b>${escaped(placed(gap))}</b> ${escaped(gap.message)} <i>${escaped(gap.finding.suppressed ?? "")}</i></li>`,
  );
  return `<details class="errors"><summary>${grouped(passed.length)} not counted</summary><ul>${items.join("")}</ul></details>`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
