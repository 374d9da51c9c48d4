import { Shelf } from "../../buckets/shelf";
import type { Cloud } from "../../cloud";
import { seed } from "../../seed";
import { accessTimeRule } from "./oss/lifecycle";
import { ossService } from "./oss/service";
import { type AlibabaState, seedAlibaba } from "./state";

export const alibaba: Cloud<AlibabaState, object> = {
  name: "alibaba",
  empty: () => ({ buckets: {} }),
  seed: seedAlibaba,
  open: (runtime, { alibaba: owner }) => ({
    services: [ossService(runtime, owner)],
    buckets: new Shelf(runtime, { defaultRegion: seed.alibaba.region, unconfigured: "Disabled", accessTimeRule }),
    control: {},
    routes: [],
  }),
};
