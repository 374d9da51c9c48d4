import type { TrackKnowledge } from "../../../kinds/audit-track";
import { formerTracks } from "./legacy-audits";
import { leftOut } from "./track-scope";

/** Tracks of CloudAudit. Each region shows all tracks of the account, which are read by any of them. */
export const tencentTracks: TrackKnowledge = {
  covers: "account",
  facts: (inputs) => ({
    cloud: "tencent",
    covers: "account",
    get enabled() {
      return inputs.status === "Enabled";
    },
    get leavesOut() {
      return leftOut(inputs);
    },
    regions: undefined,
    get destinations() {
      const { name, type, accountId, region, prefix } = Object(inputs.storage);
      const bucket = type === "cos" ? { bucket: { name: String(name), region, prefix } } : {};
      return name ? [{ what: `${type} ${name}`, account: accountId, ...bucket }] : [];
    },
    namesOwners: true,
    validated: undefined,
    encrypted: undefined,
    get organization() {
      return inputs.trackForAllMembers === true;
    },
    keptDays: undefined,
  }),
  former: { permissions: ["cloudaudit:ListAudits"], list: formerTracks },
  place: ({ trackId }, region) => ({ id: `tencent/${region}/${trackId}`, key: String(trackId), region }),
};
