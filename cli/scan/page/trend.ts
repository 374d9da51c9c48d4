import { basename } from "node:path";
import { z } from "zod";
import { jsonIn } from "../../text/given-path";
import { escaped } from "./escaped";
import { minuteOf } from "./minute";
import { bar, grouped, percent, type Share } from "./numbers";

const status = z.string().nullable();

/** Of an earlier report, what is compared; one of another version may have more. */
const report = z.object({
  command: z.literal("scan"),
  time: z.iso.datetime().nullish().catch(null),
  clouds: z.array(
    z.object({
      offers: z.object({ monitors: z.boolean() }),
      buckets: z.array(z.object({ status, log: z.object({ status }).nullish() })),
    }),
  ),
});

/** How much was watched at some time. */
export interface Point extends Share {
  readonly label: string;
}

interface Options {
  readonly html?: string;
  readonly earlier?: readonly string[];
}

/** The reports of `--earlier`, in the order in which they are given. */
export function readEarlier({ html, earlier = [] }: Options): Point[] {
  if (earlier.length > 0 && html === undefined) throw new Error("--earlier is for the page of --html");
  return earlier.map(pointOf);
}

function pointOf(file: string): Point {
  const read = report.safeParse(jsonIn(file, "is not an earlier report"));
  if (!read.success)
    throw new Error(`${file} is not an earlier report; access-audit scan --output json=FILE writes one`);
  const states = read.data.clouds.flatMap(({ offers, buckets }) =>
    buckets.map((bucket) => (offers.monitors ? bucket.status : (bucket.log?.status ?? null))),
  );
  const count = (wanted: string | null) => states.filter((state) => state === wanted).length;
  const share = { on: count("Enabled"), unknown: count(null), all: states.length };
  const { time } = read.data;
  const label = time == null ? basename(file).replace(/\.json$/, "") : minuteOf(new Date(time));
  return { label, ...share };
}

/** A bar for each report, from the earliest to this one. */
export function trend(points: readonly Point[]): string {
  if (points.length < 2) return "";
  const bars = points.map((point) => {
    const said = `${percent(point)}, ${grouped(point.on)} of ${grouped(point.all)}`;
    const label = escaped(point.label);
    return `<div class="share"><span>${label}</span>${bar(point, `${label}: ${said}`)}<span>${said}</span></div>`;
  });
  return `<section aria-label="Trend" class="trend"><h2>Buckets that are watched, over time</h2>${bars.join("\n")}</section>`;
}
