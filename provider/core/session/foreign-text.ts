import { redact } from "./redact";

/**
 * Vendors' messages, names and files are text from outside. Where it is told it must stay text: a terminal obeys control
 * characters, a pipeline obeys lines of its log, the engine obeys its colour tags, and a person trusts the direction of what is
 * written. Whatever leaves the provider as text passes through here.
 */

/** UTF-16 units that a piece of text from outside may have; a line of ours with such pieces in it; a whole message. */
const longestPiece = 2048;
const longestLine = 8192;
const longestMessage = 65_536;

/** A piece of text from outside as one line that drives nothing, without secrets and not too long. */
export function foreignText(text: string, longest = longestPiece): string {
  return harmless(cut(redact(text), longest));
}

/** A whole message as it leaves: it keeps its lines, and none of them drives anything or holds a secret. */
export function outward(text: string): string {
  const lines = cut(redact(text), longestMessage).split("\n");
  return lines.map((line) => harmless(cut(line, longestLine))).join("\n");
}

/** One line that drives nothing; a text of several lines becomes one. */
export function harmless(line: string): string {
  return (
    line
      .toWellFormed()
      // Blanks, so that words stay apart; among them are the ends of lines of every system.
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
      // Other directions and what nobody sees: something shows that it was there.
      .replace(/\p{Cf}/gu, "\ufffd")
      // GitHub Actions: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
      .replace(/^(\s*):(?=:)/, "$1: ")
      // Its older form, `##[…]`, Azure Pipelines' `##vso[…]` and TeamCity's `##teamcity[…]` count anywhere in a line.
      .replace(/#(?=#)/g, "# ")
      // The engine's colours: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/diag/colors/colors.go
      .replace(/<\{(?=%)/g, "<{ ")
  );
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest)}… (${text.length - longest} more characters)`;
}
