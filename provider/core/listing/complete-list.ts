import { CloudError } from "../session/errors";

/** What one go through a listing brought, and how much less that is than the cloud said on any page. */
export interface Listed<T> {
  readonly value: T;
  readonly announced: number;
  readonly missing: number;
}

/**
 * Everything that was announced, or an error: a list that is short without a word would say that what is missing does not
 * exist. Something may be deleted while its list is read, and then the rest moves up past the reader: so a short list is read
 * once more from its beginning.
 */
export async function listInFull<T>(
  { cloud, attempted }: { readonly cloud: string; readonly attempted: string },
  list: () => Promise<Listed<T>>,
): Promise<T> {
  const first = await list();
  if (first.missing === 0) return first.value;
  const { value, announced, missing } = await list();
  if (missing === 0) return value;
  const detail = `${announced} were announced, but ${announced - missing} arrived, also when the list was read once more`;
  const advice = "Run the command again; if that does not help, ask the vendor why its list is short";
  throw new CloudError({ kind: "Unavailable", cloud, attempted, detail, advice });
}
