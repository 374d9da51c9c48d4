import type { TrackKnowledge } from "../../../kinds/audit-track";

/** Trackers of CTS record one region each; those of a bucket record what is read and written in it. */
export const huaweiTracks: TrackKnowledge = {
  covers: "region",
  facts(inputs) {
    const system = inputs.type === "system";
    return {
      cloud: "huawei",
      covers: system ? "region" : "bucket",
      get enabled() {
        return inputs.status === "Enabled";
      },
      get leavesOut() {
        return system ? leftOut(inputs.excludeServices) : onlySome(Object(inputs.dataBucket).events);
      },
      // One tracker records one region.
      regions: undefined,
      get destinations() {
        const { bucketName: name, filePrefixName: prefix } = Object(inputs.obs);
        const encrypts = inputs.isSupportTraceFilesEncryption === true;
        const bucket = { name: String(name), prefix, encrypts };
        return name ? [{ what: `bucket ${name}`, account: undefined, bucket }] : [];
      },
      namesOwners: false,
      get validated() {
        return inputs.isSupportValidate === true;
      },
      get encrypted() {
        return system ? inputs.isSupportTraceFilesEncryption === true : undefined;
      },
      get organization() {
        return system ? inputs.isOrganizationTracker === true : undefined;
      },
      get keptDays() {
        return system || inputs.obs === undefined ? undefined : (Object(inputs.obs).bucketLifecycle ?? 0);
      },
    };
  },
  place({ projectId, type, name }, region) {
    const id = ["huawei", region, projectId, type, name].join("/");
    return { id, key: id, region };
  },
};

function leftOut(services: unknown): string | undefined {
  return Array.isArray(services) && services.length > 0 ? `it leaves out ${services.join(", ")}` : undefined;
}

function onlySome(events: readonly string[] = []): string | undefined {
  return events.includes("READ") && events.includes("WRITE") ? undefined : `it records only ${events.join(", ")}`;
}
