import { posix } from "node:path";

const fence = /^ *```.*?^ *```/gms;
const link = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g;

/**
 * A page's text with links to the places that pages have on the site. A link to a file that is no page, such as one of the sources,
 * stays as its words alone.
 */
export function relinked(text: string, source: string, places: ReadonlyMap<string, string>): string {
  const from = posix.dirname(places.get(source) ?? source);
  const change = (prose: string) =>
    prose.replace(link, (whole: string, picture: string, words: string, target: string) => {
      if (picture !== "" || /^([a-z]+:|#)/.test(target)) return whole;
      const [path = "", anchor] = target.split("#");
      const file = posix.join(posix.dirname(source), path).replace(/\/$/, "");
      const place = places.get(file) ?? places.get(`${file}/README.md`);
      if (place !== undefined)
        return `[${words}](./${posix.relative(from, place)}${anchor === undefined ? "" : `#${anchor}`})`;
      return file.startsWith("docs/schemas/") ? `[${words}](/${file})` : words;
    });
  let end = 0;
  const parts = [...text.matchAll(fence)].flatMap((block) => {
    const before = change(text.slice(end, block.index));
    end = block.index + block[0].length;
    return [before, block[0]];
  });
  return [...parts, change(text.slice(end))].join("");
}
