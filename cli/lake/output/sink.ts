import { harmless } from "../../../provider/core/session/foreign-text";
import type { Session } from "../../../provider/core/session/session";
import { Dataset } from "../dataset/dataset";
import { ownAccount } from "../dataset/own-account";
import type { Store } from "../read-events";
import type { EventFilter } from "../rows";
import { StreamStore } from "../stream-store";
import { type Target, titleOf } from "../targets";
import { type LineOutput, type Output, textFormats } from "./formats";
import { fileLines, standardLines } from "./line-file";

/** Where all rows of a run go. */
export interface Sink {
  /** Rows on a terminal and bars would write over each other. */
  readonly showsProgress: boolean;
  /** The same at each call for a target. */
  storeOf(target: Target, session: Session, cancel: AbortSignal): Promise<Store>;
  end(): Promise<void>;
  /** Something failed that stops all. */
  drop(): void;
}

export function openSink(output: Output, filter: EventFilter): Sink {
  return output.format === "parquet" ? datasetSink(output.folder, filter) : lineSink(output);
}

function datasetSink(folder: string, filter: EventFilter): Sink {
  const dataset = new Dataset(folder, filter);
  return {
    showsProgress: true,
    storeOf: async (target, session, cancel) =>
      dataset.storeOf(target, await ownAccount(session, target.cloud, cancel)),
    async end() {
      process.stdout.write(
        dataset
          .summary()
          .map((line) => `${harmless(line)}\n`)
          .join(""),
      );
      dataset.close();
    },
    drop: () => dataset.close(),
  };
}

function lineSink(output: LineOutput): Sink {
  const { head, line } = textFormats[output.format];
  const isTerminal = output.file === undefined;
  const lines = output.file === undefined ? standardLines() : fileLines(output.file);
  const stores = new Map<string, StreamStore>();
  let isEmpty = true;
  const send = async (text: string) => {
    const first = isEmpty ? head : "";
    isEmpty = false;
    if (first + text !== "") await lines.write(first + text);
  };
  return {
    showsProgress: !isTerminal || !process.stdout.isTTY,
    async storeOf(target) {
      const title = titleOf(target);
      const known = stores.get(title);
      if (known !== undefined) return known;
      const store = new StreamStore((rows) => send(rows.map((row) => line(row, isTerminal)).join("")));
      stores.set(title, store);
      return store;
    },
    async end() {
      await send("");
      lines.end();
    },
    drop: () => lines.drop(),
  };
}
