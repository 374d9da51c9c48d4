import { groupBy } from "../../group-by";
import { type GapRule, gapRules } from "../../report/registry";
import { gapTitles } from "../gap-titles";
import { escaped } from "./escaped";
import { grouped } from "./numbers";
import type { Row, State } from "./rows";

/** The words that stand beside each colour and sign. */
export const stateTitles: Readonly<Record<State, string>> = {
  bad: "not watched",
  unknown: "not known",
  partly: "partly",
  never: "cannot be watched",
  good: "watched",
};

const groupTitles: Readonly<Record<Exclude<State, "bad">, string>> = {
  unknown: "Could not be read",
  partly: "Tracks that leave something out",
  never: "What cannot be watched",
  good: "What is watched",
};

const states = Object.keys(stateTitles) as State[];
const rules = Object.keys(gapTitles);

/** The rows of one finding, or of one state without a finding. */
interface Group {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly first: Row;
}

/** The gravest first. */
export function groupsOf(rows: readonly Row[]): Group[] {
  const rank = ({ state, rule }: Row) =>
    states.indexOf(state) * rules.length + (rule === undefined ? 0 : rules.indexOf(rule));
  const groups = [...groupBy(rows, ({ rule, state }) => rule ?? state)].flatMap(([key, own]): Group[] => {
    const [first] = own;
    return first === undefined ? [] : [{ key, title: titleOf(first), rows: own, first }];
  });
  return groups.sort((a, b) => rank(a.first) - rank(b.first));
}

const titleOf = ({ rule, state }: Row) =>
  rule === undefined ? (state === "bad" ? "Not watched" : groupTitles[state]) : gapTitles[rule];

/** A sign and a word: who sees no colours reads the same. */
export function mark({ state, severity }: Pick<Row, "state" | "severity">): string {
  return `<span class="mark ${state} ${severity ?? ""}">${severity ?? stateTitles[state]}</span>`;
}

/** What was found, each with its number; one button shows its rows alone. */
export function chips(groups: readonly Group[]): string {
  const buttons = groups.map(
    ({ key, title, rows, first }) =>
      `<li><button type="button" aria-pressed="false" data-group="${key}">${mark(first)} ${title} <b>${grouped(rows.length)}</b></button></li>`,
  );
  return `<ul class="groups scripted">${buttons.join("")}</ul>`;
}

/** A part of the table, with a heading of its own. */
export function groupBody({ key, title, rows, first }: Group): string {
  const about = first.rule === undefined ? "" : `<p>${escaped(aboutOf(first.rule))}</p>`;
  return `<tbody data-group="${key}"><tr class="group"><th colspan="5" scope="rowgroup">${title} (${grouped(rows.length)})${about}</th></tr>
${rows.map(tableRow).join("\n")}
</tbody>`;
}

const aboutOf = (rule: GapRule) => `${gapRules[rule].risk} ${gapRules[rule].repair}`;

function tableRow(row: Row): string {
  const { cloud, accountId, region, kind, name, state, said, passed, repairs = [] } = row;
  const whose = accountId === undefined ? "" : ` <small>${escaped(accountId)}</small>`;
  const others = Object.entries({ region, kind, name })
    .map(([column, text]) => `<td class="${column}">${escaped(text)}</td>`)
    .join("");
  const cells = `<td class="cloud">${escaped(cloud)}${whose}</td>${others}`;
  const lets = passed === undefined ? "" : ` <i>not counted: ${escaped(passed)}</i>`;
  const copies = repairs.map(
    ({ label, text }) =>
      `<div><b>${label}</b> <button type="button" class="copy scripted">Copy</button><pre>${escaped(text)}</pre></div>`,
  );
  const help =
    copies.length === 0 ? "" : `<details class="repair"><summary>What to do</summary>${copies.join("")}</details>`;
  return `<tr data-state="${state}" data-kind="${kind}">${cells}<td>${mark(row)} <span class="said">${escaped(said)}</span>${lets}${help}</td></tr>`;
}
