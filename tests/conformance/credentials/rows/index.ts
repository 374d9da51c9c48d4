import { alibabaRows } from "./alibaba";
import { huaweiRows } from "./huawei";
import type { Row } from "./row";
import { tencentRows } from "./tencent";
import { volcengineRows } from "./volcengine";

/** Every row of every chain. */
export const rows: readonly Row[] = [...tencentRows, ...alibabaRows, ...huaweiRows, ...volcengineRows];
