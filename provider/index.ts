import { dynamicProviders } from "./dynamic";

/** The handlers of the dynamic resources, one for each kind. The line `__provider` in the state names them. */
export const dynamic = dynamicProviders();

export { checkedSettings, ownConfiguration } from "./configuration";
export { keyOf } from "./core/ownership/thing";
export { CloudError, type FaultKind, UserError } from "./core/session/errors";
export { sharedTokens } from "./core/session/rate-tokens";
export { Session } from "./core/session/session";
export { readSettings } from "./core/session/settings";
export { foresee } from "./lookups";
export { checkInputs, clouds, findDataSource, findResource, NotOffered, runDataSource } from "./registry";
