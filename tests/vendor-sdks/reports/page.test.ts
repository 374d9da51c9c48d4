import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
const former = { formerTracks: [], databases: [], formerErrors: [] };
const scanned: readonly ScannedCloud[] = [
  {
    ...{
      cloud: "tencent",
      title: "Tencent Cloud",
      offers: { buckets: true, monitors: true, tracks: "account" },
      errors: [],
      ...former,
    },
    regions: ["ap-guangzhou"],
    buckets: Array.from({ length: 300 }, (_, index) =>
      bucket("tencent", index < 200 ? "ap-guangzhou" : "ap-beijing", index),
    ),
    tracks: [{ ...track, cloud: "tencent", region: "ap-guangzhou", name: "writes" }],
  },
  {
    ...{
      cloud: "huawei",
      title: "Huawei Cloud",
      offers: { buckets: false, monitors: false, tracks: "region" },
      buckets: [],
      errors: [],
      ...former,
    },
    regions: ["cn-north-4", "ap-southeast-1"],
    tracks: [{ ...track, cloud: "huawei", region: "cn-north-4", name: "system", deliveryError: "noBucket" }],
  },
  {
    ...{
      cloud: "volcengine",
      title: "Volcengine",
      offers: { buckets: true, monitors: true, tracks: false },
      errors: [],
      ...former,
    },
    ...{ regions: [], buckets: [], tracks: [], skipped: "no credentials were found" },
  },
];

/** The page of a scan in headless Chromium, from a file. */
describe("the page of a scan", () => {
  let folder: string;
  let browser: Judge;
  let url: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "access-audit-page-"));
    const file = join(folder, "scan.html");
    writeFileSync(file, page(scanned, judgeScan(scanned), new Date("2026-01-02T03:04:05Z")));
    url = pathToFileURL(file).href;
    browser = await openJudge("browser.cjs", await browserVariables());
  });
  afterAll(async () => {
    await browser?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const evaluate = async (script: string) => (await browser.call("evaluate", { script })).value;
  const visible = () => evaluate("[...document.querySelectorAll('tbody tr')].filter((row) => !row.hidden).length");
  const first = () => evaluate("document.querySelector('tbody tr:not([hidden])').cells[3].textContent");

  it("asks nobody for anything, runs no text of a cloud, and tells no error", async () => {
    expect(await browser.call("open", { url, colorScheme: "light" })).toEqual({
      value: { title: "Access monitoring and audit tracks", requests: [url], errors: [] },
    });
    expect(readFileSync(join(folder, "scan.html"), "utf8")).not.toMatch(/https?:\/\//);
  });

  it("shows coverage at a glance", async () => {
    expect(await evaluate("document.querySelector('h1').textContent")).toBe("102 of 303 not watched, 1 not known");
    const labels = await evaluate("[...document.querySelectorAll('svg')].map((one) => one.getAttribute('aria-label'))");
    expect(labels).toEqual(["ap-beijing: 67 of 100 monitored", "ap-guangzhou: 132 of 200 monitored, 1 not known"]);
    expect(await evaluate("document.querySelector('.clouds').textContent")).toContain("no credentials were found");
  });

  it("filters and sorts its table", async () => {
    expect(await visible()).toBe(303);
    await browser.call("select", { selector: "#state", value: "bad" });
    expect(await visible()).toBe(102);
    await browser.call("fill", { selector: "#search", text: "ap-beijing bucket-02" });
    expect(await visible()).toBe(33);
    expect(await evaluate("document.querySelector('#count').value")).toBe("33 of 303");
    await browser.call("click", { selector: "th:nth-child(4) button" });
    expect(await first()).toBe("bucket-0201");
    await browser.call("click", { selector: "th:nth-child(4) button" });
    expect(await first()).toBe("bucket-0297");
  });

  it("follows the light and the dark of the reader's system, and fits a narrow screen", async () => {
    const background = "getComputedStyle(document.body).backgroundColor";
    const light = await evaluate(background);
    await browser.call("open", { url, colorScheme: "dark", width: 380 });
    expect(await evaluate(background)).not.toBe(light);
    expect(await evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
    const shot = join(process.env.ACCESS_AUDIT_SCREENSHOTS ?? folder, "scan-dark.png");
    await browser.call("screenshot", { path: shot });
    expect(existsSync(shot)).toBe(true);
    await browser.call("open", { url, colorScheme: "light" });
    await browser.call("screenshot", { path: join(process.env.ACCESS_AUDIT_SCREENSHOTS ?? folder, "scan-light.png") });
  });

  it("prints all rows without its controls", async () => {
    const path = join(folder, "scan.pdf");
    expect((await browser.call("print", { path })).error).toBeUndefined();
    expect(statSync(path).size).toBeGreaterThan(10_000);
    expect((await browser.call("said")).value).toMatchObject({ errors: [] });
  });
});
