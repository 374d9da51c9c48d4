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
export type Permission = string | { readonly name: string; readonly when: string };
