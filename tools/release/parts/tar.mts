import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const blockBytes = 512;

/** Files of a folder as a tar archive, the same bytes for the same contents: no owner, and no time but the epoch. POSIX ustar. */
export function tarOf(folder: string, names: readonly string[]): Buffer {
  const parts = names.flatMap((name) => {
    const content = readFileSync(join(folder, name));
    const mode = (statSync(join(folder, name)).mode & 0o100) === 0 ? 0o644 : 0o755;
    const padding = Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes);
    return [header(name, mode, content.length), content, padding];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)]);
}

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, “ustar Interchange Format” */
function header(name: string, mode: number, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long for a tar archive`);
  const block = Buffer.alloc(blockBytes);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, "0")}\0`;
  block.write(name, 0);
  block.write(octal(mode, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(0, 11), 136);
  block.write(" ".repeat(8), 148);
  block.write("0", 156);
  block.write("ustar\0" + "00", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}
