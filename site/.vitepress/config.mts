import { readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

/** Written with the pages, by `npm run site`. */
const navigation = JSON.parse(readFileSync(new URL("../.cache/pages/navigation.json", import.meta.url), "utf8"));

/** Dead links end the build, which is the default and stays so. */
export default defineConfig({
  title: "pulumi-access-audit",
  description: "Keep bucket access monitoring and audit tracks switched on, and prove it.",
  srcDir: ".cache/pages",
  outDir: "dist",
  cacheDir: ".cache/vitepress",
  cleanUrls: true,
  lastUpdated: false,
  themeConfig: { ...navigation, search: { provider: "local" }, outline: [2, 3] },
});
