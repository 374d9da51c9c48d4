import {
  type Answer,
  type CredentialPlace,
  completeSet,
  type FieldNames,
  NotHere,
  RoleError,
  tokenFile,
} from "../../../core/credentials/credentials";
import { rememberSecret } from "../../../core/session/redact";
import type { Session } from "../../../core/session/session";
import { isLoopback } from "../../../core/session/settings";
import type { HttpResponse } from "../../../core/session/wire";
import { askMetadata, metadataObject } from "../../../http/metadata";
import { huaweiAccount, huaweiSettings } from "../settings";
import type { AccessKeys } from "./credentials";
import { type Agency, assumeAgencyWithOidc, keysByProvider, temporaryKeys } from "./sts";

/** How a session of ours shows in the cloud's own audit log. */
const sessionName = "pulumi-access-audit";

/** The vendor's default. */
const durationSeconds = 3600;

/** The agency of the configuration, else that of Terraform's variables. */
export function wantedAgency(session: Session): Agency | undefined {
  const { environment } = session.settings;
  const { assumeRole } = huaweiSettings(session);
  if (assumeRole) return { ...assumeRole, durationSeconds: assumeRole.durationSeconds ?? durationSeconds };
  const agencyName = environment.HW_ASSUME_ROLE_AGENCY_NAME?.trim();
  if (!agencyName || huaweiAccount(session) !== undefined) return undefined;
  const domainName = environment.HW_ASSUME_ROLE_DOMAIN_NAME?.trim() || undefined;
  const domainId = environment.HW_ASSUME_ROLE_DOMAIN_ID?.trim() || undefined;
  if (!domainName && !domainId)
    throw new RoleError(
      "HW_ASSUME_ROLE_AGENCY_NAME needs HW_ASSUME_ROLE_DOMAIN_NAME or HW_ASSUME_ROLE_DOMAIN_ID, the account of the agency",
    );
  const seconds = seconded("HW_ASSUME_ROLE_DURATION", environment.HW_ASSUME_ROLE_DURATION);
  return { agencyName, domainName, domainId, durationSeconds: seconds };
}

function seconded(name: string, text: string | undefined): number {
  const given = text?.trim() || String(durationSeconds);
  if (/^\d{1,5}$/.test(given)) return Number(given);
  throw new RoleError(`${name} must be a number of seconds up to 86400, but is ${JSON.stringify(given)}`);
}

const oidcFields: FieldNames = {
  provider: "HUAWEICLOUD_OIDC_PROVIDER_URN",
  agency: "HUAWEICLOUD_OIDC_AGENCY_URN",
  "token?": "HUAWEICLOUD_OIDC_ID_TOKEN",
  "file?": "HUAWEICLOUD_OIDC_TOKEN_FILE",
  "session?": "HUAWEICLOUD_OIDC_SESSION_NAME",
  "seconds?": "HUAWEICLOUD_OIDC_DURATION_SECONDS",
  "policy?": "HUAWEICLOUD_OIDC_POLICY",
  "policyIds?": "HUAWEICLOUD_OIDC_POLICY_IDS",
};

/** An agency by the token of a pipeline. https://github.com/huaweicloud/huaweicloud-sdk-python-v3 */
export function oidcPlace(session: Session): CredentialPlace<AccessKeys> {
  const { environment } = session.settings;
  return {
    name: "environment HUAWEICLOUD_OIDC_PROVIDER_URN, HUAWEICLOUD_OIDC_AGENCY_URN, HUAWEICLOUD_OIDC_TOKEN_FILE",
    async answer(operation) {
      const values = completeSet((name) => environment[name], oidcFields);
      if (values instanceof NotHere) return values;
      const { provider, agency = "", token, file, session: named, seconds, policy, policyIds } = values;
      if (!token && !file) return new NotHere("HUAWEICLOUD_OIDC_TOKEN_FILE or HUAWEICLOUD_OIDC_ID_TOKEN not set");
      rememberSecret(token);
      return assumeAgencyWithOidc(session, {
        provider_urn: provider,
        agency_urn: agency,
        agency_session_name: named ?? sessionName,
        id_token: token ?? (await tokenFile("HUAWEICLOUD_OIDC_TOKEN_FILE", file ?? "", operation)),
        duration_seconds: seconded("HUAWEICLOUD_OIDC_DURATION_SECONDS", seconds),
        ...(policy ? { policy } : {}),
        ...(policyIds ? { policy_ids: policyIds.split(",").map((id) => id.trim()) } : {}),
      });
    },
  };
}

/** The identity provider of the SDKs' variables, which they prefer to keys. */
export function providerPlace(session: Session): CredentialPlace<AccessKeys> {
  const { environment } = session.settings;
  return {
    name: "environment HUAWEICLOUD_SDK_IDP_ID, HUAWEICLOUD_SDK_ID_TOKEN_FILE",
    async answer(operation) {
      const fields = { idpId: "HUAWEICLOUD_SDK_IDP_ID", file: "HUAWEICLOUD_SDK_ID_TOKEN_FILE" };
      const values = completeSet((name) => environment[name], fields);
      if (values instanceof NotHere) return values;
      const { idpId = "", file = "" } = values;
      return keysByProvider(session, idpId, await tokenFile(fields.file, file, operation));
    },
  };
}

const host = "169.254.169.254";
const timeoutMs = 3000;

/** The SDKs renew keys of a machine with less than 40 minutes left. */
const renewBeforeMs = 40 * 60_000;

/** The agency of the instance. https://support.huaweicloud.com/intl/en-us/usermanual-ecs/ecs_03_0166.html */
export function instancePlace(session: Session): CredentialPlace<AccessKeys> {
  return {
    name: `instance agency, ${host}`,
    async answer() {
      const token = await askMetadata(session, {
        method: "PUT",
        host,
        path: "/meta-data/latest/api/token",
        headers: { "x-metadata-token-ttl-seconds": "21600" },
        timeoutMs,
      });
      if (token instanceof NotHere) return token;
      // Older servers know no tokens, and say so in one of these ways.
      if (token.status !== 200 && ![404, 405, 503].includes(token.status))
        return new NotHere(`the server answered with HTTP ${token.status}`);
      const headers = token.status === 200 ? { "x-metadata-token": token.body.trim() } : {};
      return keysOf(await askMetadata(session, { host, path: "/openstack/latest/securitykey", headers, timeoutMs }));
    },
  };
}

/** The agency of a pod, from the agent on its node. */
export function podPlace(session: Session): CredentialPlace<AccessKeys> {
  const { environment } = session.settings;
  const fields = { uri: "HC_CONTAINER_CREDENTIALS_FULL_URI", file: "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE" };
  return {
    name: `pod agency, environment ${fields.uri}, ${fields.file}`,
    async answer(operation) {
      const values = completeSet((name) => environment[name], fields);
      if (values instanceof NotHere) return values;
      const { uri = "", file = "" } = values;
      const url = URL.canParse(uri) ? new URL(uri) : undefined;
      if (url === undefined || !isSafe(url))
        return new NotHere(`${fields.uri} must be an https address, or an http address of this machine or its node`);
      const answer = await askMetadata(session, {
        method: "POST",
        scheme: url.protocol === "https:" ? "https" : "http",
        host: url.host,
        path: decodeURIComponent(url.pathname),
        query: [...url.searchParams],
        headers: { authorization: await tokenFile(fields.file, file, operation), "content-type": "application/json" },
        body: "{}",
        timeoutMs,
      });
      return keysOf(answer);
    },
  };
}

/** The token of the pod travels in the request: in the clear it must not leave the node. */
function isSafe({ protocol, hostname }: URL): boolean {
  if (protocol === "https:") return true;
  return protocol === "http:" && (isLoopback(hostname) || /^169\.254(\.\d{1,3}){2}$/.test(hostname));
}

function keysOf(answer: HttpResponse | NotHere): Answer<AccessKeys> {
  const wire = metadataObject(answer);
  if (wire instanceof NotHere || answer instanceof NotHere) return wire as NotHere;
  const keys = temporaryKeys(wire, answer.headers.date, renewBeforeMs);
  return keys ?? new NotHere("the server's answer is not in the expected form");
}
