/** The members that are not null: what does not apply is null in JSON, and absent elsewhere. */
export function present<T extends object>(members: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const there = Object.entries(members).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(there) as { [Key in keyof T]?: NonNullable<T[Key]> };
}
