import { InvalidArgumentError, Option } from "commander";
import { clouds } from "../../provider/registry";

/** `--cloud`, for commands that go through the clouds. */
export const cloudOption = () =>
  new Option("--cloud <name...>", "only these clouds").choices(clouds.map(({ name }) => name));

/** The clouds that `--cloud` names, or all of them. */
export const cloudsOf = (names: readonly string[] | undefined) =>
  clouds.filter(({ name }) => names === undefined || names.includes(name));

/** `--region`: `eu-west-1` is for every cloud, `tencent/ap-guangzhou` for one. */
export const regionOption = (what: string) =>
  new Option("--region <name...>", `${what}; <cloud>/<region> is for one cloud`).argParser(regionName);

/** The regions that were named for this cloud, or for all; `undefined` means any. */
export function regionsOf(cloud: string, named: readonly string[] | undefined): readonly string[] | undefined {
  const own = (named ?? []).flatMap((text) => {
    const [first = "", second] = text.split("/");
    if (second === undefined) return [first];
    return first === cloud ? [second] : [];
  });
  return own.length > 0 ? own : undefined;
}

function regionName(text: string, before: readonly string[] = []): readonly string[] {
  const [cloud, region, ...rest] = text.split("/");
  const good =
    rest.length === 0 && (region === undefined || (region !== "" && clouds.some(({ name }) => name === cloud)));
  if (good) return [...before, text];
  throw new InvalidArgumentError(
    `It must be a region, or <cloud>/<region> with one of ${clouds.map(({ name }) => name).join(", ")}.`,
  );
}
