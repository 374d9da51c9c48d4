import type { GapRule } from "../report/registry";

/** What all findings of one rule are, as a heading; the most severe come first. */
export const gapTitles: Readonly<Record<GapRule, string>> = {
  unaudited: "Nobody records the account",
  "not-delivering": "Tracks that do not deliver",
  "unaudited-database": "Databases that nobody audits",
  "destination-missing": "Destinations that do not exist",
  "destination-public": "Destinations that everybody may reach",
  former: "Audits of an older API",
  "destination-unencrypted": "Destinations that are not encrypted",
  "destination-expiring": "Destinations that delete records early",
  "destination-mutable": "Destinations where records can be changed",
  unlogged: "Buckets whose access nobody records",
  unmonitored: "Buckets that nobody monitors",
};
