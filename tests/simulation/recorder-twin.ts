import { compare, failuresOf, live } from "../fixtures/recorder/things.cjs";
import { unknownValue } from "./calls";
import { HalfDone, type Properties, type ProviderUnderTest } from "./engine/provider";
import type { Answers, Backend } from "./scenario";

/** The recorder's provider in process, with the same answers as its plugin and its handler of dynamic resources. */
export function recorderTwin(backend: Backend, answers: Answers): ProviderUnderTest {
  const previews = backend === "native";
  const answerTo = (verb: string, name: string) => {
    const answer = answers[`${verb} ${name}`];
    if (answer === "fail") throw new Error(`${verb} ${name} was told to fail`);
    return answer;
  };
  const outputs = (inputs: Properties, preview: boolean) => ({ ...inputs, out: preview ? unknownValue : inputs.key });
  return {
    previews,
    async check({ name, news }) {
      answerTo("Check", name);
      return { inputs: news, failures: failuresOf(news) };
    },
    async diff({ name, inputs, news }) {
      answerTo("Diff", name);
      const { diffs, replaces, deleteBeforeReplace } = compare(inputs, news);
      return { changes: diffs.length > 0, diffs: backend === "native" ? diffs : [], replaces, deleteBeforeReplace };
    },
    async create({ name, news, preview }) {
      const answer = answerTo("Create", name);
      const [id, properties] = [String(news.key), outputs(news, preview)];
      if (answer === "partial") throw new HalfDone("half done", id, properties);
      return { id, properties };
    },
    async read({ name, id, inputs }) {
      const answer = answerTo("Read", name);
      const found = live(inputs ?? { key: id }, answer);
      return answer === "gone" ? undefined : { id, inputs: found, properties: outputs(found, false) };
    },
    async update({ name, id, news, preview }) {
      const answer = answerTo("Update", name);
      const properties = outputs(news, preview);
      if (answer === "partial") throw new HalfDone("half done", id, properties);
      return { properties };
    },
    async delete({ name }) {
      answerTo("Delete", name);
    },
  };
}
