import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";
import { browserVariables } from "../setup/browser";
import { type Judge, openJudge } from "../stage/judge";

describe("the picture of the README", () => {
  let browser: Judge;
  beforeAll(async () => {
    browser = await openJudge("browser.cjs", await browserVariables());
  });
  afterAll(() => browser?.stop());

  const value = async (script: string) => (await browser.call("evaluate", { script })).value;

  it.each([
    ["light", "rgb(255, 255, 255)"],
    ["dark", "rgb(13, 17, 23)"],
  ])("is drawn for a reader whose system is %s, with no line cut off", async (colorScheme, background) => {
    const url = pathToFileURL(inProject("docs", "drift.svg")).href;
    const opened = await browser.call("open", { url, colorScheme });
    expect(opened.value).toMatchObject({ errors: [] });
    expect(await value('getComputedStyle(document.querySelector(".window")).fill')).toBe(background);
    const widths = '[...document.querySelectorAll("text")].map((one) => one.getBBox().x + one.getBBox().width)';
    const widest = await value(`Math.max(...${widths})`);
    expect(widest).toBeLessThan(Number(await value("document.documentElement.viewBox.baseVal.width")));
    expect(await value("document.documentElement.textContent")).toMatch(
      /access-audit drift .*status: Enabled → Disabled .*changed: +StopLogging by console-user.*pulumi up --refresh.*updated/s,
    );
  });
});
