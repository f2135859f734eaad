import { type Edit, isLeaf, type Site } from "../changes/edit";

/** Two names, each in the other's place: the outgoing weights of two units. */
export function* exchangedNames(site: Site): Iterable<Edit> {
  for (const whole of site.wholes) {
    const inside = site.parts
      .filter((part) => isLeaf(part) && part.from >= whole.from && part.to <= whole.to)
      .sort((a, b) => a.from - b.from);
    // Of a sum of products the second factors come first: they are the weights.
    for (const [k, one] of [...inside.entries()].reverse())
      for (const other of inside.slice(k + 1)) {
        const [first, second] = [site.text(one), site.text(other)];
        if (first === second || other.from < one.to) continue;
        const { source } = site;
        yield {
          from: whole.from,
          to: whole.to,
          text: `${source.slice(whole.from, one.from)}${second}${source.slice(one.to, other.from)}${first}${source.slice(other.to, whole.to)}`,
          mistake: "exchangedFactors",
          words: `${first} and ${second} are exchanged`,
        };
      }
  }
}
