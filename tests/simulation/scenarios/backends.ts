import type { Declared } from "../scenario";
import { a, type Scenarios, thing, up } from "./notation";

const provider = (name: string): Declared => ({ name, backend: "provider", inputs: { which: name } });
const by = (name: string, options: Declared["options"]) => thing(name, { key: "X" }, options);

/** What concerns one backend only, or several providers. */
export const backends: Scenarios = {
  "import option": [up([by("a", { import: "X" })])],
  "import option of a rename": [up([a]), up([by("b", { import: "X" })])],
  "import option with a difference": [up([thing("a", { key: "X", plain: "1" }, { import: "X" })])],
  "import option of the same id": [up([a]), up([by("a", { import: "X" })])],
  "import option of another id": [up([a]), up([thing("a", { key: "Y" }, { import: "Y" })])],
  "to another provider": [up([a]), up([provider("p"), by("a", { provider: "p" })])],
  "renamed to another provider": [up([a]), up([provider("p"), by("b", { provider: "p" })])],
  "provider renamed": [
    up([provider("p"), by("a", { provider: "p" })]),
    up([provider("q"), by("a", { provider: "q" })]),
  ],
  "provider removed with its resource": [up([provider("p"), by("a", { provider: "p" })]), up([])],
  "from dynamic to native with another name": [up([{ ...a, backend: "dynamic" }]), up([thing("b")])],
  "from native to dynamic with another name": [up([a]), up([{ ...thing("b"), backend: "dynamic" }])],
};

/** Resources that are only read. */
export const gets: Scenarios = {
  get: [up([by("a", { get: "X" })])],
  "get, then removed": [up([by("a", { get: "X" })]), up([])],
  "get, then managed": [up([by("a", { get: "X" })]), up([a])],
  "managed, then get of the same": [up([a]), up([by("a", { get: "X" })])],
  "managed, then get of another": [up([a]), up([thing("a", { key: "Y" }, { get: "Y" })])],
};
