/** Events that have one of these names, whatever the case: CTS begins them with a small letter. */
export function eventsNamed(...names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.join("|")})$`, "i");
}
