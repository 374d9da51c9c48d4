import type { z } from "zod";
import type { reportTypes } from "../report/json-schemas/index";
import type { ScannedCloud } from "../scan/scan";
import { present } from "./present";

type Told = z.output<(typeof reportTypes)["scan"]>["clouds"][number];

/** What a scan found on one cloud, read back from its JSON. */
export function scannedOf({
  account,
  accountId,
  skipped,
  buckets,
  tracks,
  formerTracks,
  databases,
  destinations,
  ...rest
}: Told): ScannedCloud {
  return {
    ...{ ...rest, ...present({ account, accountId, skipped }) },
    buckets: buckets.map(({ log, error, ...bucket }) => ({
      ...{ ...bucket, ...present({ log: log === null ? null : present(log), error }) },
    })),
    tracks: tracks.map(({ deliveryError, leavesOut, error, inputs, ...track }) => ({
      ...{ ...track, ...present({ deliveryError, leavesOut, error, inputs }) },
    })),
    formerTracks: formerTracks.map(({ destination, ...track }) => ({
      ...track,
      destination: destination ?? undefined,
    })),
    databases: databases.map(({ keepDays, error, inputs, ...database }) => ({
      ...{ ...database, ...present({ keepDays, error, inputs }) },
    })),
    destinations: destinations.map(({ publicBy, encrypted, versioned, locked, error, ...destination }) => ({
      ...{ ...destination, ...present({ error }) },
      // When rules delete is told for the records alone.
      protection: present({ publicBy, encrypted, versioned, locked }),
    })),
  };
}
