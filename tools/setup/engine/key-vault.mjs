import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const mark = "vault:v1:";

/** @type {Promise<KeyVault> | undefined} */
let started;

/**
 * @typedef {object} KeyVault
 * @property {string} secretsProvider what `pulumi stack init --secrets-provider` gets
 * @property {NodeJS.ProcessEnv} env what `pulumi` needs to find it
 */

/**
 * Stands in for HashiCorp Vault, which Pulumi can ask to encrypt a stack's key. From a passphrase each command derives that key anew,
 * which takes most of a second of CPU, half of what a small `up` takes. For tests only: it encrypts nothing.
 * One for each process, on the loopback address; it ends with the process.
 * https://developer.hashicorp.com/vault/api-docs/secret/transit
 * @returns {Promise<KeyVault>}
 */
export function keyVault() {
  started ??= start();
  return started;
}

/** @returns {Promise<KeyVault>} */
async function start() {
  const server = createServer(async (request, response) => {
    const { plaintext, ciphertext = "" } = JSON.parse(await text(request));
    const isEncrypt = request.url?.startsWith("/v1/transit/encrypt/");
    const data = isEncrypt ? { ciphertext: mark + plaintext } : { plaintext: ciphertext.slice(mark.length) };
    response.setHeader("Content-Type", "application/json").end(JSON.stringify({ data }));
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", () => resolve(undefined)));
  server.unref();
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the key vault has no port");
  return {
    secretsProvider: "hashivault://tests",
    env: { VAULT_SERVER_URL: `http://127.0.0.1:${address.port}`, VAULT_SERVER_TOKEN: "tests" },
  };
}
