import type { TrackKnowledge } from "../../../kinds/audit-track";

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
      if (inputs.actionType !== "*") return `it records only events of the sort ${inputs.actionType}`;
      if (inputs.resourceType !== "*") return `it records only ${inputs.resourceType}`;
      const names = (inputs.eventNames ?? []) as readonly string[];
      return names.includes("*") ? undefined : `it records only ${names.join(", ")}`;
    },
    get destinations() {
      const { name, type, accountId } = Object(inputs.storage);
      return name ? [{ what: `${type} ${name}`, account: accountId }] : [];
    },
    namesOwners: true,
    validated: undefined,
    encrypted: undefined,
    get organization() {
      return inputs.trackForAllMembers === true;
    },
    keptDays: undefined,
  }),
  place: ({ trackId }, region) => ({ id: `tencent/${region}/${trackId}`, key: String(trackId), region }),
};
