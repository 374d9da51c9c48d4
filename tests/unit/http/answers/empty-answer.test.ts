import { describe, expect, it } from "vitest";
import { emptyAnswer, emptyAnswerOrObject } from "../../../../provider/http/empty-answer";
import { MalformedAnswer } from "../../../../provider/http/service";

const answer = (body: string) => ({ status: 200, headers: {}, body });

describe("an answer of nothing", () => {
  it.each(["", " \n"])("is %j", (body) => {
    emptyAnswer(answer(body));
    emptyAnswerOrObject(answer(body));
  });

  it.each(["{}", "<html/>"])("is not %j", (body) => {
    const reading = expect(() => emptyAnswer(answer(body)));
    reading.toThrow(MalformedAnswer);
    reading.toThrow(/^the answer has a body, where none was expected$/);
  });

  it("may be an object where the service says so, but no page", () => {
    emptyAnswerOrObject(answer('{"a":1}'));
    for (const body of ["<html/>", "[]", "x"])
      expect(() => emptyAnswerOrObject(answer(body)), body).toThrow(MalformedAnswer);
  });
});
