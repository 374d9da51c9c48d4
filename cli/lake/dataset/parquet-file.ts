import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { redactRecord } from "../../../provider/core/session/redact";
import { type EventRow, type TextColumn, textColumnNames, textColumns } from "../rows";

type Cells = (string | bigint | null)[];

const always: readonly TextColumn[] = ["id", "name", "source", "resources", "raw"];
const text = (name: string, isAlways: boolean) => ({
  name,
  type: "BYTE_ARRAY" as const,
  converted_type: "UTF8" as const,
  repetition_type: isAlways ? ("REQUIRED" as const) : ("OPTIONAL" as const),
});
const optionalInt = { type: "INT64", repetition_type: "OPTIONAL" } as const;

/** `time` is the text that every output has, `event_time` the same as an instant, and `time_ms` as a number that every engine can subtract. */
const schema = [
  { name: "root", num_children: textColumnNames.length + 3 },
  { ...optionalInt, name: "event_time", converted_type: "TIMESTAMP_MILLIS" as const },
  { ...optionalInt, name: "time_ms" },
  text("time", true),
  ...textColumnNames.map((name) => text(name, always.includes(name))),
];

/** Rows of a group: the more, the smaller the file; all of a group are in memory. */
const groupRows = 2000;
const groupCharacters = 2 * 1024 * 1024;

/** One file of a dataset, written group by group. It is whole once it has ended. */
export class ParquetFile {
  rows = 0;
  private readonly descriptor: number;
  private readonly bytes = new ByteWriter();
  private readonly parquet: ParquetWriter;
  private columns: Cells[] = emptyGroup();
  /** What waits for its group. */
  characters = 0;

  constructor(private readonly path: string) {
    this.descriptor = openSync(path, "w", 0o600);
    this.parquet = new ParquetWriter({ writer: this.bytes, schema, createdBy: "pulumi-access-audit" });
  }

  write(rows: readonly EventRow[]): void {
    for (const row of rows) {
      const cells = cellsOf(row);
      for (const [index, cell] of cells.entries()) {
        this.columns[index]?.push(cell);
        if (typeof cell === "string") this.characters += cell.length;
      }
      this.rows += 1;
      if ((this.columns[0]?.length ?? 0) >= groupRows || this.characters >= groupCharacters) this.writeGroup();
    }
  }

  /** All rows are on the disk. */
  end(): void {
    this.writeGroup();
    this.parquet.finish();
    this.flush();
    fsyncSync(this.descriptor);
    closeSync(this.descriptor);
  }

  drop(): void {
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }

  writeGroup(): void {
    const [first = []] = this.columns;
    if (first.length === 0) return;
    const columnData = schema.slice(1).map(({ name }, index) => ({ name, data: this.columns[index] ?? [] }));
    this.parquet.write({ columnData, rowGroupSize: first.length });
    this.columns = emptyGroup();
    this.characters = 0;
    this.flush();
  }

  private flush(): void {
    const bytes = this.bytes.getBytes();
    for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at);
    this.bytes.index = 0;
  }
}

const emptyGroup = (): Cells[] => schema.slice(1).map(() => []);

function cellsOf(row: EventRow): Cells {
  const ms = row.timeMs === undefined ? null : BigInt(row.timeMs);
  const texts = [row.event.time, ...textColumnNames.map((name) => textColumns[name](row))];
  return [ms, ms, ...texts.map((cell) => (cell === null ? null : redactRecord(cell)))];
}
