import { alibaba } from "./alibaba";
import { huawei } from "./huawei";
import type { Subject } from "./subject";
import { tencent } from "./tencent";
import { volcengine } from "./volcengine";

/** A cloud that offers the kind and is not here fails the suite. */
export const subjects: Readonly<Record<string, Subject>> = {
  ...tencent,
  alibaba,
  volcengine,
  huawei,
};
