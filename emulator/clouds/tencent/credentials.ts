import { randomText } from "../../random";

export interface TencentCredentials {
  readonly secretId: string;
  readonly secretKey: string;
  /** With a token these are temporary credentials, and each request must carry it. */
  readonly token?: string;
}

export function completeTencent(given: Partial<TencentCredentials> = {}): TencentCredentials {
  return { secretId: `AKID${randomText(32)}`, secretKey: randomText(32), ...given };
}
