import { Shelf } from "../../buckets/shelf";
import type { Cloud } from "../../cloud";
import { seed } from "../../seed";
import { cloudauditService } from "./cloudaudit/service";
import { type TencentControl, tencentControl, tencentRoutes } from "./control";
import { accessTimeRule } from "./cos/lifecycle";
import { cosService } from "./cos/service";
import { emptyTencent, seedTencent, type TencentState } from "./state";

export const tencent: Cloud<TencentState, TencentControl> = {
  name: "tencent",
  empty: emptyTencent,
  seed: seedTencent,
  open(runtime, { tencent: owner }) {
    const control = tencentControl(runtime);
    return {
      services: [cosService(runtime, owner), cloudauditService(runtime, owner)],
      buckets: new Shelf(runtime, { defaultRegion: seed.tencent.region, unconfigured: "unset", accessTimeRule }),
      control,
      routes: tencentRoutes(control),
    };
  },
};
