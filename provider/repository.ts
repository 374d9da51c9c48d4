/**
 * The organization that publishes this package: the one place that names it. `npm run generate` writes it wherever else it has to stand.
 * It is a placeholder still. GitHub gives nobody a name with two hyphens in a row, so that nobody can publish under this one.
 */
export const owner: string = "your--organization";

export const ownerIsPlaceholder = owner.includes("--");

/** Where the sources are, and what is released from them. */
export const repository = `github.com/${owner}/pulumi-access-audit`;

/** The module of the package for Go: a tag of its folder releases it. */
export const goFolder = "sdk/go/accessaudit";
export const goModule = `${repository}/${goFolder}`;

/** Where the engine looks for the plugin: the assets of the repository's releases. */
export const pluginDownloadUrl = `github://api.github.com/${owner}/pulumi-access-audit`;
