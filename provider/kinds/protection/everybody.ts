import { isRecord } from "../../core/fields/validation";

/** Whether a policy, as an object or as its text, allows everybody something on no condition. */
export function isEverybodys(policy: unknown): boolean {
  const document = typeof policy === "string" ? parsed(policy) : policy;
  if (!isRecord(document)) return false;
  return statementsOf(document).some(allowsEverybody);
}

/** One statement needs no list. */
export function statementsOf({ Statement: given = [] }: Readonly<Record<string, unknown>>): unknown[] {
  return Array.isArray(given) ? given : [given];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function allowsEverybody(statement: unknown): boolean {
  if (!isRecord(statement)) return false;
  const { Effect: effect, Principal: principal, NotPrincipal: others, Condition: condition } = statement;
  if (String(effect).toLowerCase() !== "allow" || (isRecord(condition) && Object.keys(condition).length > 0))
    return false;
  // Everybody but some is everybody to whom it matters.
  return others !== undefined || namesEverybody(principal);
}

/** `*`, `{"AWS": "*"}`, `{"ID": ["*"]}` and COS's `{"qcs": ["qcs::cam::anyone:anyone"]}`. */
function namesEverybody(principal: unknown): boolean {
  if (typeof principal === "string") return principal === "*" || principal.endsWith(":anyone:anyone");
  if (Array.isArray(principal)) return principal.some(namesEverybody);
  return isRecord(principal) && Object.values(principal).some(namesEverybody);
}
