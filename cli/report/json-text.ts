/**
 * JSON that means the same, and drives neither the terminal nor the pipeline that prints it: what would is written as an escape. A
 * line of JSON begins with a quote or a bracket, so that a command at the start of a line cannot stand there.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent)
    .replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escapes)
    .replace(/#(?=#)|\{(?=%)/g, escapes);
}

function escapes(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
