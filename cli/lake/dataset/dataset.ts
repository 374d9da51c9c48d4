import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { makeFolders } from "../../text/given-path";
import { placeName } from "../place-name";
import type { EventFilter } from "../rows";
import { type Target, titleOf } from "../targets";
import { DatasetStore, type Place } from "./dataset-store";
import { writeFirst } from "./files";
import { lockFolder } from "./lock";
import type { OwnAccount } from "./own-account";

/** Beside the data, under a name that readers of datasets pass over. */
const ownFolder = "_audit";
const version = 1;

/** A folder of Parquet files by `cloud=` and `date=`, and what is known of how far it is. */
export class Dataset {
  private readonly own: string;
  /** By the folder of the checkpoints. */
  private readonly locks = new Map<string, () => void>();
  private readonly stores = new Map<string, DatasetStore>();

  constructor(
    private readonly folder: string,
    filter: EventFilter,
  ) {
    this.own = join(folder, ownFolder);
    refuseForeign(folder);
    makeFolders(this.own, 0o700);
    this.agree(filter);
  }

  /** The store of a history, for credentials of `own`. */
  storeOf(target: Target, own: OwnAccount): DatasetStore {
    const title = titleOf(target);
    const known = this.stores.get(title);
    if (known !== undefined) return known;
    const place = [target.cloud.name, placeName(target.account), target.regions.join("+")] as const;
    this.refuseSameFiles(place);
    this.lock(join(this.own, place[0], place[1]));
    this.refuseOtherRegions(target);
    const store = new DatasetStore(this.folder, this.own, place, own);
    this.stores.set(title, store);
    return store;
  }

  /** What the histories of this run have by now. */
  summary(): string[] {
    return [...this.stores].map(([title, { rows, known }]) => {
      const ends = known.done.map(({ endMs }) => endMs);
      const until = ends.length === 0 ? "" : `; complete until ${new Date(Math.max(...ends)).toISOString()}`;
      return `${title}: ${rows} events in ${this.folder}${until}`;
    });
  }

  close(): void {
    for (const unlock of this.locks.values()) unlock();
  }

  /** Of an account and not of the dataset, so that processes with other accounts write it at the same time. */
  private lock(folder: string): void {
    if (!this.locks.has(folder)) this.locks.set(folder, lockFolder(folder));
  }

  /** A dataset has the events of one filter: what another left out would count as read. */
  private agree(filter: EventFilter): void {
    const file = join(this.own, "dataset.json");
    const wanted = { version, filter };
    writeFirst(file, `${JSON.stringify(wanted, undefined, 2)}\n`);
    const found: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (isDeepStrictEqual(found, JSON.parse(JSON.stringify(wanted)))) return;
    throw new Error(
      `the dataset ${this.folder} was begun with other filters, or by another version (${file}): use the same, or another folder`,
    );
  }

  /** To some disks, names that differ by capital letters only are the same. */
  private refuseSameFiles(place: Place): void {
    const other = [...this.stores].find(([, store]) => same(store.place, place));
    if (other !== undefined)
      throw new Error(`its files would have the names of those of ${other[0]}: give the account another name`);
  }

  /** Where regions are read together, an event may be in the lists of several. */
  private refuseOtherRegions({ cloud, account, regions, history }: Target): void {
    const folder = join(this.own, cloud.name, placeName(account));
    if (!history.acrossRegions || !existsSync(folder)) return;
    const other = readdirSync(folder).find((name) => name.endsWith(".json") && name !== `${regions.join("+")}.json`);
    if (other === undefined) return;
    const before = other.slice(0, -".json".length).replaceAll("+", " ");
    throw new Error(
      `the dataset ${this.folder} was begun with the regions ${before}, which ${cloud.title} may list together: ` +
        "name the same, or another folder",
    );
  }
}

const same = (one: Place, other: Place) => one.join("/").toLowerCase() === other.join("/").toLowerCase();

function refuseForeign(folder: string): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder);
  if (names.length === 0 || names.includes(ownFolder)) return;
  throw new Error(`${folder} is not empty, and no dataset of this command`);
}
