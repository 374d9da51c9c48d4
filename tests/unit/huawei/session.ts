import type { Clock } from "../../../provider/core/session/clock";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";

/** What a session of a test is given. */
export interface SessionParts {
  /** `access-audit:huawei`. */
  readonly configuration?: Record<string, unknown>;
  readonly environment?: Record<string, string>;
  readonly emulatorUrl?: string;
  readonly timeout?: string;
  readonly warnings?: string[];
  /** The system's unless the test has no time to wait. */
  readonly clock?: Clock;
}

/** A session that sees nothing of the machine but what it is given: a home folder that is not there. */
export function sessionOf({
  configuration = {},
  environment = {},
  emulatorUrl,
  timeout,
  warnings,
  clock,
}: SessionParts): Session {
  const values: Record<string, string | undefined> = {
    huawei: JSON.stringify(configuration),
    emulatorUrl,
    timeout: timeout ?? "20s",
  };
  return new Session(readSettings({ read: (key) => values[key] }, { HOME: "/nonexistent", ...environment }), {
    warn: (message) => void warnings?.push(message),
    ...(clock ? { clock } : {}),
  });
}
