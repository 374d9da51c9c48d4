/** Rows of one page; what is beyond is on another page. */
export const pageRows = 200;

/** Without it the page shows everything. A row that a filter leaves out is hidden; one of another page is paged, and printed. */
export const script = `
"use strict";
document.documentElement.classList.add("runs");
const size = ${pageRows};
const groups = [...document.querySelectorAll("#table tbody")].map((body) => ({ body, head: body.rows[0], rows: [...body.rows].slice(1) }));
const heads = [...document.querySelectorAll("thead th")], chips = [...document.querySelectorAll(".groups button")];
const search = document.querySelector("#search"), state = document.querySelector("#state"), kind = document.querySelector("#kind");
const pages = document.querySelector(".pages"), [before, after] = pages.querySelectorAll("button");
const key = (cell) => (cell.querySelector(".said") ?? cell).textContent;
const texts = new Map(groups.flatMap(({ rows }) => rows.map((row) => [row, [...row.cells].map(key).join(" ").toLowerCase()])));
let at = 0, group = "";
function show() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const fits = (row) => words.every((word) => texts.get(row).includes(word)) && (!state.value || row.dataset.state === state.value) && (!kind.value || row.dataset.kind === kind.value);
  let count = 0;
  const shows = (index) => index >= at * size && index < (at + 1) * size;
  const fitting = new Map(groups.map((one) => [one, !group || one.body.dataset.group === group ? one.rows.filter(fits) : []]));
  const all = [...fitting.values()].reduce((sum, rows) => sum + rows.length, 0);
  const last = Math.max(0, Math.ceil(all / size) - 1);
  at = Math.min(at, last);
  for (const [{ head, rows }, fit] of fitting) {
    const kept = new Set(fit);
    let shown = 0;
    for (const row of rows) {
      const visible = kept.has(row) && shows(count);
      if (kept.has(row)) count += 1;
      if (visible) shown += 1;
      row.hidden = !visible;
      row.classList.toggle("paged", kept.has(row) && !visible);
    }
    head.hidden = shown === 0;
    head.classList.toggle("paged", fit.length > 0 && shown === 0);
  }
  document.querySelector("#count").value = all.toLocaleString("en") + " of " + texts.size.toLocaleString("en");
  pages.hidden = last === 0;
  pages.querySelector("output").value = "Page " + (at + 1) + " of " + (last + 1);
  before.disabled = at === 0;
  after.disabled = at === last;
}
function first() { at = 0; show(); }
function turn(by) { at += by; show(); document.querySelector("#filters").scrollIntoView(); }
heads.forEach((head, column) => head.addEventListener("click", () => {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of heads) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const keyOf = (row) => key(row.cells[column]);
  for (const one of groups) {
    one.rows.sort((a, b) => keyOf(a).localeCompare(keyOf(b), "en", { numeric: true }) * (down ? -1 : 1));
    one.body.append(...one.rows);
  }
  first();
}));
for (const control of [search, state, kind]) control.addEventListener("input", first);
for (const chip of chips) chip.addEventListener("click", () => {
  group = group === chip.dataset.group ? "" : chip.dataset.group;
  for (const other of chips) other.setAttribute("aria-pressed", String(other.dataset.group === group));
  first();
});
before.addEventListener("click", () => turn(-1));
after.addEventListener("click", () => turn(1));
document.querySelector("#filters").addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  const text = button.parentElement.querySelector("pre");
  try {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(text);
    button.textContent = "Selected: press Ctrl+C";
  }
});
show();
`;
