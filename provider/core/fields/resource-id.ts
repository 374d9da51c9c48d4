import type { z } from "zod";
import { UserError } from "../session/errors";
import { foreignText } from "../session/foreign-text";
import { describeIssues } from "./validation";

/** How the ids of a kind are written. */
interface IdForm<Parts extends z.ZodObject> {
  /** What has such an id: `an audit track`. */
  readonly of: string;
  /** For messages, the cloud first: `tencent/<region>/<number of the track>`. */
  readonly form: string;
  /** The parts behind the cloud, in their order, each with the rule of the input that it stands for. */
  readonly parts: Parts;
}

/**
 * An id and what finds the resource, one from the other. On import an id is what a person typed, and its parts become
 * host names and parameters: the rules of the inputs hold for them too.
 *
 * @example
 * const { formatId, parseId } = resourceId({ of: "a bucket", form: "c/<region>/<bucket>", parts: z.object({ region, bucket }) });
 * parseId("c/r1/logs"); // { region: "r1", bucket: "logs" }
 */
export function resourceId<Parts extends z.ZodObject>({ of, form, parts }: IdForm<Parts>) {
  const [cloud] = form.split("/");
  const names = Object.keys(parts.shape);
  return {
    idForm: form,

    formatId: (locator: z.output<Parts>): string => [cloud, ...names.map((name) => locator[name])].join("/"),

    parseId(id: string): z.output<Parts> {
      const [prefix, ...texts] = id.split("/");
      const refused = (why: string) =>
        new UserError(`${foreignText(JSON.stringify(id))} is not the id of ${of}: ${why}it must be ${form}`);
      if (prefix !== cloud || texts.length !== names.length) throw refused("");
      const given = Object.fromEntries(names.map((name, index) => [name, texts[index]]));
      const parsed = parts.safeParse(given);
      if (parsed.success) return parsed.data;
      throw refused(`${describeIssues(parsed.error, given).join(", and ")}; `);
    },
  };
}
