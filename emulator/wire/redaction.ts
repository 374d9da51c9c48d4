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
  readonly #secrets: Set<string>;

  constructor(secrets: readonly string[]) {
    this.#secrets = new Set(secrets);
  }

  /** Tokens that the emulator issues become secrets as well. */
  learn(secret: string): void {
    this.#secrets.add(secret);
  }

  headers(headers: ReadonlyMap<string, string>): Record<string, string> {
    return Object.fromEntries(
      [...headers].map(([name, value]) => [name, secretHeaders.has(name) ? redacted : this.text(value)]),
    );
  }

  text(text: string): string {
    const byPlace = text.replace(secretMember, `$1"${redacted}"`).replace(secretParameter, `$1${redacted}`);
    return [...this.#secrets].reduce((rest, secret) => {
      const spellings = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
      return spellings.reduce((shorter, spelling) => shorter.replaceAll(spelling, redacted), rest);
    }, byPlace);
  }
}
