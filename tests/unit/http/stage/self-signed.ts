import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A key, and a certificate that nobody but its own key vouches for. */
export interface SelfSigned {
  readonly key: string;
  readonly cert: string;
}

/** Makes a certificate for `host` by hand: Node can read certificates, but not make them. X.509 version 3, P-256. */
export function selfSigned(host: string, notBefore: Date, notAfter: Date): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(set(sequence(commonName, utf8(host))));
  const names = octets(sequence(tagged(0x82, Buffer.from(host))));
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(1),
    ecdsaWithSha256,
    name,
    sequence(utcTime(notBefore), utcTime(notAfter)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(sequence(subjectAltName, names))),
  );
  return { key: pem(privateKey), cert: certificatePem(sequence(body, ecdsaWithSha256, signature(body, privateKey))) };
}

/** A tag, the length and the content, as DER has them. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts);
const set = (...parts: readonly Buffer[]) => tagged(0x31, ...parts);
const octets = (content: Buffer) => tagged(0x04, content);
const utf8 = (text: string) => tagged(0x0c, Buffer.from(text));
const integer = (value: number) => tagged(0x02, Buffer.from([value]));
const utcTime = (date: Date) => tagged(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, "hex"));
const commonName = oid("550403");
const subjectAltName = oid("551d11");
const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));

function signature(body: Buffer, key: KeyObject): Buffer {
  return tagged(0x03, Buffer.from([0]), sign("sha256", body, key));
}

function pem(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

function certificatePem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
