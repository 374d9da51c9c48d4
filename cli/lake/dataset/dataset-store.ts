import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { TimeWindow } from "../../../provider/core/listing/time-windows";
import { groupBy } from "../../group-by";
import { makeFolders } from "../../text/given-path";
import type { Known } from "../known";
import type { Store, WindowRows } from "../read-events";
import { dateOf } from "../spans";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "./checkpoint";
import { moveInto } from "./files";
import type { OwnAccount } from "./own-account";
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

  /** Windows that were read and not kept, because nothing tells whose they are. */
  private unkept = 0;

  constructor(
    private readonly folder: string,
    notes: string,
    readonly place: Place,
    private readonly own: OwnAccount,
  ) {
    const [cloud, account, regions] = place;
    this.file = join(notes, cloud, account, `${regions}.json`);
    this.aside = join(notes, "aside");
    this.prefix = `${[cloud, account, regions].join(".")}.`;
    makeFolders(this.aside, 0o700);
    this.checkpoint = readCheckpoint(this.file);
    // Events may also name accounts whose users acted in this one.
    const known = this.checkpoint.own === undefined ? this.checkpoint.accounts : [this.checkpoint.own];
    if (own.id !== undefined) this.refuseOthers([own.id], known);
    this.finish();
  }

  get problem(): string | undefined {
    if (this.own.id !== undefined || this.unkept === 0) return undefined;
    return `what has no events is not kept as read, because it is not known which account the credentials are of: ${this.own.reason}`;
  }

  get known(): Known {
    return this.checkpoint.known;
  }

  get rows(): number {
    return this.checkpoint.rows;
  }

  /** A window has a file for each of its dates. */
  begin(window: TimeWindow): WindowRows {
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
        for (const [date, own] of groupBy(rows, ({ timeMs }) => dateOf(timeMs ?? window.startMs)))
          fileOf(date).write(own);
        relieve([...files.values()]);
      },
      commit: async (known, told) => {
        if (this.own.id === undefined && told.size === 0) {
          for (const file of files.values()) file.drop();
          this.unkept += 1;
          return;
        }
        const { accounts: before, own } = this.checkpoint;
        // Where the cloud said whose the credentials are, the first events that name an account are that account's.
        const isFirst = this.own.id !== undefined && before.length === 0;
        if (!isFirst) this.refuseOthers([...told], [...new Set([this.own.id ?? own ?? [], before].flat())]);
        const [cloud] = this.place;
        for (const file of files.values()) file.end();
        const rows = [...files.values()].reduce((sum, file) => sum + file.rows, this.checkpoint.rows);
        const moving = [...files.keys()].map((date, index) => join(`cloud=${cloud}`, `date=${date}`, nameAt(index)));
        const accounts = [...new Set([...before, ...told])].sort();
        const added = { files: this.checkpoint.files + files.size, rows, accounts };
        this.checkpoint = { known, moving, ...added, own: this.own.id ?? own };
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
  private refuseOthers(told: readonly string[], known: readonly string[]): void {
    if (known.length === 0 || told.length === 0 || told.some((one) => known.includes(one))) return;
    throw new Error(
      `the credentials belong to the account ${told.join(", ")}, but the dataset has ${known.join(", ")}: ` +
        "use the credentials of that account, or give each account a name of its own with --account, or a folder",
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
