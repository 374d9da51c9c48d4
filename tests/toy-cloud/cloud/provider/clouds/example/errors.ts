import type { ErrorRow } from "../../http/error-table";

/** https://cloud.example/docs/errors */
export const exampleErrors: readonly ErrorRow[] = [
  { codes: ["NoBucket", "NoTrack"], kind: "NotFound" },
  { codes: ["TrackExists"], kind: "Conflict" },
  { codes: ["BadInput", "NoSuchCall"], kind: "Invalid" },
  { codes: ["NotAllowed"], kind: "Denied", permission: true },
  { codes: ["BadSignature"], kind: "Denied", advice: "Check the key pair" },
  { codes: ["ClockSkew"], kind: "Denied", skew: true, advice: "Check the clock of this machine" },
  { codes: ["Slow"], kind: "Throttled" },
  { codes: ["Broken"], kind: "Unavailable" },
];
