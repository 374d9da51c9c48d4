const redacted = "[redacted]";

const secretHeaders = new Set([
  "authorization",
  "proxy-authorization",
  "cookie",
  "x-auth-token",
  "x-subject-token",
  "x-security-token",
  "x-tc-token",
  "x-cos-security-token",
  "x-ci-security-token",
  "x-oss-security-token",
  "x-acs-security-token",
  "x-tos-security-token",
  "x-aliyun-ecs-metadata-token",
  "x-metadata-token",
  "security-token",
]);

/** A string member of a JSON body; the end of a body that was cut short ends it as well. */
const secretMember = /("(?:[\w-]*(?:password|passcode|secret|token))"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|$)/gi;
const secretParameter = /((?:^|[?&])[\w-]*(?:signature|security-?token|password|secret)=)[^&\s]*/gi;

/** Removes what must not be kept, by its place and, whatever its place, by its value. */
export class Redaction {
  /** As they stand in a text, in a query and in JSON. */
  readonly #spellings = new Set<string>();

  constructor(secrets: readonly string[]) {
    for (const secret of secrets) this.learn(secret);
  }

  /** Tokens that the emulator issues become secrets as well. */
  learn(secret: string): void {
    for (const spelling of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
      this.#spellings.add(spelling);
  }

  headers(headers: ReadonlyMap<string, string>): Record<string, string> {
    return Object.fromEntries(
      [...headers].map(([name, value]) => [name, secretHeaders.has(name) ? redacted : this.text(value)]),
    );
  }

  text(text: string): string {
    const byPlace = text.replace(secretMember, `$1"${redacted}"`).replace(secretParameter, `$1${redacted}`);
    return [...this.#spellings].reduce((rest, spelling) => rest.replaceAll(spelling, redacted), byPlace);
  }
}
