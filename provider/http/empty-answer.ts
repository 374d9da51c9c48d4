import type { HttpResponse } from "../core/session/wire";
import { parseJsonObject } from "./json";
import { MalformedAnswer } from "./service";

/** Reads the success of a write that is answered with nothing. A page of a portal or a proxy comes with 200 too. */
export function emptyAnswer({ body }: HttpResponse): void {
  if (body.trim() !== "") throw new MalformedAnswer("the answer has a body, where none was expected");
}

/** The same where some versions of a service answer with an object of which nothing is used. */
export function emptyAnswerOrObject({ body }: HttpResponse): void {
  if (body.trim() !== "") parseJsonObject(body);
}
