import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { isRecord } from "../../../core/fields/validation";
import { redirected } from "../../../core/fields/weakening";
import { textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { regionField } from "../regions";

const digits = z.string().regex(/^\d+$/, "must be digits");

/** Where a track delivers: `Storage` of https://www.tencentcloud.com/document/api/1021/46292 */
export const storageField = z.object({
  type: field(
    choice({ cos: "A bucket of COS.", cls: "A log topic of CLS.", ckafka: "A topic of CKafka; mainland site only." }),
    {
      doc: "`cos` bucket, `cls` log topic, or `ckafka` topic (mainland site only).",
      weakens: redirected,
    },
  ),
  region: field(regionField, { doc: "The region of the bucket or topic.", weakens: redirected }),
  name: field(z.string().min(1), {
    doc: "The bucket's name without the appid; the log topic's id; or `<instance id>/<topic>` of ckafka. It must exist.",
    weakens: redirected,
  }),
  prefix: field(z.string().min(1), {
    doc: "The prefix of the delivered files; 3 to 40 letters, digits or underscores on cos.",
  }),
  accountId: field(digits.optional(), {
    doc: "The uin of the account that owns the target, when it is another account.",
    weakens: redirected,
  }),
  appId: field(digits.optional(), {
    doc: "The appid of the account that owns the target, when it is another account.",
    weakens: redirected,
  }),
  compress: field(z.boolean().optional(), {
    doc: "Whether delivered files are compressed. Unset keeps the server's value.",
    serverFilled: true,
  }),
});

export type Storage = z.output<typeof storageField>;

const namePatterns: Record<Storage["type"], readonly [RegExp, string]> = {
  cos: [
    /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/,
    "must be the bucket's name without its appid, at most 50 of a-z, 0-9 and inner hyphens",
  ],
  cls: [/^\S{1,50}$/, "must be the id of a log topic, 1 to 50 characters long"],
  ckafka: [/^[^/\s]+\/[^/\s]+$/, "must be <instance id>/<topic>"],
};

/** What the vendor's page asks of name and prefix depends on the type. */
export const storageRule: Rule<{ storage: Storage }> = {
  fields: ["storage"],
  check({ storage }) {
    const [pattern, rule] = namePatterns[storage.type];
    if (!pattern.test(storage.name)) {
      return { property: "storage.name", reason: `${rule}, but ${JSON.stringify(storage.name)} was given` };
    }
    // The page says letters and digits; the vendor's own example has an underscore.
    if (storage.type !== "cos" || /^[A-Za-z0-9_]{3,40}$/.test(storage.prefix)) return undefined;
    const reason = `must be 3 to 40 letters, digits or underscores, but ${JSON.stringify(storage.prefix)} was given`;
    return { property: "storage.prefix", reason };
  },
};

/** The whole object, always: whether a partial one is merged is not documented. */
export function storageToWire(storage: Storage): Record<string, unknown> {
  return {
    StorageType: storage.type,
    StorageRegion: storage.region,
    StorageName: storage.name,
    StoragePrefix: storage.prefix,
    StorageAccountId: storage.accountId,
    StorageAppId: storage.appId,
    Compress: storage.compress === undefined ? undefined : storage.compress ? 1 : 2,
  };
}

/** Optional members may be absent, null or empty. */
export function storageFromWire(wire: unknown): Storage {
  if (!isRecord(wire)) throw new MalformedAnswer("the track has no Storage");
  const required = (name: string) => {
    const value = textIn(wire, name);
    if (value === undefined) throw new MalformedAnswer(`the track's Storage has no ${name}`);
    return value;
  };
  return {
    type: required("StorageType") as Storage["type"],
    region: required("StorageRegion"),
    name: required("StorageName"),
    prefix: textIn(wire, "StoragePrefix") ?? "",
    accountId: textIn(wire, "StorageAccountId"),
    appId: textIn(wire, "StorageAppId"),
    compress: compressFromWire(textIn(wire, "Compress") ?? "0"),
  };
}

/** 0 stands where nothing was set. */
function compressFromWire(value: string): boolean | undefined {
  if (value === "0") return undefined;
  if (value === "1" || value === "2") return value === "1";
  throw new MalformedAnswer(`the track's Storage has the Compress ${JSON.stringify(value)}`);
}
