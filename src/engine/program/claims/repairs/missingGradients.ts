import { type Edit, operand, type Site } from "../changes/edit";

/** So many names are tried as what comes back, and as what it is multiplied with. */
const mostNames = 8;

/** A slope that stands alone: what comes back to it is left out, as `W.T @ dz` before a slope. */
export function* missingGradients(site: Site): Iterable<Edit> {
  const names = site.names.slice(0, mostNames);
  for (const part of site.wholes)
    for (const one of names)
      for (const other of names) {
        if (one === other) continue;
        for (const product of [
          `${one} @ ${other}.T`,
          `${one}.T @ ${other}`,
          `${one} @ ${other}`,
          `${one} * ${other}`,
        ])
          yield {
            from: part.from,
            to: part.to,
            text: `(${product}) * ${operand(site, part)}`,
            mistake: "missingFactor",
            words: `the factor ${product} is missing: what comes back to this line`,
          };
      }
}
