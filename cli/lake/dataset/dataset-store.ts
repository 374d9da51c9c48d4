import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { TimeWindow } from "../../../provider/core/listing/time-windows";
import { groupBy } from "../../group-by";
import type { Known } from "../known";
import type { Store, WindowRows } from "../read-events";
import type { EventRow } from "../rows";
import { dateOf } from "../spans";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "./checkpoint";
import { moveInto } from "./files";
import { ParquetFile } from "./parquet-file";

/** Whose and where a history is, as parts of the names of its files. */
export type Place = readonly [cloud: string, account: string, regions: string];

/**
 * The part of a dataset that is of one history. A window counts from the moment in which its checkpoint is there: its rows are on the
 * disk by then, and are moved into place afterwards, by the next run where this one was killed.
 */
export class DatasetStore implements Store {
  private checkpoint: Checkpoint;
  private readonly file: string;
  private readonly aside: string;
  private readonly prefix: string;

  constructor(
    private readonly folder: string,
    own: string,
    readonly place: Place,
  ) {
    const [cloud, account, regions] = place;
    this.file = join(own, cloud, account, `${regions}.json`);
    this.aside = join(own, "aside");
    this.prefix = `${[cloud, account, regions].join(".")}.`;
    mkdirSync(this.aside, { recursive: true, mode: 0o700 });
    this.checkpoint = readCheckpoint(this.file);
    this.finish();
  }

  get known(): Known {
    return this.checkpoint.known;
  }

  get rows(): number {
    return this.checkpoint.rows;
  }

  /** A window has a file for each of its dates. */
  begin(window: TimeWindow): WindowRows {
    const accounts = new Set(this.checkpoint.accounts);
    const files = new Map<string, ParquetFile>();
    const nameAt = (index: number) => `${this.prefix}${String(this.checkpoint.files + index).padStart(6, "0")}.parquet`;
    const fileOf = (date: string): ParquetFile => {
      const known = files.get(date);
      if (known !== undefined) return known;
      const file = new ParquetFile(join(this.aside, nameAt(files.size)));
      files.set(date, file);
      return file;
    };
    return {
      write: async (rows) => {
        this.refuseOtherAccount(rows);
        for (const { event } of rows) if (event.account !== undefined) accounts.add(event.account);
        for (const [date, own] of groupBy(rows, ({ timeMs }) => dateOf(timeMs ?? window.startMs)))
          fileOf(date).write(own);
        relieve([...files.values()]);
      },
      commit: async (known) => {
        const [cloud] = this.place;
        for (const file of files.values()) file.end();
        const rows = [...files.values()].reduce((sum, file) => sum + file.rows, this.checkpoint.rows);
        const moving = [...files.keys()].map((date, index) => join(`cloud=${cloud}`, `date=${date}`, nameAt(index)));
        const added = { files: this.checkpoint.files + files.size, rows, accounts: [...accounts].sort() };
        this.checkpoint = { known, moving, ...added };
        writeCheckpoint(this.file, this.checkpoint);
        this.moveAll();
      },
      abandon: async () => {
        for (const file of files.values()) file.drop();
      },
    };
  }

  /** What a run before this one had written down, and not moved; and what it had not written down. */
  private finish(): void {
    this.moveAll();
    for (const name of readdirSync(this.aside)) if (name.startsWith(this.prefix)) rmSync(join(this.aside, name));
  }

  private moveAll(): void {
    for (const part of this.checkpoint.moving) {
      const aside = join(this.aside, basename(part));
      if (existsSync(aside)) moveInto(aside, join(this.folder, part));
    }
  }

  /** What is complete for one account is not complete for another. */
  private refuseOtherAccount(rows: readonly EventRow[]): void {
    const { accounts } = this.checkpoint;
    const told = [...new Set(rows.flatMap(({ event }) => event.account ?? []))];
    if (accounts.length === 0 || told.length === 0 || told.some((one) => accounts.includes(one))) return;
    throw new Error(
      `the credentials belong to the account ${told.join(", ")}, but the dataset has ${accounts.join(", ")}: ` +
        "give each account a name of its own with --account, or a folder",
    );
  }
}

/** What may wait for its group in all files of a window. */
const mostCharacters = 4 * 1024 * 1024;

/** Writes groups that are not full, those with the most first, where many dates wait for rows. */
function relieve(files: readonly ParquetFile[]): void {
  let waiting = files.reduce((sum, { characters }) => sum + characters, 0);
  for (const file of files.toSorted((a, b) => b.characters - a.characters)) {
    if (waiting <= mostCharacters) return;
    waiting -= file.characters;
    file.writeGroup();
  }
}
