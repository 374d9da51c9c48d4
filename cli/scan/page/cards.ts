import { groupBy } from "../../group-by";
import type { GapRule } from "../../report/registry";
import { counted } from "../../report/words";
import type { ScannedBucket } from "../buckets";
import type { ScannedCloud } from "../scan";
import { accountsOf, placed, type Verdict } from "../verdict";
import { escaped } from "./escaped";
import { bar, grouped, percent, type Share } from "./numbers";

/** As many cards fit a screen; more of them are folded. */
const mostCards = 12;

/** Whether a bucket is watched: by its monitor, or by its log where a cloud has no monitors. */
const watched = ({ offers }: Pick<ScannedCloud, "offers">, { status, log }: ScannedBucket) =>
  offers.monitors ? status : (log?.status ?? null);

function shareOf(one: ScannedCloud, buckets: readonly ScannedBucket[]): Share {
  const states = buckets.map((bucket) => watched(one, bucket));
  const count = (wanted: string | null) => states.filter((state) => state === wanted).length;
  return { on: count("Enabled"), unknown: count(null), all: states.length };
}

/** `745 of 1,000 buckets monitored`. */
export function overall(scanned: readonly ScannedCloud[]): string {
  const { share, how } = overallShare(scanned);
  if (share.all === 0) return "";
  const unknown = share.unknown === 0 ? "" : `, ${grouped(share.unknown)} not known`;
  const said = `${grouped(share.on)} of ${grouped(share.all)} buckets ${how}${unknown}`;
  return `<section aria-label="Overall" class="overall"><p><b>${percent(share)}</b> ${said}</p>${bar(share, said)}</section>`;
}

export function overallShare(scanned: readonly ScannedCloud[]): { readonly share: Share; readonly how: string } {
  const shares = scanned.map((one) => shareOf(one, one.buckets));
  const sum = (part: keyof Share) => shares.reduce((total, share) => total + share[part], 0);
  const hows = new Set(scanned.flatMap(({ offers, buckets }) => (buckets.length > 0 ? [howOf(offers)] : [])));
  return {
    share: { on: sum("on"), unknown: sum("unknown"), all: sum("all") },
    how: [...hows].sort().reverse().join(" or "),
  };
}

const howOf = ({ monitors }: ScannedCloud["offers"]) => (monitors ? "monitored" : "logged");

/** Coverage at a glance, cloud by cloud. */
export function cards(scanned: readonly ScannedCloud[], verdict: Verdict): string {
  const gaps = groupBy(verdict.gaps, placed);
  const all = scanned.map((one) => card(one, gaps.get(placed(one)) ?? []));
  const section = `<section aria-label="Coverage" class="clouds${all.length === 4 ? " four" : ""}">\n${all.join("\n")}\n</section>`;
  if (all.length <= mostCards) return section;
  return `<details class="cards"><summary>By account and cloud (${grouped(all.length)})</summary>${section}</details>`;
}

function card(one: ScannedCloud, gaps: Verdict["gaps"]): string {
  const { cloud, account, accountId, title, skipped, offers, buckets, unlisted = [] } = one;
  const head = `<h2>${escaped(account === undefined ? title : `${account}, ${title}`)}</h2>`;
  if (skipped !== undefined) return `<article class="skipped">${head}<p>Skipped: ${escaped(skipped)}.</p></article>`;
  const id = accountId === undefined ? "" : `<p class="account">Account ${escaped(accountId)}</p>`;
  const audit = offers.tracks ? auditLine(one, gaps) : `<p>No audit tracks are known on ${escaped(cloud)}.</p>`;
  const bars = [...groupBy(buckets, ({ region }) => region)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([region, own]) => regionBar(region, shareOf(one, own), howOf(offers)));
  const noBucket = unlisted.includes("buckets") ? "Buckets could not be listed." : "No buckets.";
  const none = offers.buckets ? `<p>${noBucket}</p>` : "<p>Access monitoring does not exist here.</p>";
  return `<article>${head}${id}${audit}${furtherLine(gaps)}${bars.length > 0 ? bars.join("") : none}</article>`;
}

const ofTracks: readonly GapRule[] = ["unaudited", "not-delivering", "former"];
const ofBuckets: readonly GapRule[] = ["unmonitored", "unlogged"];

/** What no bar shows. */
function furtherLine(gaps: Verdict["gaps"]): string {
  const found = gaps.filter(({ kind }) => !ofTracks.includes(kind) && !ofBuckets.includes(kind)).length;
  return found === 0 ? "" : `<p class="bad">${counted(found, "finding")} about databases and destinations</p>`;
}

/** Well is an account all of whose changes a track records: one that records writes only is not enough. */
function auditLine(one: ScannedCloud, gaps: Verdict["gaps"]): string {
  const { tracks, regions, errors, unlisted = [] } = one;
  const on = tracks.filter(({ status }) => status === "Enabled");
  const partly = accountsOf(one).some(({ region }) => {
    const own = on.filter((track) => track.ofAccount && (region === null || track.region === region));
    return own.length > 0 && own.every(({ leavesOut }) => leavesOut !== undefined);
  });
  const found = gaps.filter(({ kind }) => ofTracks.includes(kind)).length;
  const state = errors.length > 0 ? "unknown" : found > 0 ? "bad" : partly ? "partly" : "good";
  const noTrack = unlisted.includes("tracks") ? "Audit tracks could not be listed" : "No audit track";
  const record = tracks.length === 0 ? noTrack : `${on.length} of ${tracks.length} audit tracks record`;
  const where = regions.length > 0 ? ` (${escaped(regions.join(", "))})` : "";
  return `<p class="${state}">${record}${partly ? ", but not everything" : ""}${where}${found > 0 ? `: ${counted(found, "finding")}` : ""}</p>`;
}

function regionBar(region: string, share: Share, how: string): string {
  const said = `${grouped(share.on)} of ${grouped(share.all)} ${how}${share.unknown > 0 ? `, ${grouped(share.unknown)} not known` : ""}`;
  return `<div class="share"><span>${escaped(region)}</span>${bar(share, escaped(`${region}: ${said}`))}<span>${said}</span></div>`;
}
