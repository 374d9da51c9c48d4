import { outward } from "../../provider/core/session/foreign-text";
import { wrapped } from "../report/wrapped";

/** Beside the rows, so that these stay clean. */
export const tell = (text: string) => console.error(wrapped(outward(text)));

/** Something could not be read; the rest goes on, and the command ends with 1. */
export function failed(reason: string): void {
  tell(`error: ${reason}`);
  process.exitCode = 1;
}
