/** The line of the toy kind in the table of kinds. */
export const kindEntry = 'BucketSeal: { doc: "Keeps a bucket sealed.", plural: "seals", perCloud: false },';
