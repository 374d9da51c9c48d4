import { constants, type FileHandle, open } from "node:fs/promises";
import { UserError } from "../session/errors";
import type { Operation } from "../session/operation";

/** No file of credentials or tokens comes near this. */
const largestFileBytes = 1024 * 1024;
const chunkBytes = 64 * 1024;
const pipePauseMs = 50;

/**
 * The text of a file of the user; it may be a pipe, as in `VARIABLE=<(command)`. Opening a pipe in the usual way waits for its
 * writer in a thread of this process that nothing can end, not even the end of the process. So it is opened without waiting,
 * and looked at again and again within the operation.
 */
export async function readText(path: string, operation: Operation): Promise<string> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const isFile = (await file.stat()).isFile();
    const chunks: Buffer[] = [];
    for (let size = 0; ; ) {
      const chunk = await readChunk(file);
      // A pipe that nobody has written to yet looks like one that ends.
      if (chunk === undefined || (chunk.length === 0 && size === 0 && !isFile)) await pause(path, operation);
      else if (chunk.length === 0) break;
      else {
        chunks.push(chunk);
        size += chunk.length;
        if (size > largestFileBytes) throw Object.assign(new Error(`${path} is too large`), { code: "EFBIG" });
      }
    }
    return Buffer.concat(chunks).toString("utf8");
  } finally {
    await file.close();
  }
}

/** `undefined` when there is nothing at the moment. */
async function readChunk(file: FileHandle): Promise<Buffer | undefined> {
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EAGAIN") return undefined;
    throw error;
  }
}

async function pause(path: string, operation: Operation): Promise<void> {
  try {
    await operation.sleep(pipePauseMs);
  } catch {
    throw new UserError(`${path} is a pipe that nobody writes to: ${operation.expiry()}`);
  }
}
