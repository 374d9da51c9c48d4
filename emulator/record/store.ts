import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isRecord } from "../wire/xml";

/** The state of all clouds, one member each, kept in a file when there is one. */
export class Store<State extends object> {
  readonly #file: string | undefined;
  readonly #fresh: () => State;
  #state: State;
  /** Set while a request is answered from an older state. */
  #view: State | undefined;

  constructor(file: string | undefined, fresh: () => State) {
    this.#file = file;
    this.#fresh = fresh;
    this.#state = file === undefined ? fresh() : load(file, fresh);
    this.save();
  }

  get state(): State {
    return this.#view ?? this.#state;
  }

  reset(): void {
    this.#state = this.#fresh();
    this.save();
  }

  /** Written beside the file and renamed over it, so that a reader never sees half a state; for its owner alone. */
  save(): void {
    if (this.#file === undefined) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const draft = `${this.#file}.${process.pid}.tmp`;
    rmSync(draft, { force: true });
    writeFileSync(draft, `${JSON.stringify(this.#state, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    renameSync(draft, this.#file);
  }

  copy(): State {
    return structuredClone(this.#state);
  }

  /** The state with one cloud's part as it is now; the other parts go on changing. */
  snapshot(cloud: string): State {
    return { ...this.#state, [cloud]: structuredClone(Reflect.get(this.#state, cloud)) };
  }

  /** Answers from `view`; whatever the answer changes there is lost. */
  viewing<Result>(view: State | undefined, answer: () => Result): Result {
    this.#view = view;
    try {
      return answer();
    } finally {
      this.#view = undefined;
    }
  }
}

function load<State extends object>(file: string, fresh: () => State): State {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return fresh();
    throw error;
  }
  const saved: unknown = parseState(file, text);
  if (!isRecord(saved))
    throw new Error(`state file ${file} does not hold a JSON object; delete it to start from the seed`);
  // A cloud, or a part of one, that the file does not know yet starts from its seed.
  const start = fresh();
  const merged = Object.entries(start).map(([cloud, part]) => {
    const own = saved[cloud] === undefined ? {} : saved[cloud];
    if (isRecord(own)) return [cloud, { ...part, ...own }];
    throw new Error(`state file ${file} holds no JSON object for ${cloud}; delete it to start from the seed`);
  });
  return { ...start, ...saved, ...Object.fromEntries(merged) };
}

function parseState(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`state file ${file} is not JSON; delete it to start from the seed`, { cause: error });
  }
}
