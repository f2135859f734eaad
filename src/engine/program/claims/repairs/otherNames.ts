import { type Edit, isLeaf, type Site } from "./edit";

/** Another value in the place of the right one: the input of an activation for its output, the item beside. */
export function* otherNames(site: Site): Iterable<Edit> {
  for (const part of site.parts) {
    if (!isLeaf(part)) continue;
    const own = site.text(part);
    const place = { from: part.from, to: part.to };
    const beside =
      part.kind === "subscript" && part.index.kind !== "slice" && part.index.kind !== "tuple"
        ? [
            `${site.text(part.of)}[${site.text(part.index)} - 1]`,
            `${site.text(part.of)}[${site.text(part.index)} + 1]`,
          ]
        : [];
    for (const name of [...beside, ...site.names])
      if (name !== own)
        yield { ...place, text: name, mistake: "otherInput", words: `${own} stands where ${name} belongs` };
  }
}
