/** What the reference says of a resource or a data source of one cloud beside its fields. */
export interface Reference {
  /** The vendor's page. */
  readonly page: string;
  /** The permissions of its calls, as the vendor writes them. */
  readonly permissions: readonly Permission[];
  /** Arguments as a program gives them, which tests bring up on the emulator. */
  readonly example: Readonly<Record<string, unknown>>;
}

/** A permission, and when it is needed where it is not always. */
export type Permission = string | PermissionTerms;

interface PermissionTerms {
  readonly name: string;
  readonly when?: string | undefined;
  /** Only a change needs it: a refresh, drift and a scan do without. */
  readonly changes?: true;
}

/** Permissions that nothing needs that only reads. */
export function toChange(...permissions: readonly Permission[]): Permission[] {
  return permissions.map((one) => ({ ...termsOf(one), changes: true }));
}

export function termsOf(permission: Permission): PermissionTerms {
  return typeof permission === "string" ? { name: permission } : permission;
}
