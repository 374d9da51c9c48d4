import { Operation } from "../../../provider/core/session/operation";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";

export const keys = { accessKeyId: "LTAI5tExampleKeyId000001", accessKeySecret: "ExampleSecretKey0123456789abcd" };

/** A session with the configuration `access-audit:alibaba` and an environment that holds nothing else. */
export function session(alibaba: object = {}, environment: Record<string, string> = {}, emulatorUrl?: string): Session {
  const read = (key: string) => ({ alibaba: JSON.stringify(alibaba), emulatorUrl })[key];
  return new Session(readSettings({ read }, environment));
}

/** An operation whose requests all go to a server on this machine. */
export function operationAt(url: string, alibaba: object = keys, environment: Record<string, string> = {}): Operation {
  return new Operation(session(alibaba, environment, url));
}
