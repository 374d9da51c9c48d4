import { type Answer, type LocalCloud, localCloud, type Received } from "../local-cloud";

export const projectId = "0483b6b16e954cb88930a360d2c4e663";
export const region = "cn-north-4";

type Wire = Record<string, unknown>;

/** CTS as its pages describe it, as far as these tests need it: trackers and their tags. */
export interface CtsServer extends LocalCloud {
  readonly trackers: Map<string, Wire>;
  readonly tags: Map<string, string>;
  /** Answers instead of the service, as long as it returns something. */
  interrupt: ((request: Received) => Answer | undefined) | undefined;
  /** The writes since the last look. */
  writes(): { readonly call: string; readonly body: Wire }[];
}

const keyOf = (wire: Wire) => `${wire.tracker_type}/${wire.tracker_name}`;

export async function ctsServer(): Promise<CtsServer> {
  const trackers = new Map<string, Wire>();
  const tags = new Map<string, string>();
  const writes: { call: string; body: Wire }[] = [];

  function handle(request: Received): Answer {
    const path = request.path.replace(`/v3/${projectId}`, "");
    const call = `${request.method} ${path}`;
    const body = request.body === "" ? {} : (JSON.parse(request.body) as Wire);
    const interrupted = server.interrupt?.(request);
    if (interrupted) return interrupted;
    if (request.method !== "GET") writes.push({ call, body });
    const known = trackers.get(keyOf(body));
    if (call === "POST /tracker") {
      if (known) return failure(400, body.tracker_type === "system" ? "CTS.0201" : "CTS.0208");
      const { is_lts_enabled, ...rest } = body;
      const made = { ...rest, id: `id-${trackers.size}`, status: "enabled", lts: { is_lts_enabled } };
      trackers.set(keyOf(body), { ...made, project_id: projectId, create_time: 1587958482923 });
      return { status: 201, body: made };
    }
    if (call === "PUT /tracker") {
      if (!known) return failure(404, "CTS.0214");
      const { is_lts_enabled: copied, ...rest } = body;
      trackers.set(keyOf(body), {
        ...known,
        ...rest,
        ...(copied === undefined ? {} : { lts: { is_lts_enabled: copied } }),
      });
      return { body: "" };
    }
    if (call === "GET /trackers") {
      const name = request.query.get("tracker_name");
      return { body: { trackers: [...trackers.values()].filter((one) => !name || one.tracker_name === name) } };
    }
    if (call === "DELETE /trackers") {
      const { query } = request;
      trackers.delete(`${query.get("tracker_type")}/${query.get("tracker_name")}`);
      return { status: 204, body: "" };
    }
    for (const { key, value } of body.tags as { key: string; value: string }[]) {
      if (request.method === "POST") tags.set(key, value);
      else tags.delete(key);
    }
    return { status: 204, body: "" };
  }

  const local = await localCloud(handle);
  const server: CtsServer = {
    ...local,
    trackers,
    tags,
    interrupt: undefined,
    writes: () => writes.splice(0),
  };
  return server;
}

export const failure = (status: number, code: string): Answer => ({
  status,
  body: { error_code: code, error_msg: "what the service says" },
});
