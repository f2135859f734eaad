import { type Edit, operand, type Site, termsIn } from "../changes/edit";

/** A factor that is left out. */
export function* missingFactors(site: Site): Iterable<Edit> {
  for (const part of termsIn(site))
    for (const name of site.names) {
      const isSlope = /prime|slope|deriv|mask|^sp$/i.test(name);
      yield {
        from: part.from,
        to: part.to,
        text: `${operand(site, part)} * ${name}`,
        mistake: isSlope ? "missingSlope" : "missingFactor",
        words: `${isSlope ? "the slope" : "the factor"} ${name} is missing${site.wholes.includes(part) ? "" : ` beside ${site.text(part)}`}`,
      };
    }
  for (const part of site.wholes)
    for (const name of site.names)
      yield {
        from: part.from,
        to: part.to,
        text: `${operand(site, part)} / ${name}`,
        mistake: "missingFactor",
        words: `the division by ${name} is missing`,
      };
}
