import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProject } from "../../tools/setup/project.mjs";
import { browserVariables } from "../vendor-sdks/setup/browser";
import { type Judge, openJudge } from "../vendor-sdks/stage/judge";

const built = inProject("site", "dist");
const types: Readonly<Record<string, string>> = {
  ...{ ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" },
  ...{ ".json": "application/json", ".woff2": "font/woff2" },
};

/** As a host of static files serves it: a page may be asked for without its ending. */
function fileOf(path: string): string | undefined {
  const plain = join(built, decodeURIComponent(path));
  return [plain, `${plain}.html`, join(plain, "index.html")].find((file) => extname(file) !== "" && existsSync(file));
}

const pages = readdirSync(built, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".html") && file !== "404.html")
  .map((file) => `/${file.replace(/(index)?\.html$/, "")}`);

/** The site in headless Chromium, on a telephone and on a desk. */
describe("the site", () => {
  let server: Server;
  let browser: Judge;
  let root: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const file = fileOf((request.url ?? "/").split("?")[0] ?? "/");
      response.writeHead(file === undefined ? 404 : 200, {
        "Content-Type": types[extname(file ?? "")] ?? "text/plain",
      });
      response.end(file === undefined ? "" : readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openJudge("browser.cjs", await browserVariables());
  });
  afterAll(async () => {
    await browser?.stop();
    server?.close();
  });

  const open = async (path: string, width: number) =>
    (await browser.call("open", { url: `${root}${path}`, colorScheme: "light", width })).value as { errors: string[] };
  const value = async (script: string) => (await browser.call("evaluate", { script })).value;

  it.each([400, 1200])("is no wider than a window of %s pixels, and no page has an error", async (width) => {
    expect(pages.length).toBeGreaterThan(50);
    for (const path of pages) {
      expect((await open(path, width)).errors, path).toEqual([]);
      expect(await value("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(width);
      expect(await value("document.querySelector('h1')?.textContent.length ?? 0"), path).toBeGreaterThan(0);
    }
  });

  it("finds a page by a word of it", async () => {
    await open("/", 1200);
    await browser.call("click", { selector: ".DocSearch-Button" });
    await browser.call("fill", { selector: "#localsearch-input", text: "actiontrail DescribeTrails" });
    const found =
      "[...document.querySelectorAll('#localsearch-list a')].map((one) => one.getAttribute('href')).join(' ')";
    await expect.poll(() => value(found)).toContain("audit-track");
  });

  it("has no link of its own that leads nowhere", async () => {
    for (const path of pages) {
      const html = readFileSync(fileOf(path) ?? "", "utf8");
      const own = [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = ""]) => href);
      expect(
        own.filter((href) => fileOf(href) === undefined),
        path,
      ).toEqual([]);
    }
  });
});
