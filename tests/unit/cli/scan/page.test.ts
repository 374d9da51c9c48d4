import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type GapRule, gapRules } from "../../../../cli/report/registry";
import { gapTitles } from "../../../../cli/scan/gap-titles";
import { page } from "../../../../cli/scan/page";
import { readEarlier } from "../../../../cli/scan/page/trend";
import { scanReport } from "../../../../cli/scan/report";
import type { ScannedCloud } from "../../../../cli/scan/scan";
import { scanJson } from "../../../../cli/scan/tell";
import { judgeScan } from "../../../../cli/scan/verdict";

const none = { regions: [], buckets: [], tracks: [], formerTracks: [], formerErrors: [], databases: [], errors: [] };
const place = { cloud: "tencent", region: "ap-guangzhou" };
const cloud = (more: Partial<ScannedCloud>): ScannedCloud => ({
  ...{ cloud: "tencent", title: "Tencent Cloud", offers: { buckets: true, monitors: true, tracks: "account" } },
  ...{ ...none, regions: ["ap-guangzhou"], ...more },
});
const bucket = (name: string, status: "Enabled" | "Disabled" | null) => ({
  ...{ ...place, name, id: `tencent/ap-guangzhou/${name}`, status },
});
const track = {
  ...{ ...place, name: "t", id: "tencent/ap-guangzhou/7", ofAccount: true, status: "Enabled" as const },
  destinations: ["cos audit"],
};
const shown = (...scanned: ScannedCloud[]) => page(scanned, judgeScan(scanned), new Date(0));
/** The cell of state in the row of a name. */
const stateOf = (html: string, name: string) =>
  new RegExp(`<td class="name">${name}</td><td>(.*?)</td></tr>`).exec(html)?.[1] ?? "no such row";

describe("a track that leaves something out", () => {
  const writes = { ...track, leavesOut: "it records writes only" };

  it("is not well, nor is the account that nothing else records", () => {
    const html = shown(cloud({ tracks: [writes] }));
    expect(stateOf(html, "t")).toMatch(/^<span class="mark partly ">partly<\/span> .*it records writes only/);
    expect(html).toContain('<p class="partly">1 of 1 audit tracks record, but not everything');
    expect(html).toContain("<h1>1 partly</h1>");
  });

  it("leaves an account well that another track records", () => {
    const html = shown(cloud({ tracks: [writes, { ...track, name: "all", id: "tencent/ap-guangzhou/8" }] }));
    expect(html).toContain('<p class="good">2 of 2 audit tracks record (');
    expect(stateOf(html, "all")).toContain("mark good");
  });

  it("does not make up for another region, where a track covers one", () => {
    const offers = { buckets: false, monitors: false, tracks: "region" } as const;
    const all = { ...track, region: "b", id: "tencent/b/8", name: "all" };
    const html = shown(cloud({ offers, regions: ["ap-guangzhou", "b"], tracks: [writes, all] }));
    expect(html).toContain('<p class="partly">2 of 2 audit tracks record, but not everything');
  });
});

describe("a row", () => {
  it("has its severity in a word, and each way to repair it", () => {
    const html = shown(cloud({ tracks: [{ ...track, status: "Disabled", inputs: { cloud: "tencent", name: "t" } }] }));
    const cell = stateOf(html, "t");
    expect(cell).toMatch(/^<span class="mark bad high">high<\/span> <span class="said">it is switched off<\/span>/);
    expect(cell).toContain("new audit.AuditTrack(&quot;t&quot;, { cloud: &quot;tencent&quot;, name: &quot;t&quot;");
    expect(cell).toContain(
      "<pre>pulumi import access-audit:tencent:AuditTrack t tencent/ap-guangzhou/7 --generate-code=false &amp;&amp; pulumi up</pre>",
    );
    expect(cell).toContain("<b>Console</b>");
  });

  it("is not known where half of a bucket could not be read, whatever the other half is", () => {
    const html = shown(cloud({ buckets: [{ ...bucket("half", "Enabled"), error: "denied" }], tracks: [track] }));
    expect(stateOf(html, "half")).toBe(
      '<span class="mark unknown ">not known</span> <span class="said">monitored; denied</span>',
    );
    expect(html).toContain("<h1>1 not known</h1>");
  });

  it("is not well for a database that cannot be audited", () => {
    const database = { ...place, engine: "cdb", name: "cdb-1", id: "x", status: "NotOffered" } as const;
    const html = shown(cloud({ tracks: [track], databases: [database] }));
    expect(stateOf(html, "cdb-1")).toContain('<span class="mark never ">cannot be watched</span>');
    expect(html).toContain("<h1>1 cannot be watched</h1>");
  });

  it("says of a destination each finding, and what is known of a good one", () => {
    const base = { ...place, from: ["audit track t"], exists: true, keepDays: 180, encryptedOnDelivery: false };
    const destination = { ...base, deletedAfterDays: null };
    const destinations = [
      { ...destination, name: "bad", id: "bad", protection: { publicBy: ["its ACL"], encrypted: false } },
      { ...destination, name: "good", id: "good", protection: { publicBy: [], versioned: true } },
    ];
    const html = shown(cloud({ tracks: [track], destinations }));
    expect(html.match(/<td class="name">bad<\/td>/g)).toHaveLength(2);
    expect(stateOf(html, "good")).toContain("private, versioned, has the records of audit track t");
  });

  it("says why it does not count, and stays as it is", () => {
    const scanned = [cloud({ buckets: [bucket("scratch", "Disabled")], tracks: [track] })];
    const { gaps, unknown } = judgeScan(scanned);
    const passed = gaps.map((gap) => ({ ...gap, finding: { ...gap.finding, suppressed: "a <b> reason" } }));
    const html = page(scanned, { gaps: passed, unknown }, new Date(0));
    expect(stateOf(html, "scratch")).toMatch(/mark bad medium.*<i>not counted: a &lt;b&gt; reason<\/i>/);
    expect(html).toContain("<h1>1 of 2 not watched, 1 ignored or known before</h1>");
  });
});

describe("the whole", () => {
  it("is told as a share, with thousands apart, and is never rounded up to all", () => {
    const buckets = Array.from({ length: 2000 }, (_, index) => bucket(`b${index}`, index > 0 ? "Enabled" : "Disabled"));
    expect(shown(cloud({ buckets }))).toContain("<b>99.9 %</b> 1,999 of 2,000 buckets monitored</p>");
  });

  it("counts logs where a cloud has no monitors", () => {
    const offers = { buckets: true, monitors: false, tracks: "region" } as const;
    const log = { status: "Enabled", targetBucket: "logs" };
    const one = { ...bucket("b", null), log };
    const html = shown(cloud({ offers, buckets: [one] }), cloud({ account: "a", buckets: [bucket("c", "Disabled")] }));
    expect(html).toContain("<b>50.0 %</b> 1 of 2 buckets monitored or logged</p>");
  });

  it("names the account of each row and card by its id", () => {
    const html = shown(cloud({ accountId: "100000000001", buckets: [bucket("b", "Enabled")] }));
    expect(html).toContain('<p class="account">Account 100000000001</p>');
    expect(html).toContain('<td class="cloud">tencent <small>100000000001</small></td>');
  });

  it("has the gravest findings first, in the text as well", () => {
    const grave = { high: 0, medium: 1, low: 2 };
    const ranks = Object.keys(gapTitles).map((rule) => grave[gapRules[rule as GapRule].severity]);
    expect(ranks).toEqual(ranks.toSorted());
    const database = { ...place, engine: "cdb", name: "cdb-1", id: "x", status: "Disabled" } as const;
    const html = shown(cloud({ buckets: [bucket("b", "Disabled")], databases: [database] }));
    expect([...html.matchAll(/<tbody data-group="(.*?)">/g)].map(([, rule]) => rule)).toEqual([
      ...["unaudited", "unaudited-database", "unmonitored"],
    ]);
    expect(html).toContain('<p class="bad">No audit track (ap-guangzhou): 1 finding</p>');
    expect(html).toContain('<p class="bad">1 finding about databases and destinations</p>');
  });

  it("folds the cards of many accounts", () => {
    const accounts = Array.from({ length: 13 }, (_, index) => cloud({ account: `a${index}` }));
    expect(shown(...accounts)).toContain("<summary>By account and cloud (13)</summary>");
    expect(shown(...accounts.slice(1))).not.toContain("By account and cloud");
  });
});

describe("earlier reports", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "access-audit-earlier-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it("are bars by the time at which each scan ended, or by the names of their files where they do not say it", () => {
    const scanned = [cloud({ buckets: [bucket("a", "Enabled"), bucket("b", "Disabled"), bucket("c", null)] })];
    const file = write("2025 <12>.json", scanJson(scanned, judgeScan(scanned)));
    const earlier = readEarlier({ html: "x.html", earlier: [file] });
    expect(earlier).toEqual([{ label: "2025 <12>", on: 1, unknown: 1, all: 3 }]);
    const timed = { ...scanReport(scanned, judgeScan(scanned)), time: "2025-12-31T23:59:58.000Z" };
    const later = write("b.json", scanJson(scanned, judgeScan(scanned), timed));
    expect(readEarlier({ html: "x.html", earlier: [file, later] }).map(({ label }) => label)).toEqual([
      ...["2025 <12>", "2025-12-31 23:59 UTC"],
    ]);
    const { time: _, ...before } = JSON.parse(scanJson(scanned, judgeScan(scanned)));
    const old = write("old.json", JSON.stringify(before));
    expect(readEarlier({ html: "x.html", earlier: [old] })).toMatchObject([{ label: "old" }]);
    const html = page(scanned, judgeScan(scanned), new Date(0), earlier);
    expect(html).toContain('aria-label="2025 &lt;12&gt;: 33.3 %, 1 of 3"');
    expect(html).toContain("<span>this report</span>");
    expect(shown(...scanned)).not.toContain("this report");
  });

  it("are refused where they are none, or there is no page", () => {
    const other = write("drift.json", JSON.stringify({ command: "drift", clouds: [] }));
    const read = (earlier: string) => () => readEarlier({ html: "x.html", earlier: [earlier] });
    expect(read(other)).toThrow("drift.json is not an earlier report; access-audit scan --output json=FILE writes one");
    expect(read(write("text.json", "text"))).toThrow("text.json is not an earlier report: it is not JSON");
    expect(read(join(folder, "none.json"))).toThrow(/not an earlier report: there is no such file/);
    expect(() => readEarlier({ earlier: [other] })).toThrow("--earlier is for the page of --html");
  });
});
