import { stripVTControlCharacters } from "node:util";

/** What the engine says, without its colours, and without the words before the reason. */
export function tidied(message: string): string {
  return stripVTControlCharacters(message.replace(/<\{%.*?%\}>/g, ""))
    .trim()
    .replace(/^((error|preview failed): )+/i, "")
    .trim();
}

/** Says only that there was a failure, which other diagnostics tell of. */
export function isEmpty(message: string): boolean {
  return /^(|preview failed|update failed)$/i.test(tidied(message));
}
