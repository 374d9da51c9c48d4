import { InvalidArgumentError, Option } from "commander";

/** `--organization`: refused for every cloud. A list that is not whole would leave accounts unseen, so nothing is guessed. */
export const organizationOption = () =>
  new Option(
    "--organization <cloud>",
    "the members of an organization; no cloud's list of them is known yet",
  ).argParser((cloud: string) => {
    throw new InvalidArgumentError(
      `The members of an organization of ${cloud} cannot be listed: the calls are not among those that this package was written and tested against. List them with the vendor's own tool, and name them in a file for --accounts.`,
    );
  });
