import { clouds } from "../../provider/registry";
import { stackPolicy } from "../define";
import { declared } from "../repair";
import { cloudInUse, trackOf } from "../subject";

const withTracks = clouds.filter(({ tracks }) => tracks !== undefined).map(({ name }) => name);

export const trackPerCloud = stackPolicy({
  name: "track-per-cloud",
  description: "Each cloud in use has at least one audit track that records the account.",
  enforcementLevel: "advisory",
  severity: "high",
  risk: "Nobody can tell who changed the account on that cloud.",
  remediation: "Declare an AuditTrack for it, or name the cloud in the policy's configuration when another stack does.",
  repair: {
    program: declared("AuditTrack", { status: "Enabled" }),
    command: "access-audit scan --fix",
    console: ["track"],
  },
  config: {
    properties: {
      elsewhere: {
        type: "array",
        items: { type: "string", enum: [...withTracks] },
        default: [],
        description: "Clouds whose track another stack declares.",
      },
    },
  },
  violations(subjects, { elsewhere }) {
    const tracks = subjects.flatMap((subject) => trackOf(subject) ?? []);
    const used = new Set([
      ...subjects.flatMap((subject) => cloudInUse(subject) ?? []),
      ...subjects.flatMap(({ props, type }) =>
        /access-audit:/.test(type) && props.cloud ? [String(props.cloud)] : [],
      ),
    ]);
    const covered = new Set(
      tracks.filter(({ enabled, covers }) => enabled && covers !== "bucket").map(({ cloud }) => cloud),
    );
    return [...used]
      .filter((cloud) => withTracks.includes(cloud) && !covered.has(cloud))
      .filter((cloud) => !(Array.isArray(elsewhere) && elsewhere.includes(cloud)))
      .map((cloud) => [`No audit track records the account on ${cloud}.`] as const);
  },
});
