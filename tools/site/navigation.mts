/** A page of the site: its place there, and its text with links that hold there. */
export interface SitePage {
  readonly path: string;
  readonly text: string;
}

interface Item {
  readonly text: string;
  readonly link: string;
}

const titleOf = ({ text }: SitePage) => /^# (.+)$/m.exec(text)?.[1]?.replaceAll("`", "") ?? "";
const linkOf = ({ path }: SitePage) => `/${path.replace(/(index)?\.md$/, "")}`;

/** The bar at the top, and the list of pages beside each page. */
export function navigationOf(pages: readonly SitePage[]) {
  const below = (folder: string): Item[] =>
    pages
      .filter(({ path }) => path.startsWith(folder) && !path.slice(folder.length).includes("/"))
      .map((page) => ({ text: titleOf(page), link: linkOf(page) }))
      .sort((one, other) => (one.text < other.text ? -1 : 1));
  const group = (text: string, folder: string) => ({ text, collapsed: false, items: below(folder) });
  return {
    nav: [
      { text: "Guide", link: "/docs/guide/your-project" },
      { text: "Reference", link: "/docs/reference/" },
      { text: "Examples", link: "/examples/" },
      { text: "Changes", link: "/CHANGELOG" },
    ],
    sidebar: [
      group("Guide", "docs/guide/"),
      group("Reference", "docs/reference/"),
      group("Resources", "docs/reference/resources/"),
      group("Data sources", "docs/reference/data-sources/"),
      group("Commands", "docs/reference/commands/"),
      group("Examples", "examples/"),
      group("Contributing", "docs/contributing/"),
      group("Decisions", "docs/contributing/decisions/"),
    ],
  };
}
