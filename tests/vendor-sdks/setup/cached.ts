import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../../../tools/setup/lock.mjs";
import { startProgress } from "../../../tools/setup/progress.mjs";
import { projectCache } from "../../../tools/setup/project.mjs";

interface Installation {
  readonly name: string;
  /** Everything that decides what is installed; another content is another folder. */
  readonly key: readonly string[];
  fill(folder: string): Promise<void>;
}

/** Fills a folder of the cache once; the folder is put in place by a rename, so it is complete when it is there. */
export async function cached({ name, key, fill }: Installation): Promise<string> {
  const hash = createHash("sha256").update(key.join("\0")).digest("hex").slice(0, 16);
  const folder = join(projectCache, "vendor-sdks", `${name}-${hash}`);
  if (existsSync(folder)) return folder;
  const onWait = () => console.log(`Waiting for another installation of the vendors' ${name} packages ...`);
  return withLock(`${folder}.lock`, onWait, async () => {
    if (!existsSync(folder)) await install(name, folder, fill);
    return folder;
  });
}

async function install(name: string, folder: string, fill: Installation["fill"]): Promise<void> {
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const progress = startProgress(`Installing the vendors' ${name} packages`);
  try {
    await fill(draft);
    renameSync(draft, folder);
  } finally {
    progress.stop();
    rmSync(draft, { recursive: true, force: true });
  }
}
