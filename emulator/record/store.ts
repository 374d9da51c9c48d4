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
  /** The state of the other accounts, by their id. */
  readonly #accounts: Map<string, State>;
  /** The account that is asked or changed at the moment; `undefined` for the one of the emulator's own keys. */
  #account: string | undefined;
  readonly #further: (account: string) => State;

  constructor(file: string | undefined, fresh: () => State, further: (account: string) => State = fresh) {
    this.#file = file;
    this.#fresh = fresh;
    this.#further = further;
    const { accounts, ...state } = file === undefined ? {} : load(file);
    this.#state = completed(file, state, fresh());
    const others = isRecord(accounts) ? Object.entries(accounts) : [];
    this.#accounts = new Map(others.map(([id, one]) => [id, completed(file, one, further(id))]));
    this.save();
  }

  get state(): State {
    return this.#view ?? this.#present;
  }

  get account(): string | undefined {
    return this.#account;
  }

  /** Does `work` with the state of another account, which begins as the clouds say. */
  inAccount<Result>(account: string | undefined, work: () => Result): Result {
    const before = this.#account;
    this.#account = account;
    try {
      return work();
    } finally {
      this.#account = before;
    }
  }

  get #present(): State {
    if (this.#account === undefined) return this.#state;
    const found = this.#accounts.get(this.#account) ?? this.#further(this.#account);
    this.#accounts.set(this.#account, found);
    return found;
  }

  reset(): void {
    this.#accounts.clear();
    this.#state = this.#fresh();
    this.save();
  }

  /** Written beside the file and renamed over it, so that a reader never sees half a state; for its owner alone. */
  save(): void {
    if (this.#file === undefined) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const draft = `${this.#file}.${process.pid}.tmp`;
    rmSync(draft, { force: true });
    const others = this.#accounts.size === 0 ? {} : { accounts: Object.fromEntries(this.#accounts) };
    writeFileSync(draft, `${JSON.stringify({ ...this.#state, ...others }, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    renameSync(draft, this.#file);
  }

  copy(): State {
    return copyOf(this.#present);
  }

  /** The state with one cloud's part as it is now; the other parts go on changing. */
  snapshot(cloud: string): State {
    return { ...this.#present, [cloud]: copyOf(Reflect.get(this.#present, cloud)) };
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

/** A deep copy of what JSON can say. What is frozen never changes, and is shared. */
function copyOf<Value>(value: Value): Value;
function copyOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copyOf(one)]));
}

function load(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
  const saved: unknown = parseState(file, text);
  if (isRecord(saved)) return saved;
  throw new Error(`state file ${file} does not hold a JSON object; delete it to start from the seed`);
}

/** A cloud, or a part of one, that the file does not know yet starts as `start` has it. */
function completed<State extends object>(file: string | undefined, saved: unknown, start: State): State {
  if (!isRecord(saved)) throw new Error(`state file ${file} holds no JSON object for an account; delete it`);
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
