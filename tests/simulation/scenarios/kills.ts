import { a, after, before, destroy, killed, refresh, renamed, type Scenarios, thing, up } from "./notation";

const changed = thing("a", { key: "X", plain: "1" });
const replaceKilled = (killAt: string) => killed([a], killAt, { replace: ["a"] });
const deletedFirst = [up([before]), killed([after], "Create a")];

/** Commands during which the engine is killed with its plugins, and what the next one does. */
export const kills: Scenarios = {
  "create killed": [killed([a], "Create a"), up([a])],
  "create killed, then up with refresh": [killed([a], "Create a"), up([a], { refresh: true })],
  "create killed, then destroy": [killed([a], "Create a"), destroy([])],
  "create killed, then refresh": [killed([a], "Create a"), refresh([])],
  "update killed": [up([a]), killed([changed], "Update a"), up([changed])],
  "read killed": [up([a]), killed([a], "Read a", { refresh: true }), up([a])],
  "removal killed": [up([a]), killed([], "Delete a"), up([])],
  "removal killed, then declared again": [up([a]), killed([], "Delete a"), up([a])],
  "rename killed in its create": [up([a]), killed([renamed], "Create b"), up([renamed])],
  "rename killed in its delete": [up([a]), killed([renamed], "Delete a"), up([renamed])],
  "rename killed in its delete, then up with refresh": [
    up([a]),
    killed([renamed], "Delete a"),
    up([renamed], { refresh: true }),
  ],
  "replace killed in its create": [up([a]), replaceKilled("Create a"), up([a])],
  "replace killed in its delete": [up([a]), replaceKilled("Delete a"), up([a])],
  "replace killed in its delete, then up with refresh": [
    up([a]),
    replaceKilled("Delete a"),
    up([a], { refresh: true }),
  ],
  "replace killed in its delete, then destroy": [up([a]), replaceKilled("Delete a"), destroy([])],
  "replace killed in its delete, then a rename": [up([a]), replaceKilled("Delete a"), up([renamed])],
  "provider deletes first, killed in the delete": [up([before]), killed([after], "Delete a"), up([after])],
  "provider deletes first, killed in the create": [...deletedFirst, up([after])],
  "provider deletes first, killed in the create, then up with refresh": [
    ...deletedFirst,
    up([after], { refresh: true }),
  ],
  "provider deletes first, killed in the create, then removed": [...deletedFirst, up([])],
  "provider deletes first, killed in the create, then a rename": [...deletedFirst, up([renamed])],
  "provider deletes first, killed in the create, then back to before": [...deletedFirst, up([before])],
  "provider deletes first, killed in the create, then refresh": [...deletedFirst, refresh([])],
  "provider deletes first, killed in the create, then destroy": [...deletedFirst, destroy([])],
};
