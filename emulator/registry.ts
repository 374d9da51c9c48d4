import type { Cloud, OpenedCloud } from "./cloud";
import { alibaba } from "./clouds/alibaba/index";
import { huawei } from "./clouds/huawei/index";
import { tencent } from "./clouds/tencent/index";

/** Every cloud that the emulator plays. State, services, routes and control are derived from this table. */
const clouds = { tencent, alibaba, huawei };

export type CloudName = keyof typeof clouds;
export type EmulatorState = { [Name in CloudName]: ReturnType<(typeof clouds)[Name]["seed"]> };

type ControlOf<Name extends CloudName> = ReturnType<(typeof clouds)[Name]["open"]>["control"];
type Intersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
/** What the clouds add to control beside buckets. */
export type CloudControls = Intersection<ControlOf<CloudName>>;

const table: { readonly [Name in CloudName]: Cloud<EmulatorState[Name], ControlOf<Name>> } = clouds;
export const cloudNames = Object.keys(table) as CloudName[];

export function freshState(now: Date, seeded: boolean): EmulatorState {
  const fresh = cloudNames.map((name) => [name, seeded ? table[name].seed(now) : table[name].empty()]);
  return Object.fromEntries(fresh) as EmulatorState;
}

export function openCloud<Name extends CloudName>(
  name: Name,
  ...parts: Parameters<Cloud<EmulatorState[Name], ControlOf<Name>>["open"]>
): OpenedCloud<ControlOf<Name>> {
  return table[name].open(...parts);
}
