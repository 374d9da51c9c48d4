import { dynamicProviders } from "./dynamic";

/** The handlers of the dynamic resources, one for each kind. The line `__provider` in the state names them. */
export const dynamic = dynamicProviders();

export { checkedSettings, ownConfiguration } from "./configuration";
export { CloudError, type FaultKind, UserError } from "./core/errors";
export { keyOf } from "./core/ownership/thing";
export { Session } from "./core/session";
export { readSettings } from "./core/settings";
export { sharedTokens } from "./http/tokens";
export { checkInputs, clouds, findDataSource, findResource, NotOffered, runDataSource } from "./registry";
