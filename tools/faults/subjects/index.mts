import { alibaba } from "./alibaba.mts";
import { huawei } from "./huawei.mts";
import type { Subject } from "./subject.mts";
import { tencent } from "./tencent.mts";
import { volcengine } from "./volcengine.mts";

export const subjects = { tencent, alibaba, huawei, volcengine };

export type CloudName = keyof typeof subjects;
export const cloudNames = Object.keys(subjects) as readonly CloudName[];

export const subjectOf = (cloud: CloudName): Subject => subjects[cloud];
