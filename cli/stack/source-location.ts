import { relative, resolve, sep } from "node:path";
import type { SourceLocation } from "../report/report";

interface Traced {
  readonly sourcePosition?: string | undefined;
  readonly stackTrace?: readonly { readonly sourcePosition?: string | undefined }[] | undefined;
}

/** The classes of resources, from which the engine takes the position of a declaration for their own. */
const ownClasses = resolve(__dirname, "../../sdk") + sep;

/**
 * Where the program of the project in `folder` declares a resource: the innermost frame that is neither in a package nor in this one
 * nor outside of the project.
 */
export function locationIn({ sourcePosition, stackTrace = [] }: Traced, folder: string): SourceLocation | null {
  const frames = [sourcePosition, ...stackTrace.map((frame) => frame.sourcePosition)];
  for (const frame of frames) {
    const [, file, line, column] = /^project:\/\/\/(.+)#(\d+)(?:,(\d+))?$/.exec(frame ?? "") ?? [];
    if (file === undefined || line === undefined) continue;
    const path = decodeURI(file);
    if (path.startsWith("../") || path.split("/").includes("node_modules")) continue;
    const whole = resolve(folder, path);
    if (whole.startsWith(ownClasses)) continue;
    // Code scanning and CI servers want the path from where they run, which is the top of the checkout.
    const fromHere = relative(process.cwd(), whole);
    const shown = fromHere.startsWith("..") ? path : fromHere.split(sep).join("/");
    return { file: shown, line: Number(line), column: Number(column ?? 1) };
  }
  return null;
}
