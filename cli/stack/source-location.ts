import type { SourceLocation } from "../report/report";

interface Traced {
  readonly sourcePosition?: string | undefined;
  readonly stackTrace?: readonly { readonly sourcePosition?: string | undefined }[] | undefined;
}

/**
 * Where the program declares a resource: the innermost frame that is neither in a package nor outside of the project, for
 * the position that the engine names itself is in the class of the resource.
 */
export function locationIn({ sourcePosition, stackTrace = [] }: Traced): SourceLocation | null {
  const frames = [sourcePosition, ...stackTrace.map((frame) => frame.sourcePosition)];
  for (const frame of frames) {
    const [, file, line, column] = /^project:\/\/\/(.+)#(\d+)(?:,(\d+))?$/.exec(frame ?? "") ?? [];
    if (file === undefined || line === undefined) continue;
    const path = decodeURI(file);
    if (path.startsWith("../") || path.split("/").includes("node_modules")) continue;
    return { file: path, line: Number(line), column: Number(column ?? 1) };
  }
  return null;
}
