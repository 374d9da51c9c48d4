import { once } from "node:events";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { redactRecord } from "../../../provider/core/session/redact";
import { makeFolders, systemReason } from "../../text/given-path";

/** Where lines go, one after the other. */
export interface Lines {
  write(text: string): Promise<void>;
  /** What was written is whole. */
  end(): void;
  /** It never will be. */
  drop(): void;
}

/** The standard output, as fast as its reader takes it. */
export function standardLines(): Lines {
  // Whoever read has enough.
  const closed = (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  };
  process.stdout.on("error", closed);
  return {
    async write(text) {
      if (!process.stdout.write(redactRecord(text))) await once(process.stdout, "drain");
    },
    end: () => void process.stdout.off("error", closed),
    drop: () => void process.stdout.off("error", closed),
  };
}

/** A file that appears when it is whole. */
export function fileLines(file: string): Lines {
  const place = resolve(file);
  const aside = `${place}.${process.pid}.part`;
  makeFolders(dirname(place));
  const descriptor = openSync(aside, "w", 0o600);
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    async write(text) {
      writeFileSync(descriptor, redactRecord(text));
    },
    end() {
      fsyncSync(descriptor);
      close();
      try {
        renameSync(aside, place);
      } catch (cause) {
        throw new Error(`${file} could not be written: ${systemReason(cause)}`, { cause });
      }
    },
    drop() {
      close();
      rmSync(aside, { force: true });
    },
  };
}
