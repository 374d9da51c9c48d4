import { configurationPlace, environmentPlace } from "../../../core/credentials/credentials";
import { ExpiringCredentials } from "../../../core/credentials/expiring-credentials";
import type { Session } from "../../../core/session/session";
import { exampleSettings } from "../settings";
import type { ExampleCredentials } from "./credentials";

/** Where credentials are looked for, in this order: the configuration, then the environment. */
export function exampleCredentials(session: Session): ExpiringCredentials<ExampleCredentials> {
  return session.once(
    "example.credentials",
    () =>
      new ExpiringCredentials<ExampleCredentials>({
        title: "Example Cloud",
        places: () => [
          configurationPlace("example", exampleSettings(session), { keyId: "keyId", keySecret: "keySecret" }),
          environmentPlace(session.settings.environment, {
            keyId: "EXAMPLE_KEY_ID",
            keySecret: "EXAMPLE_KEY_SECRET",
          }),
        ],
        account: ({ keyId }) => keyId,
        secrets: ({ keyId, keySecret }) => [keyId, keySecret],
        session,
      }),
  );
}
