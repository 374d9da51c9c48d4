// Opens a page from a file in headless Chromium, on behalf of tests, one operation after another.
const { serve } = require("./serve.cjs");

const { chromium } = require("playwright-core");

const { CHROMIUM: executablePath, CHROMIUM_LIBRARIES: libraries, ...env } = process.env;
const opened = chromium.launch({
  executablePath,
  env: { ...env, LD_LIBRARY_PATH: libraries },
  args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"],
});

let page;
const requests = [];
const errors = [];

serve(
  {
    /** Opens a file; colorScheme is light or dark. */
    async open({ url, colorScheme, width = 1200 }) {
      const context = await (await opened).newContext({ colorScheme, viewport: { width, height: 900 } });
      page = await context.newPage();
      page.on("request", (request) => requests.push(request.url()));
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      await page.goto(url);
      return { title: await page.title(), requests, errors };
    },
    evaluate: ({ script }) => page.evaluate(script),
    fill: ({ selector, text }) => page.fill(selector, text),
    select: ({ selector, value }) => page.selectOption(selector, value),
    click: ({ selector }) => page.click(selector),
    async print({ path }) {
      await page.emulateMedia({ media: "print" });
      await page.pdf({ path });
      await page.emulateMedia({ media: "screen" });
    },
    screenshot: ({ path }) => page.screenshot({ path, fullPage: true }),
    said: () => ({ requests, errors }),
  },
  ({ message }) => ({ message }),
);
