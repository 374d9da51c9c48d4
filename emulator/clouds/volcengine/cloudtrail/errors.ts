import { refusals } from "../../../wire/refusal";

/** The codes of CloudTrail's own pages, volcengine.com/docs/7015. That of a name that is taken is not documented. */
export const refusal = refusals({
  AccessDenied: [403, "You have no permission for this operation."],
  InvalidParameter: [400, "The parameter is not valid."],
  InvalidTrailName: [400, "The trail name is not valid."],
  TrailAlreadyExists: [409, "The trail already exists."],
  TrailNotExist: [404, "The trail does not exist."],
});

export const invalid = (name: string) =>
  refusal("InvalidParameter", { message: `The parameter ${name} is not valid.` });
