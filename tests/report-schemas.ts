import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import { inProject } from "../tools/setup/project.mjs";

const known = new Map<string, ValidateFunction>();

/** What of a command's JSON is not as the schema in the package says; nothing when all of it is. */
export function undeclaredIn(command: string, text: string): string[] {
  let validate = known.get(command);
  if (validate === undefined) {
    const schema = JSON.parse(readFileSync(inProject("docs", "schemas", `${command}.json`), "utf8"));
    validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
    known.set(command, validate);
  }
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}
