export interface JournalEntry {
  /** ISO 8601, by the emulator's clock. */
  readonly at: string;
  readonly cloud: string;
  readonly service: string;
  readonly action: string;
  readonly method: string;
  readonly host: string;
  readonly target: string;
  readonly resource: string;
  /** Whether the action may change something, whatever became of it; one that the service does not know may. */
  readonly writes: boolean;
  /** 0 when the connection was cut instead of answered. */
  readonly status: number;
  /** The vendor's code when it was refused. */
  readonly code?: string;
  /** Access key id, or user name of a token. */
  readonly signedBy?: string;
  /** Whose keys those are, where they are not of the emulator's own account. */
  readonly account?: string;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The kind of fault that was played on this request. */
  readonly fault?: string;
  readonly signatureFailure?: {
    readonly step: string;
    readonly reason: string;
    readonly strings: Readonly<Record<string, string>>;
  };
}

const capacity = 10_000;

/** The requests that the clouds received, oldest first, without secrets; the oldest go when it is full. */
export class Journal {
  #entries: JournalEntry[] = [];

  record(entry: JournalEntry): void {
    this.#entries.push(entry);
    // Dropping a tenth at a time keeps recording cheap.
    if (this.#entries.length > capacity) this.#entries = this.#entries.slice(-capacity + capacity / 10);
  }

  entries(): JournalEntry[] {
    return [...this.#entries];
  }

  clear(): void {
    this.#entries = [];
  }
}
