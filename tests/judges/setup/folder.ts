import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../../tools/setup/project.mjs";

export const inJudges = (...parts: string[]) => inProject("tests", "judges", ...parts);

export const readText = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");
