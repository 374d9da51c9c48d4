import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../../tools/setup/project.mjs";

export const inVendorSdks = (...parts: string[]) => inProject("tests", "vendor-sdks", ...parts);

export const readText = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");
