import type { Cloud } from "../../cloud";
import { Authentication } from "./authentication";
import { type HuaweiControl, huaweiControl, huaweiRoutes } from "./control";
import { completeHuawei, type HuaweiCredentials } from "./credentials";
import { iamService } from "./iam/service";
import { huaweiSeed } from "./seed";
import { emptyHuawei, type HuaweiState, seedHuawei } from "./state";
import { taurusdbService } from "./taurusdb/service";
import { Tokens } from "./tokens";

export const huawei = {
  name: "huawei",
  names: huaweiSeed,
  credentials: completeHuawei,
  secrets: (owner) => [owner.secretKey, owner.securityToken, owner.password],
  empty: emptyHuawei,
  seed: seedHuawei,
  open(runtime, owner, redaction) {
    const authentication = new Authentication(owner, new Tokens(redaction));
    const control = huaweiControl(runtime);
    return {
      // IAM knows its paths, everything else that is signed this way is the database service.
      services: [iamService(runtime, owner, authentication), taurusdbService(runtime, authentication)],
      control,
      routes: huaweiRoutes(control),
    };
  },
} satisfies Cloud<HuaweiState, HuaweiControl, HuaweiCredentials>;
