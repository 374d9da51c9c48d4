import type * as pulumi from "@pulumi/pulumi";

/** A value that may come from another resource, at every depth. */
type DeepInput<T> = [T] extends [string | number | boolean | Date | undefined]
  ? pulumi.Input<T>
  : T extends readonly (infer E)[]
    ? pulumi.Input<DeepInput<E>[]>
    : T extends object
      ? pulumi.Input<{ [K in keyof T]: DeepInput<T[K]> }>
      : pulumi.Input<T>;

/** Arguments as a program gives them. `cloud` is always a plain literal: it picks which other arguments there are. */
export type Inputs<T> = T extends { cloud: string }
  ? Pick<T, "cloud"> & { [K in keyof Omit<T, "cloud">]: DeepInput<Omit<T, "cloud">[K]> }
  : never;
