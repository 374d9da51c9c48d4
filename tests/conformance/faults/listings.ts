import { type CloudName, clientKeys } from "../../../emulator/index";
import type { Session } from "../../../provider/core/session/session";
import type { SourceName } from "../../../provider/kinds";
import { runDataSource } from "../../../provider/registry";
import { rows as credentialRows } from "../credentials/rows";
import { reads } from "../credentials/scene";
import { sources } from "../table";
import { judgeReading, type Operation } from "./operation";
import type { Scene } from "./scene";

function listing(
  key: string,
  cloud: string,
  open: (scene: Scene) => Session,
  ask: (session: Session, scene: Scene) => Promise<() => Promise<unknown>>,
): Operation {
  return {
    key,
    cloud,
    async prepare(scene) {
      scene.begin(true);
      const session = open(scene);
      const run = await ask(session, scene);
      return {
        run,
        judge: async (outcome, fault) => judgeReading(key, cloud, outcome, fault),
      };
    },
  };
}

const cloudNames = Object.keys(clientKeys) as readonly CloudName[];

export function sourceOperations(): readonly Operation[] {
  return Object.entries(sources).flatMap(([source, columns]) =>
    cloudNames.flatMap((cloud) => {
      const args = columns[cloud];
      if (args === undefined) return [];
      const given =
        "startTime" in args ? { ...args, startTime: new Date(Date.now() - 6 * 86_400_000).toISOString() } : args;
      const open = (scene: Scene) => scene.session();
      return listing(`${source}/${cloud}`, cloud, open, async (session, scene) => {
        if (source !== "getAuditLogLinks")
          return () => runDataSource(source as SourceName, session, { cloud, ...given });
        const { auditLogs } = (await runDataSource("getAuditLogs", scene.session(), {
          ...{ cloud, ...sources.getAuditLogs[cloud], ...given, ids: undefined },
        })) as { auditLogs: readonly { id: string }[] };
        const ids = auditLogs.slice(0, 3).map(({ id }) => id);
        // The links themselves have a time in them.
        return async () => {
          const { links } = (await runDataSource(source, session, { cloud, ...given, ids })) as { links: unknown[] };
          return links.length;
        };
      });
    }),
  );
}

/** Places that ask a server: of the others, a read shows no more than the rows above. */
export function credentialOperations(): readonly Operation[] {
  const asking = credentialRows.filter(({ temporary, title }) => temporary || title === "user name and password");
  return asking.map((row) =>
    listing(
      `credentials/${row.cloud}/${row.title}`,
      row.cloud,
      (scene) => scene.sessionWith(row),
      async (session) => {
        const [source, args] = reads[row.cloud];
        return () => runDataSource(source, session, { cloud: row.cloud, ...args });
      },
    ),
  );
}
