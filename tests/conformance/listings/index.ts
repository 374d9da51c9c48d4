import { files } from "./files";
import type { Listing } from "./listing";
import { recorded } from "./recorded";
import { things } from "./things";

/** Every listing of every cloud. One that a cloud offers and that is not here fails the suite. */
export const listings: Readonly<Record<string, readonly Listing[]>> = { ...things, ...recorded, ...files };
