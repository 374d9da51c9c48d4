import { isIgnored } from "../../provider/core/fields/paths";
import { PartialFailure } from "../../provider/core/lifecycle/convergence";
import type { Written } from "../../provider/core/ownership/ledger";
import { Ownership } from "../../provider/core/ownership/ownership";
import type { Session } from "../../provider/core/session/session";
import * as handlers from "../../provider/handlers";
import type { KindName } from "../../provider/kinds";
import { kindOfType } from "../../provider/kinds/tokens";
import { type Addressee, asItIs } from "../../provider/lookups";
import { partOf } from "../shared-ledger";
import { HalfDone, type ProviderHost, type ProviderUnderTest } from "./engine/provider";
import type { Backend } from "./scenario";

/** The provider's own handlers, in processes whose sessions `open` makes; all of one run share a ledger. */
export function realHost(open: (ownership: Ownership) => Session): ProviderHost {
  return {
    start() {
      const ledger: Written[] = [];
      const processes = new Map<string, ProviderUnderTest>();
      return {
        of(provider) {
          const started =
            processes.get(provider) ??
            realProvider(provider === "dynamic" ? "dynamic" : "native", open(new Ownership(partOf(ledger, provider))));
          processes.set(provider, started);
          return started;
        },
        close: async () => undefined,
      };
    },
  };
}

/** The handlers as one of the backends calls them: the host of dynamic resources passes on no URN, and tells no changed keys. */
export function realProvider(backend: Backend, session: Session): ProviderUnderTest {
  const addressee = (urn: string): Addressee => ({
    kind: kindOf(urn),
    session,
    ...(backend === "native" && { urn }),
  });
  return {
    previews: false,
    check: async ({ urn, news }) => handlers.check(addressee(urn), news),
    async diff({ urn, id, olds, news, ignoreChanges }) {
      const ignored = (path: string) => backend === "native" && isIgnored(path, ignoreChanges);
      const live = await asItIs(addressee(urn), id, olds, news);
      const compared = handlers.diff(addressee(urn), id, olds, news, ignored, live);
      const { differences, replaces, deleteBeforeReplace } = compared;
      const diffs = backend === "native" ? differences.map(({ path }) => path) : [];
      return { changes: differences.length > 0, diffs, replaces, deleteBeforeReplace };
    },
    create: ({ urn, news }) => kept(handlers.create(addressee(urn), news)),
    async read({ urn, id, olds }) {
      const found = await handlers.read(addressee(urn), id, olds);
      return found && { id, ...found };
    },
    async update({ urn, id, olds, news }) {
      return { properties: await kept(handlers.update(addressee(urn), id, olds, news)) };
    },
    delete: ({ urn, id, olds }) => handlers.remove(addressee(urn), id, olds),
  };
}

function kindOf(urn: string): KindName {
  const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
  const kind = kindOfType(type);
  if (kind === undefined) throw new Error(`${type} is no type of this provider`);
  return kind;
}

/** A failure after which the engine keeps the resource, as both backends tell it. */
async function kept<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PartialFailure) throw new HalfDone(error.message, error.id, error.properties);
    throw error;
  }
}
