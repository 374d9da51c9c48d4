import type { ClientKeys } from "../../cloud";
import { randomText } from "../../wire/random";

export interface VolcengineCredentials {
  readonly accessKey: string;
  readonly secretKey: string;
  /** With a token these are temporary credentials, and each request must carry it. */
  readonly sessionToken?: string;
}

/** Secrets of this vendor look like base64, and are not. */
export function completeVolcengine(given: Partial<VolcengineCredentials> = {}): VolcengineCredentials {
  return { accessKey: `AKLT${randomText(43)}`, secretKey: `${randomText(58)}==`, ...given };
}

/** By the names of the vendor's tools. */
export const volcengineKeys: ClientKeys = {
  id: { member: "accessKey", flag: "volcengine-access-key", variable: "VOLCENGINE_ACCESS_KEY" },
  secret: { member: "secretKey", flag: "volcengine-secret-key", variable: "VOLCENGINE_SECRET_KEY" },
  token: { member: "sessionToken", variables: ["VOLCENGINE_SESSION_TOKEN"] },
};
