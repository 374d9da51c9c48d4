import { z } from "zod";
import type { Permissions } from "../../permissions";

const policy = z.strictObject({ allow: z.array(z.string()) });

/** What the toy's access management asks for, and the policies that it takes. */
export const examplePermissions: Permissions = {
  needs: (service, { action }) => (action === "Unknown" ? [] : [`${service}:${action}`]),
  allowed: (given) => policy.parse(given).allow,
};
