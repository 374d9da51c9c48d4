import type { ClientKeys } from "../../cloud";
import { randomText } from "../../wire/random";

export interface ExampleCredentials {
  readonly keyId: string;
  readonly keySecret: string;
}

export function completeExample(given: Partial<ExampleCredentials> = {}): ExampleCredentials {
  return { keyId: `EX${randomText(14)}`, keySecret: randomText(40), ...given };
}

/** There are no temporary keys, so no variable holds a token. */
export const exampleKeys: ClientKeys = {
  id: { member: "keyId", flag: "example-key-id", variable: "EXAMPLE_KEY_ID" },
  secret: { member: "keySecret", flag: "example-key-secret", variable: "EXAMPLE_KEY_SECRET" },
  token: { member: "token", variables: [] },
};
