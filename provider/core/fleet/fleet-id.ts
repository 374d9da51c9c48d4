import { createHash } from "node:crypto";
import { z } from "zod";
import { describeIssues } from "../fields/validation";
import type { Properties } from "../lifecycle/kind";
import { UserError } from "../session/errors";
import { foreignText } from "../session/foreign-text";

/** The id of a fleet that was created. It is a name only: which buckets the fleet has stands in its state. */
const ownName = /^fleet-[0-9a-f]{16}$/;

/** What the id of a fleet says. */
export interface FleetId {
  /** For an import, which buckets are meant, as patterns by region; nothing of a fleet that was created. */
  readonly patterns?: Readonly<Record<string, string>>;
}

/** How the ids of a cloud's fleets are written. */
export function fleetId(cloud: string, region: z.ZodType<string, string>, pattern: z.ZodType<string, string>) {
  const form = `${cloud}/<region>=<bucket or pattern>[;<region>=<bucket or pattern>]`;
  const parts = z.record(region, pattern);
  return {
    form,

    /** The same for the same buckets, so that an interrupted create comes back to it. */
    of({ buckets, patterns }: Properties): string {
      const what = patterns === undefined ? buckets : patterns;
      const digest = createHash("sha256").update(JSON.stringify(what)).digest("hex").slice(0, 16);
      return `${cloud}/fleet-${digest}`;
    },

    parse(id: string): FleetId {
      const [prefix, name = "", ...more] = id.split("/");
      const refused = (why: string) =>
        new UserError(`${foreignText(JSON.stringify(id))} is not the id of a fleet: ${why}it must be ${form}`);
      if (prefix !== cloud || more.length > 0) throw refused("");
      if (ownName.test(name)) return {};
      const pairs = name.split(";").map((pair) => pair.split("="));
      if (pairs.some((pair) => pair.length !== 2)) throw refused("");
      const given = Object.fromEntries(pairs);
      if (Object.keys(given).length < pairs.length) throw refused("a region stands in it twice; ");
      const parsed = parts.safeParse(given);
      if (parsed.success) return { patterns: parsed.data };
      throw refused(`${describeIssues(parsed.error, given).join(", and ")}; `);
    },
  };
}
