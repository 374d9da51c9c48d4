import { isFault } from "../session/errors";
import type { Operation } from "../session/operation";
import type { Properties, Setting } from "./kind";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const wayOut = "Create it, or correct its name or region. Where this program creates it, set dependsOn";

/** What a preview can tell of a setting that is to come under management: that there is nothing to manage. By one read. */
export async function foreseeSetting<I extends Properties, L>(
  kind: Setting<I, L>,
  operation: Operation,
  inputs: I,
): Promise<string | undefined> {
  const locator = await kind.locate(inputs, operation);
  const what = `${capital(kind.describe(locator))} cannot be managed yet`;
  try {
    if ((await kind.observe(operation, locator, inputs)) !== undefined) return undefined;
    return `${what}: ${kind.missing(locator)}. ${wayOut}`;
  } catch (error) {
    // Nothing but such a refusal says that an up would fail as well: keys of a preview may be allowed less.
    if (isFault(error, "Invalid")) return `${what}: ${error.message}`;
    throw error;
  }
}
