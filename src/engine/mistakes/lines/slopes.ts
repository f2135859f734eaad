import { operandOfText, type Site, type TextEdit, termsIn } from "./edit";

/** The slopes of activations, as they are written with the activation's output; and relu's, with what goes in. */
const slopesAt = (name: string): readonly string[] => [
  `(1 - ${name} ** 2)`,
  `${name} * (1 - ${name})`,
  `(${name} > 0)`,
];

/** Slopes that can stand in a line. */
export const slopesOf = (site: Site): readonly string[] =>
  site.values.flatMap((name) => [
    ...slopesAt(name),
    ...site.slopeFunctions.map((callee) => `${callee}(${name})`),
  ]);

/** Whether a name says that it is a slope. */
export const isSlopeName = (name: string): boolean => /prime|slope|deriv|mask|^sp$/i.test(name);

/** A factor that is left out, and has a name. */
export function* missingNames(
  site: Site,
  what: string,
  isSought: (name: string) => boolean,
): Iterable<TextEdit> {
  const names = site.names.filter(isSought);
  for (const part of termsIn(site))
    for (const name of names)
      yield {
        from: part.from,
        to: part.to,
        text: `${operandOfText(site, part)} * ${name}`,
        words: `${what} ${name} is missing${site.wholes.includes(part) ? "" : ` beside ${site.text(part)}`}`,
      };
}
