import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScannedBucket } from "../../../cli/scan/buckets";
import { page } from "../../../cli/scan/page";
import type { ScannedCloud } from "../../../cli/scan/scan";
import { judgeScan } from "../../../cli/scan/verdict";
import { browserVariables } from "../setup/browser";
import { type Judge, openJudge } from "../stage/judge";

const bucket = (cloud: string, region: string, index: number): ScannedBucket => {
  const name = `bucket-${String(index).padStart(4, "0")}`;
  const place = { cloud, region, name, id: `${cloud}/${region}/${name}` };
  if (index === 7) return { ...place, status: null, error: "<script>document.title='owned'</script> denied" };
  return { ...place, status: index % 3 === 0 ? "Disabled" : "Enabled" };
};
const track = { id: "x", status: "Enabled", ofAccount: true, destinations: ["cos audit"] } as const;
const none = { ...{ formerTracks: [], databases: [], formerErrors: [], errors: [] }, tracks: [], buckets: [] };
const offers = { buckets: true, monitors: true, tracks: "account" } as const;
const scanned: readonly ScannedCloud[] = [
  {
    ...{
      ...none,
      cloud: "tencent",
      title: "Tencent Cloud",
      accountId: "100000000001",
      offers,
      regions: ["ap-guangzhou"],
    },
    buckets: Array.from({ length: 300 }, (_, index) =>
      bucket("tencent", index < 200 ? "ap-guangzhou" : "ap-beijing", index),
    ),
    tracks: [
      { ...track, cloud: "tencent", region: "ap-guangzhou", name: "writes", leavesOut: "it records writes only" },
    ],
  },
  {
    ...{ ...none, cloud: "alibaba", title: "Alibaba Cloud", offers, regions: ["cn-hangzhou"] },
    buckets: Array.from({ length: 200 }, (_, index) => bucket("alibaba", "cn-hangzhou", 3 * index + 2)),
    tracks: [{ ...track, cloud: "alibaba", region: "cn-hangzhou", name: "all" }],
  },
  {
    ...{ ...none, cloud: "huawei", title: "Huawei Cloud", regions: ["cn-north-4", "ap-southeast-1"] },
    offers: { buckets: false, monitors: false, tracks: "region" },
    tracks: [{ ...track, cloud: "huawei", region: "cn-north-4", name: "system", deliveryError: "noBucket" }],
  },
  {
    ...{ ...none, cloud: "volcengine", title: "Volcengine", offers: { ...offers, tracks: false }, regions: [] },
    skipped: "no credentials were found",
  },
];
const earlier = [
  { label: "2025-11-30 23:59 UTC", on: 120, unknown: 40, all: 480 },
  { label: "2025-12", on: 260, unknown: 0, all: 490 },
];

/** The page of a scan in headless Chromium, from a file. */
describe("the page of a scan", () => {
  let folder: string;
  let browser: Judge;
  let url: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "access-audit-page-"));
    const file = join(folder, "scan.html");
    writeFileSync(file, page(scanned, judgeScan(scanned), new Date("2026-01-02T03:04:05Z"), earlier));
    url = pathToFileURL(file).href;
    browser = await openJudge("browser.cjs", await browserVariables());
  });
  afterAll(async () => {
    await browser?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const evaluate = async (script: string) => (await browser.call("evaluate", { script })).value;
  const visible = () =>
    evaluate("[...document.querySelectorAll('tr[data-state]')].filter((row) => !row.hidden).length");
  const first = () => evaluate("document.querySelector('tr[data-state]:not([hidden])').cells[3].textContent");
  const text = (selector: string) => evaluate(`document.querySelector(${JSON.stringify(selector)}).textContent`);
  /** For who looks at the page with own eyes. */
  const screenshot = async (name: string) => {
    const { ACCESS_AUDIT_SCREENSHOTS: shots } = process.env;
    if (shots !== undefined) await browser.call("screenshot", { path: join(shots, name) });
  };

  it("asks nobody for anything, runs no text of a cloud, and tells no error", async () => {
    expect(await browser.call("open", { url, colorScheme: "light" })).toEqual({
      value: { title: "Access monitoring and audit tracks", requests: [url], errors: [] },
    });
    expect(readFileSync(join(folder, "scan.html"), "utf8")).not.toMatch(/https?:\/\//);
  });

  it("shows coverage at a glance, and the way there", async () => {
    expect(await text("h1")).toBe("102 of 504 not watched, 1 not known, 1 partly");
    expect(await text(".overall")).toBe("79.8 % 399 of 500 buckets monitored, 1 not known");
    const labels = await evaluate("[...document.querySelectorAll('.clouds svg')].map((one) => one.ariaLabel)");
    expect(labels).toEqual([
      "ap-beijing: 67 of 100 monitored",
      "ap-guangzhou: 132 of 200 monitored, 1 not known",
      "cn-hangzhou: 200 of 200 monitored",
    ]);
    expect(await text(".clouds")).toContain("no credentials were found");
    const trend = await evaluate("[...document.querySelectorAll('.trend svg')].map((one) => one.ariaLabel)");
    expect(trend).toEqual([
      "2025-11-30 23:59 UTC: 25.0 %, 120 of 480",
      "2025-12: 53.0 %, 260 of 490",
      "this report: 79.8 %, 399 of 500",
    ]);
  });

  it("has four cards in rows of two", async () => {
    const tops = "[...document.querySelectorAll('article')].map((one) => one.getBoundingClientRect().top)";
    const [a, b, c, d] = (await evaluate(tops)) as number[];
    expect([b, d]).toEqual([a, c]);
    expect(c).not.toBe(a);
  });

  it("shows 200 rows at a time, the gravest first, and one finding alone", async () => {
    expect(await visible()).toBe(200);
    expect(await first()).toBe("huawei");
    expect(await text(".pages output")).toBe("Page 1 of 3");
    await browser.call("click", { selector: ".pages button:last-child" });
    await browser.call("click", { selector: ".pages button:last-child" });
    expect(await visible()).toBe(104);
    await browser.call("click", { selector: ".groups [data-group=unmonitored]" });
    expect([await visible(), await text("#count")]).toEqual([100, "100 of 504"]);
    await browser.call("click", { selector: ".groups [data-group=unmonitored]" });
    expect([await visible(), await text(".pages output")]).toEqual([200, "Page 1 of 3"]);
  });

  it("filters and sorts its table", async () => {
    await browser.call("select", { selector: "#state", value: "bad" });
    expect(await visible()).toBe(102);
    await browser.call("fill", { selector: "#search", text: "ap-beijing bucket-02" });
    expect(await visible()).toBe(33);
    expect(await text("#count")).toBe("33 of 504");
    await browser.call("click", { selector: "th:nth-child(4) button" });
    expect(await first()).toBe("bucket-0201");
    await browser.call("click", { selector: "th:nth-child(4) button" });
    expect(await first()).toBe("bucket-0297");
  });

  it("copies what to do, or selects it", async () => {
    const row = "tr[data-state]:not([hidden])";
    await browser.call("click", { selector: `${row} summary` });
    await browser.call("click", { selector: `${row} button.copy` });
    const line = await text(`${row} pre`);
    expect(line).toContain('new audit.BucketAccessMonitor("bucket-0297", { cloud: "tencent"');
    await expect.poll(() => text(`${row} button.copy`)).toBe("Copied");
    expect(await evaluate("navigator.clipboard.readText()")).toBe(line);
    await evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await browser.call("click", { selector: `${row} button.copy` });
    await expect.poll(() => text(`${row} button.copy`)).toBe("Selected: press Ctrl+C");
    expect(await evaluate("getSelection().toString()")).toBe(line);
    await screenshot("scan-open.png");
  });

  it("follows the light and the dark of the reader's system, and fits a narrow screen", async () => {
    const background = "getComputedStyle(document.body).backgroundColor";
    const light = await evaluate(background);
    await browser.call("open", { url, colorScheme: "dark", width: 400 });
    expect(await evaluate(background)).not.toBe(light);
    expect(await evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
    await screenshot("scan-narrow.png");
    await browser.call("open", { url, colorScheme: "dark" });
    await screenshot("scan-dark.png");
    await browser.call("open", { url, colorScheme: "light" });
    await screenshot("scan-light.png");
  });

  it("prints all rows without its controls", async () => {
    const shown = (selector: string) =>
      evaluate(
        `[...document.querySelectorAll('${selector}')].filter((one) => getComputedStyle(one).display !== 'none').length`,
      );
    await browser.call("media", { media: "print" });
    expect([await shown("tr[data-state]"), await shown("form, nav, .groups, .copy, .repair")]).toEqual([504, 0]);
    await screenshot("scan-print.png");
    const path = join(folder, "scan.pdf");
    expect((await browser.call("print", { path })).error).toBeUndefined();
    expect(statSync(path).size).toBeGreaterThan(10_000);
    expect((await browser.call("said")).value).toMatchObject({ errors: [] });
  });
});
