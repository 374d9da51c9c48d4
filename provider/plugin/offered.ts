import type { Resource } from "../core/lifecycle/lifecycle";
import type { DataSource } from "../core/listing/data-source";
import type { SourceName } from "../kinds";
import { clouds } from "../registry";
import type { ResourceToken } from "./tokens";

/** What one cloud, or one variant of it, has under a token. */
export interface Offered<D> {
  /** Of the cloud, or of the variant where there are several. */
  readonly name: string;
  /** Such as `Huawei Cloud, system`. */
  readonly title: string;
  readonly cloud: string;
  readonly definition: D;
}

/** What there is under the token of a resource: one for each cloud and variant. */
export function offeredResources({ kind, cloud }: ResourceToken): Offered<Resource>[] {
  return clouds.flatMap(({ name, title, resources }) => {
    const definition = resources.find((candidate) => candidate.kind === kind && (cloud ?? name) === name);
    if (definition === undefined) return [];
    if (definition.variants === undefined) return [{ name, title, cloud: name, definition }];
    return Object.entries(definition.variants).map(([variant, of]) => ({
      ...{ name: variant, title: `${title}, ${variant}`, cloud: name, definition: of },
    }));
  });
}

/** What there is under the name of a data source: one for each cloud. */
export function offeredSources(source: SourceName): Offered<DataSource>[] {
  return clouds.flatMap(({ name, title, dataSources }) => {
    const definition = dataSources.find((candidate) => candidate.name === source);
    return definition ? [{ name, title, cloud: name, definition }] : [];
  });
}
