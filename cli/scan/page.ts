import { createHash } from "node:crypto";
import { harmless } from "../../provider/core/session/foreign-text";
import { packageVersion } from "../package-version";
import type { ScannedBucket } from "./buckets";
import type { ScannedDatabase } from "./databases";
import type { ScannedCloud } from "./scan";
import { placed, type Verdict } from "./verdict";

/** One row of the table: a bucket, a track, or a whole cloud or region that nobody audits. */
interface Row {
  /** With the account, where there are several. */
  readonly cloud: string;
  readonly region: string;
  readonly kind: "bucket" | "track" | "database" | "account";
  readonly name: string;
  readonly state: "good" | "bad" | "unknown";
  readonly said: string;
}

/** One self-contained page: it works from a file, asks nobody for anything, and is readable without scripts. */
export function page(scanned: readonly ScannedCloud[], verdict: Verdict, now: Date): string {
  const rows = rowsOf(scanned, verdict);
  const bad = rows.filter(({ state }) => state === "bad").length;
  const passed = verdict.gaps.filter(({ finding }) => finding.suppressed !== undefined);
  const told = [
    ...(bad > 0 ? [`${bad} of ${rows.length} not watched`] : []),
    ...(verdict.unknown.length > 0 ? [`${verdict.unknown.length} not known`] : []),
    ...(passed.length > 0 ? [`${passed.length} of them ignored or known before`] : []),
  ];
  const headline = told.length > 0 ? told.join(", ") : "Everything is watched";
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
<h1>${headline}</h1>
<p>Access monitoring and audit tracks, ${now.toISOString().slice(0, 16).replace("T", " ")} UTC · access-audit ${escaped(packageVersion())}</p>
</header>
<main>
<section aria-label="Coverage" class="clouds">
${scanned.map((one) => card(one, verdict)).join("\n")}
</section>
${notices(verdict)}${passedNotices(passed)}
<section aria-label="All that was found">
<form id="filters">
<label>Search <input id="search" type="search" placeholder="name, region, cloud"></label>
<label>State <select id="state"><option value="">all</option><option value="bad">not watched</option><option value="unknown">not known</option><option value="good">watched</option></select></label>
<label>Kind <select id="kind"><option value="">all</option><option>bucket</option><option>track</option><option>database</option><option>account</option></select></label>
<output id="count">${rows.length} of ${rows.length}</output>
</form>
<table id="table">
<thead><tr>${["Cloud", "Region", "Kind", "Name", "State"].map((title) => `<th scope="col" aria-sort="none"><button type="button">${title}</button></th>`).join("")}</tr></thead>
<tbody>
${rows.map(tableRow).join("\n")}
</tbody>
</table>
</section>
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** Both halves of a bucket, as far as they are known. */
function bucketSaid({ status, log }: ScannedBucket): string {
  const monitored = status === null ? [] : [status === "Enabled" ? "monitored" : "not monitored"];
  const logged = log === undefined ? [] : [log.status === "Enabled" ? `logged to ${log.targetBucket}` : "not logged"];
  return [...monitored, ...logged].join(", ");
}

function rowsOf(scanned: readonly ScannedCloud[], { gaps }: Verdict): Row[] {
  const order = { bad: 0, unknown: 1, good: 2 };
  const rows = scanned.flatMap((one): Row[] => {
    const { offers, buckets, tracks, databases } = one;
    const cloud = placed(one);
    const own = gaps.filter((gap) => placed(gap) === cloud);
    return [
      ...own
        .filter((gap) => gap.kind === "unaudited")
        .map(
          ({ region, message }): Row => ({
            cloud,
            region: region ?? "all",
            kind: "account",
            name: one.cloud,
            state: "bad",
            said: message,
          }),
        ),
      ...buckets.map((bucket): Row => {
        const { region, name, log, error } = bucket;
        const status = offers.monitors ? bucket.status : log?.status;
        const base = { cloud, region, kind: "bucket" as const, name };
        if (!status) return { ...base, state: "unknown", said: error ?? "" };
        return { ...base, state: status === "Enabled" ? "good" : "bad", said: bucketSaid(bucket) };
      }),
      ...own
        .filter((gap) => gap.kind === "former")
        .map(({ region, name, message }): Row => {
          const said = message.replace(/^[^:]*: /, "");
          return { cloud, region: region ?? "all", kind: "track", name: name ?? "", state: "bad", said };
        }),
      ...databases.map((database) => ({ ...databaseRow(database), cloud })),
      ...tracks.map(({ region, name, id, destinations, leavesOut, error }): Row => {
        const gap = own.find(
          (found) => found.kind === "not-delivering" && found.name === name && found.region === region,
        );
        const base = { cloud, region, kind: "track" as const, name };
        if (gap) return { ...base, state: "bad", said: gap.message.replace(/^[^:]*: /, "") };
        if (error) return { ...base, state: "unknown", said: error };
        return {
          ...base,
          state: "good",
          said: `delivers to ${destinations.join(", ") || id}${leavesOut ? `; ${leavesOut}` : ""}`,
        };
      }),
    ];
  });
  return rows.sort((a, b) => order[a.state] - order[b.state]);
}

function databaseRow({ cloud, region, engine, name, status, keepDays, error }: ScannedDatabase): Row {
  const base = { cloud, region, kind: "database" as const, name };
  if (status === null) return { ...base, state: "unknown", said: `${engine}: ${error ?? ""}` };
  const days = keepDays === undefined ? "" : `, records are kept for ${keepDays} days`;
  const said = { Enabled: `audited${days}`, Disabled: "not audited", NotOffered: "cannot be audited" }[status];
  return { ...base, state: status === "Disabled" ? "bad" : "good", said: `${engine}: ${said}` };
}

/** Coverage at a glance: one bar for each region with buckets, and what the tracks do. */
function card(one: ScannedCloud, { gaps }: Verdict): string {
  const { cloud, account, title, skipped, offers, buckets, tracks, regions, errors } = one;
  const head = `<h2>${escaped(account === undefined ? title : `${account}, ${title}`)}</h2>`;
  if (skipped !== undefined)
    return `<article class="skipped">${head}<p>Passed over: ${escaped(skipped)}.</p></article>`;
  const on = tracks.filter(({ status }) => status === "Enabled").length;
  const bars = [...new Set(buckets.map(({ region }) => region))].sort().map((region) => {
    const own = buckets.filter((bucket) => bucket.region === region);
    const half = ({ status, log }: ScannedBucket) => (offers.monitors ? status : (log?.status ?? null));
    const monitored = own.filter((bucket) => half(bucket) === "Enabled").length;
    const unknown = own.filter((bucket) => half(bucket) === null).length;
    const share = (count: number) => `${((100 * count) / own.length).toFixed(1)}`;
    const said = `${monitored} of ${own.length} ${offers.monitors ? "monitored" : "logged"}${unknown > 0 ? `, ${unknown} not known` : ""}`;
    return `<div class="region"><span>${escaped(region)}</span><svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="${escaped(`${region}: ${said}`)}"><rect class="bad" width="100" height="6"/><rect class="unknown" width="${share(monitored + unknown)}" height="6"/><rect class="good" width="${share(monitored)}" height="6"/></svg><span>${said}</span></div>`;
  });
  const gap = gaps.some(
    (found) => placed(found) === placed(one) && found.kind !== "unmonitored" && found.kind !== "unlogged",
  );
  const record = tracks.length === 0 ? "No audit track" : `${on} of ${tracks.length} audit tracks record`;
  const audit = offers.tracks
    ? `<p class="${errors.length > 0 ? "unknown" : gap ? "bad" : "good"}">${record}${regions.length > 0 ? ` (${escaped(regions.join(", "))})` : ""}</p>`
    : `<p>No audit tracks are known on ${escaped(cloud)}.</p>`;
  const none = offers.buckets ? "<p>No buckets.</p>" : "<p>Access monitoring does not exist here.</p>";
  return `<article>${head}${audit}${bars.length > 0 ? bars.join("") : none}</article>`;
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
  return `<details class="errors"><summary>${passed.length} not counted</summary><ul>${items.join("")}</ul></details>`;
}

function tableRow({ cloud, region, kind, name, state, said }: Row): string {
  const cells = [cloud, region, kind, name].map((text) => `<td>${escaped(text)}</td>`).join("");
  return `<tr data-state="${state}" data-kind="${kind}">${cells}<td class="${state}">${escaped(said)}</td></tr>`;
}

function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return harmless(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

const style = `
:root{--back:#fff;--card:#f6f7f9;--text:#1b1f24;--dim:#59636e;--line:#d6dbe1;--good:#1a7f37;--bad:#c62828;--unknown:#9a6700}
@media (prefers-color-scheme:dark){:root{--back:#11151a;--card:#1a2027;--text:#e6eaef;--dim:#9aa5b1;--line:#323b45;--good:#4ac26b;--bad:#ff7b72;--unknown:#d4a72c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.5rem;background:var(--back);color:var(--text);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;margin:0}h2{font-size:1.05rem;margin:0 0 .4rem}header p{color:var(--dim);margin:.2rem 0 1.2rem}
.clouds{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1rem}
article{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:1rem}
article.skipped{color:var(--dim)}article p{margin:.2rem 0 .6rem}
.region{display:grid;grid-template-columns:7.5rem 1fr;gap:0 .6rem;align-items:center;margin:.35rem 0}
.region svg{width:100%;height:10px;border-radius:5px}.region span:last-child{grid-column:2;color:var(--dim);font-size:.85rem}
rect.good{fill:var(--good)}rect.bad{fill:var(--bad)}rect.unknown{fill:var(--unknown)}
.good{color:var(--good)}.bad{color:var(--bad)}.unknown{color:var(--unknown)}
.errors{margin-top:1rem;border-left:4px solid var(--bad);padding-left:1rem}
form{display:flex;flex-wrap:wrap;gap:1rem;align-items:end;margin:1.5rem 0 .6rem}
label{color:var(--dim);font-size:.85rem}input,select{display:block;font:inherit;color:var(--text);background:var(--back);border:1px solid var(--line);border-radius:6px;padding:.3rem .5rem}
output{color:var(--dim);margin-left:auto}
table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th button{all:unset;cursor:pointer;font-weight:600}th button:focus-visible{outline:2px solid currentColor}
th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
thead th{position:sticky;top:0;background:var(--back)}
@media (max-width:40rem){body{padding:1rem}td:nth-child(3),th:nth-child(3){display:none}th,td{padding:.35rem .3rem}}
@media print{:root{--back:#fff;--card:#fff;--text:#000;--dim:#444;--line:#bbb;--good:#1a7f37;--bad:#c62828;--unknown:#9a6700}body{max-width:none;padding:0;font-size:10pt}form{display:none}thead{display:table-header-group}thead th{position:static}tr,article{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

const script = `
"use strict";
const body = document.querySelector("#table tbody"), rows = [...body.rows], heads = [...document.querySelectorAll("th")];
const search = document.querySelector("#search"), state = document.querySelector("#state"), kind = document.querySelector("#kind");
function filter() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    const fits = words.every((word) => text.includes(word)) && (!state.value || row.dataset.state === state.value) && (!kind.value || row.dataset.kind === kind.value);
    row.hidden = !fits;
    if (fits) shown += 1;
  }
  document.querySelector("#count").value = shown + " of " + rows.length;
}
heads.forEach((head, column) => head.addEventListener("click", () => {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of heads) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const key = (row) => row.cells[column].textContent;
  const sorted = [...rows].sort((a, b) => key(a).localeCompare(key(b), "en", { numeric: true }) * (down ? -1 : 1));
  body.append(...sorted);
}));
for (const control of [search, state, kind]) control.addEventListener("input", filter);
document.querySelector("#filters").addEventListener("submit", (event) => event.preventDefault());
`;
