import type { Step } from "../scenario";

/** The words of a command, without what it chooses. */
export function commandOf({ command, options = {} }: Step): string[] {
  const confirmed = command === "preview" ? [] : ["--yes", "--skip-preview"];
  const { refresh, runProgram, continueOnError } = options;
  const flags = { "--refresh": refresh, "--run-program": runProgram, "--continue-on-error": continueOnError };
  return [command, ...confirmed, ...Object.entries(flags).flatMap(([flag, given]) => (given ? [flag] : []))];
}

/** The command as a reader would write it, with names in the place of URNs. */
export function commandText({ command, options = {}, killAt, fails }: Step): string {
  const [, ...flags] = commandOf({ command, options, program: [] }).filter(
    (word) => !/^--(yes|skip-preview)$/.test(word),
  );
  const lists = (["target", "exclude", "replace"] as const).flatMap((key) =>
    (options[key] ?? []).map((name) => `--${key} ${name}`),
  );
  const end = killAt === undefined ? (fails ? ["(fails)"] : []) : [`(killed at ${killAt})`];
  return [command, ...flags, ...lists, ...end].join(" ");
}
