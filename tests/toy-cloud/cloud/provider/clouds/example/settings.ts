import { z } from "zod";
import type { Session } from "../../core/session/session";
import { commonSettings, endpointSettings, regionSetting, secretSetting } from "../../core/session/settings";

export const regionField = z.string().regex(/^[a-z]+-\d$/, "must be a region such as north-1");

/** `access-audit:example`. */
export const exampleSettingsSchema = z.strictObject({
  ...commonSettings,
  endpoints: endpointSettings("store", "records"),
  region: regionSetting(regionField),
  keyId: secretSetting("The id of the key."),
  keySecret: secretSetting("The key."),
});

type ExampleSettings = z.output<typeof exampleSettingsSchema>;

export function exampleSettings(session: Session): ExampleSettings {
  return session.once("example.settings", () => session.settings.cloud("example", exampleSettingsSchema));
}
