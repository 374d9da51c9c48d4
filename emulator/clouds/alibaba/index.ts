import { Shelf } from "../../buckets/shelf";
import type { Cloud } from "../../cloud";
import { type AlibabaCredentials, completeAlibaba } from "./credentials";
import { accessTimeRule } from "./oss/lifecycle";
import { ossService } from "./oss/service";
import { alibabaSeed } from "./seed";
import { type AlibabaState, seedAlibaba } from "./state";

export const alibaba = {
  name: "alibaba",
  names: alibabaSeed,
  credentials: completeAlibaba,
  secrets: (owner) => [owner.accessKeySecret, owner.securityToken],
  empty: () => ({ buckets: {} }),
  seed: seedAlibaba,
  open: (runtime, owner) => ({
    services: [ossService(runtime, owner)],
    buckets: new Shelf(runtime, { defaultRegion: alibabaSeed.region, unconfigured: "Disabled", accessTimeRule }),
    control: {},
    routes: [],
  }),
} satisfies Cloud<AlibabaState, object, AlibabaCredentials>;
