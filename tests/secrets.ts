import type { Emulator } from "../emulator/index";

/** Everything of an emulator's keys that no output may hold, of every cloud. */
export function secretsOf({ credentials }: Pick<Emulator, "credentials">): string[] {
  return Object.values(credentials).flatMap((keys) =>
    Object.entries(keys).flatMap(([name, value]: [string, unknown]) =>
      /secret|password/i.test(name) && typeof value === "string" ? [value] : [],
    ),
  );
}
