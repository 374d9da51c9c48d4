import { variants } from "../../../core/fields/variants";
import { resource } from "../../../core/lifecycle/lifecycle";
import { dataTracker } from "./data-tracker";
import { systemTracker } from "./system-tracker";
import { idForm } from "./tracker";

/** A CTS tracker: the region's system tracker is a setting, data trackers are objects. */
export const huaweiAuditTrack = variants({
  input: "type",
  ofId: (id) => id.split("/")[3],
  idForm,
  table: { system: resource(systemTracker), data: resource(dataTracker) },
});
