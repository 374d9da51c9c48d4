import { Command } from "commander";

interface Known {
  readonly does: string;
  /** Gives the command its options and its action. */
  readonly load: () => Promise<(command: Command) => unknown>;
}

/** A command is loaded when it is asked for: help and a misspelt name wait for none of the clouds. */
const commands: Readonly<Record<string, Known>> = {
  drift: {
    does: "Show exactly what was changed outside Pulumi.",
    load: async () => (await import("./drift.js")).driftCommand,
  },
  emulate: {
    does: "Play the clouds' wire protocols on a local port.",
    load: async () => (await import("./emulate.js")).emulateCommand,
  },
  events: {
    does: "List what happened in the accounts, as rows: on the terminal, in a file, or in a dataset.",
    load: async () => (await import("./lake/events.js")).eventsCommand,
  },
  fleet: {
    does: "Print the fleets that the bucket access monitors of a stack could become.",
    load: async () => (await import("./fleet.js")).fleetCommand,
  },
  logs: {
    does: "List the audit log files of databases, and fetch them.",
    load: async () => (await import("./lake/logs/logs.js")).logsCommand,
  },
  merge: {
    does: "Put the reports of shards, or of several stacks or accounts, together into one.",
    load: async () => (await import("./merge/command.js")).mergeCommand,
  },
  permissions: {
    does: "Print the least-privilege policy of each cloud.",
    load: async () => (await import("./permissions.js")).permissionsCommand,
  },
  query: {
    does: "Ask a dataset of events: who switched auditing off, who touched a bucket, and any question in SQL.",
    load: async () => (await import("./lake/query/query.js")).queryCommand,
  },
  review: {
    does: "Show which changes of a preview weaken auditing, before they are made.",
    load: async () => (await import("./review.js")).reviewCommand,
  },
  scan: {
    does: "Find buckets that nobody monitors, accounts and databases that nobody audits, tracks that deliver nowhere, and audits of former APIs.",
    load: async () => (await import("./scan.js")).scanCommand,
  },
  whoami: {
    does: "Show which credentials are used for each cloud, and where they come from.",
    load: async () => (await import("./whoami.js")).whoamiCommand,
  },
};

export const commandNames = Object.keys(commands);

/** `access-audit`; of its commands only those that are asked for can be run. */
export async function program(version: string, asked: readonly string[] = commandNames): Promise<Command> {
  const all = new Command("access-audit")
    .description("Keep bucket access monitoring and audit tracks switched on, and prove it.")
    .version(version);
  for (const [name, { does, load }] of Object.entries(commands)) {
    const command = all.command(name).description(does);
    if (asked.includes(name)) (await load())(command);
  }
  return all;
}
