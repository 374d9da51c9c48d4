import { Shelf } from "../../buckets/shelf";
import type { Cloud } from "../../cloud";
import { cloudauditService } from "./cloudaudit/service";
import { type TencentControl, tencentControl, tencentRoutes } from "./control";
import { accessTimeRule } from "./cos/lifecycle";
import { cosService } from "./cos/service";
import { completeTencent, type TencentCredentials } from "./credentials";
import { tencentSeed } from "./seed";
import { emptyTencent, seedTencent, type TencentState } from "./state";

export const tencent = {
  name: "tencent",
  names: tencentSeed,
  credentials: completeTencent,
  secrets: (owner) => [owner.secretKey, owner.token],
  empty: emptyTencent,
  seed: seedTencent,
  open(runtime, owner) {
    const control = tencentControl(runtime);
    return {
      services: [cosService(runtime, owner), cloudauditService(runtime, owner)],
      buckets: new Shelf(runtime, { defaultRegion: tencentSeed.region, unconfigured: "unset", accessTimeRule }),
      control,
      routes: tencentRoutes(control),
    };
  },
} satisfies Cloud<TencentState, TencentControl, TencentCredentials>;
