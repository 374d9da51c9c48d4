import { prepareEngine } from "../engine.mjs";
import { keyVault } from "./key-vault.mjs";

/** Commands of tests end before their garbage matters: its collection is a third of what `pulumi` takes in a small stack. */
const withoutCollection = { GOGC: "off", GOMEMLIMIT: "1GiB" };

/**
 * The environment of `pulumi` for stacks of tests, without what takes most of a short command and nobody looks at.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, secretsProvider: string }>}
 */
export async function prepareTestEngine() {
  const [engine, { env, secretsProvider }] = await Promise.all([prepareEngine(), keyVault()]);
  return { env: { ...engine.env, ...env, ...withoutCollection }, secretsProvider };
}
