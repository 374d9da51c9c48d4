import { z } from "zod";
import { metaOf, objectIn } from "../fields/field";
import { isRecord } from "../fields/validation";
import { UserError } from "./errors";

/** One account of several: what the environment and the configuration say of the credentials of another one does not count. */
export interface Account {
  /** By which reports name it. */
  readonly name: string;
  /** As `access-audit:<cloud>.assumeRole`. */
  readonly role?: Readonly<Record<string, unknown>> | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** At most one account of each cloud, by the cloud. */
export type Accounts = Readonly<Record<string, Account>>;

/** How a command tells the accounts of a stack to the engine's processes. It holds no secret. */
export const accountsVariable = "ACCESS_AUDIT_ACCOUNTS";

const accountShape = z.strictObject({
  name: z.string().min(1),
  role: z.record(z.string(), z.unknown()).optional(),
  profile: z.string().min(1).optional(),
  region: z.string().min(1).optional(),
});

/** The accounts of the environment. */
export function accountsIn(environment: Readonly<Record<string, string | undefined>>): Accounts {
  const text = environment[accountsVariable];
  if (text === undefined || text === "") return {};
  try {
    return z.parse(z.record(z.string(), accountShape), JSON.parse(text));
  } catch {
    throw new UserError(`${accountsVariable} is not as access-audit drift writes it`);
  }
}

/** The configuration of a cloud as it is for an account. */
export function withAccount(value: unknown, { role, profile, region }: Account): unknown {
  if (!isRecord(value)) return value;
  const { assumeRole: _role, profile: _profile, ...rest } = value;
  return {
    ...rest,
    ...(role === undefined ? {} : { assumeRole: role }),
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
  };
}

/** The members of a cloud's configuration that say whose credentials are used. */
export function credentialMembers(schema: z.core.$ZodType, value: unknown): string[] {
  const shape: Readonly<Record<string, z.core.$ZodType>> = objectIn(schema)?.shape ?? {};
  const isOne = (name: string) => {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    return ["profile", "assumeRole"].includes(name) || (field !== undefined && metaOf(field).secret === true);
  };
  return isRecord(value) ? Object.keys(value).filter((name) => value[name] !== undefined && isOne(name)) : [];
}
