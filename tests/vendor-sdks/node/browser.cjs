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
      const context = await (await opened).newContext({
        ...{ colorScheme, viewport: { width, height: 900 } },
        permissions: ["clipboard-read", "clipboard-write"],
      });
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
    media: ({ media }) => page.emulateMedia({ media }),
    async print({ path }) {
      await page.pdf({ path });
    },
    /** The top of the page: a whole one is longer than anybody looks at. */
    screenshot: ({ path }) => {
      const clip = { x: 0, y: 0, width: page.viewportSize().width, height: 1800 };
      return page.screenshot({ path, fullPage: true, clip });
    },
    said: () => ({ requests, errors }),
  },
  ({ message }) => ({ message }),
);
