import type { Cloud } from "../../cloud";
import { Authentication } from "./authentication";
import { type HuaweiControl, huaweiControl, huaweiRoutes } from "./control";
import { iamService } from "./iam/service";
import { emptyHuawei, type HuaweiState, seedHuawei } from "./state";
import { taurusdbService } from "./taurusdb/service";
import { Tokens } from "./tokens";

export const huawei: Cloud<HuaweiState, HuaweiControl> = {
  name: "huawei",
  empty: emptyHuawei,
  seed: seedHuawei,
  open(runtime, { huawei: owner }, redaction) {
    const authentication = new Authentication(owner, new Tokens(redaction));
    const control = huaweiControl(runtime);
    return {
      // IAM knows its paths, everything else that is signed this way is the database service.
      services: [iamService(runtime, owner, authentication), taurusdbService(runtime, authentication)],
      control,
      routes: huaweiRoutes(control),
    };
  },
};
