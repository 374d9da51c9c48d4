import type { Properties } from "../../../core/lifecycle/kind";
import type { RecordLoss } from "../../../kinds/databases/cautions";

/** What nobody tells of these services counts as lost. */
export const recordLoss: RecordLoss = {
  deletes: "may delete",
  // Which edition is on shows only while it is on: before that it may be this one.
  final: (before, { engine }) =>
    engine === "mongodb" && before?.edition !== "V2_Standard"
      ? "The edition Standard can never be switched on again"
      : undefined,
  shared: (inputs) => (sharesDays(inputs) ? "of all instances of the region" : undefined),
  more: (before, inputs) => [...fewerHotDays(before, inputs), ...otherEdition(before, inputs)],
};

/** Redis, and MongoDB's Standard edition, keep the records of all instances of a region equally long. */
export const sharesDays = ({ engine, edition }: Properties): boolean =>
  engine === "redis" || (engine === "mongodb" && edition === "Standard");

function fewerHotDays({ hotDays: was }: Properties, { hotDays: is, engine }: Properties): readonly string[] {
  if (typeof was !== "number" || typeof is !== "number" || is >= was) return [];
  const fewer = `keeps records in fast storage for ${is} days instead of ${was}`;
  // MongoDB counts the days in slow storage apart; what that makes in all is not documented.
  if (engine === "mongodb") return [`${fewer}, which may delete the oldest ones`];
  return [`${fewer}: getAuditRecords lists no older ones, which are in exports only`];
}

function otherEdition({ edition: was }: Properties, { edition: is }: Properties): readonly string[] {
  return was === "Standard" && is === "V2_Standard"
    ? ["changes to the edition V2_Standard, and cannot be changed back"]
    : [];
}
