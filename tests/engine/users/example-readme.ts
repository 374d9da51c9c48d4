import { readFileSync } from "node:fs";
import { inProject } from "../../../tools/setup/project.mjs";

/** What the README of an example says that its outputs are. */
export function expectedOutputs(example: string): unknown {
  const text = readFileSync(inProject("examples", example, "README.md"), "utf8");
  const [, block] = /```json\n(.*?)```/s.exec(text) ?? [];
  if (block === undefined) throw new Error(`examples/${example}/README.md has no expected output`);
  return JSON.parse(block);
}

/** Where `found` is not as a README says; `…` stands for anything: a value, a part of a text, further items of a list. */
export function differences(expected: unknown, found: unknown, path = ""): string[] {
  if (expected === "…") return found === undefined ? [`${path} is missing`] : [];
  if (typeof expected === "string" && expected.includes("…")) {
    const pattern = expected.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${pattern.join(".+")}$`, "s").test(String(found))
      ? []
      : [`${path} is ${JSON.stringify(found)}`];
  }
  if (Array.isArray(expected) && Array.isArray(found)) {
    const open = expected.at(-1) === "…";
    const items = open ? expected.slice(0, -1) : expected;
    const fits = open ? found.length >= items.length : found.length === items.length;
    return fits
      ? items.flatMap((item, index) => differences(item, found[index], `${path}[${index}]`))
      : [`${path} has ${found.length} items`];
  }
  if (typeof expected === "object" && expected !== null && typeof found === "object" && found !== null) {
    const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
    const of = (value: object, name: string): unknown => Object.entries(value).find(([own]) => own === name)?.[1];
    return [...names].flatMap((name) => differences(of(expected, name), of(found, name), `${path}.${name}`));
  }
  return expected === found ? [] : [`${path} is ${JSON.stringify(found)}`];
}
