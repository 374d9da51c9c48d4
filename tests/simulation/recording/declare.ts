import * as pulumi from "@pulumi/pulumi";
import { type Declared, type DeclaredOptions, isFromOutput, type Program, typeOf } from "../scenario";

class Thing extends pulumi.CustomResource {
  declare readonly out: pulumi.Output<string>;
}

class RecorderProvider extends pulumi.ProviderResource {}

/** Declares a program's resources with the SDK. `handler` is the module that dynamic resources find their handler in. */
export function declare(program: Program, handler: string): void {
  const made = new Map<string, pulumi.Resource>();
  const find = (name: string): pulumi.Resource => {
    const found = made.get(name);
    if (found === undefined) throw new Error(`${name} is used before it is declared`);
    return found;
  };
  const value = (given: unknown): unknown => (isFromOutput(given) ? (find(given.from) as Thing).out : given);
  for (const declared of program) {
    const entries = Object.entries(declared.inputs ?? {}).map(([key, given]) => [key, value(given)]);
    const options = optionsOf(declared.options ?? {}, find);
    made.set(declared.name, make(declared, Object.fromEntries(entries), options, handler));
  }
}

function make(
  declared: Declared,
  inputs: Record<string, unknown>,
  options: pulumi.CustomResourceOptions,
  handler: string,
): pulumi.Resource {
  const { name, backend = "native" } = declared;
  const type = typeOf(declared);
  switch (backend) {
    case "component":
      return new pulumi.ComponentResource(type, name, {}, options);
    case "provider":
      return new RecorderProvider("recorder", name, inputs, options);
    case "native":
      return new Thing(type, name, { out: undefined, ...inputs }, options);
    case "dynamic": {
      const line = `exports.handler=()=>require(${JSON.stringify(handler)}).handler;`;
      return new Thing(type, name, { out: undefined, name, ...inputs, __provider: line }, options);
    }
  }
}

function optionsOf(given: DeclaredOptions, find: (name: string) => pulumi.Resource): pulumi.CustomResourceOptions {
  const {
    aliases = [],
    aliasTypes = [],
    hadNoParent,
    dependsOn = [],
    replaceWith = [],
    parent,
    provider,
    deletedWith,
    get,
    ...rest
  } = given;
  const former: pulumi.Alias[] = [...aliases.map((name) => ({ name })), ...aliasTypes.map((type) => ({ type }))];
  return {
    ...(rest as pulumi.CustomResourceOptions),
    aliases: hadNoParent ? [...former, { parent: pulumi.rootStackResource }] : former,
    dependsOn: dependsOn.map(find),
    ...(replaceWith.length > 0 && { replaceWith: replaceWith.map(find) }),
    ...(parent !== undefined && { parent: find(parent) }),
    ...(provider !== undefined && { provider: find(provider) as pulumi.ProviderResource }),
    ...(deletedWith !== undefined && { deletedWith: find(deletedWith) }),
    ...(get !== undefined && { id: get }),
  };
}
