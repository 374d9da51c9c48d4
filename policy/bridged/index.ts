import { alicloud } from "./alicloud";
import { huaweicloud } from "./huaweicloud";
import type { BridgedProvider } from "./provider";
import { tencentcloud } from "./tencentcloud";

/** The providers of others whose resources the policies read. */
export const bridged: readonly BridgedProvider[] = [alicloud, tencentcloud, huaweicloud];
