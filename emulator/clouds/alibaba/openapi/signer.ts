import type { Identities } from "../../../identities";
import type { SignatureFailure } from "../../../wire/refusal";
import type { AlibabaCredentials } from "../credentials";
import { refusal } from "./errors";
import type { Nonces } from "./nonces";

/** Who may have signed, and when. */
export interface AcsParty {
  readonly identities: Identities<AlibabaCredentials>;
  readonly now: Date;
  readonly nonces: Nonces;
}

const maximumSkewMs = 15 * 60 * 1000;

export function verifyKey(
  accessKeyId: string,
  token: string | undefined,
  { identities, now }: AcsParty,
): SignatureFailure | undefined {
  const owner = identities.of(accessKeyId);
  if (identities.isOver(accessKeyId, now))
    return { refusal: refusal("InvalidSecurityToken.Expired"), step: "SecurityToken", reason: "it has expired" };
  if (accessKeyId !== owner.accessKeyId)
    return { refusal: refusal("InvalidAccessKeyId.NotFound"), step: "Credential", reason: "no such key id" };
  if (token === owner.securityToken) return undefined;
  const step = "SecurityToken";
  if (token === undefined)
    return { refusal: refusal("MissingSecurityToken"), step, reason: "temporary credentials without their token" };
  return {
    refusal: refusal("InvalidSecurityToken.MismatchWithAccessKey"),
    step,
    reason: "it is not the token of this key",
  };
}

export function verifyTime(text: string | undefined, now: Date): SignatureFailure | undefined {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text ?? "") ? Date.parse(text ?? "") : Number.NaN;
  if (Number.isNaN(time))
    return { refusal: refusal("InvalidTimeStamp.Format"), step: "Date", reason: `${text} is not YYYY-MM-DDThh:mm:ssZ` };
  if (Math.abs(time - now.getTime()) <= maximumSkewMs) return undefined;
  return { refusal: refusal("InvalidTimeStamp.Expired"), step: "Date", reason: `${text} is too far off` };
}
