import type { Edit, Site } from "../changes/edit";

/** A sum over the batch that is left out. */
export function* sums(site: Site): Iterable<Edit> {
  for (const part of site.wholes)
    for (const [call, words] of [
      ["axis=0", "the sum over axis 0 is missing"],
      ["axis=1", "the sum over axis 1 is missing"],
      ["axis=0, keepdims=True", "the sum over axis 0 is missing"],
      ["axis=1, keepdims=True", "the sum over axis 1 is missing"],
      ["", "the sum over all numbers is missing"],
    ])
      yield {
        from: part.from,
        to: part.to,
        text: call === "" ? `np.sum(${site.text(part)})` : `np.sum(${site.text(part)}, ${call})`,
        mistake: "missingSum",
        words,
      };
}
