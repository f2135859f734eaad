import { type Edit, operand, type Site } from "../changes/edit";

/** A factor too much; one kind of product in the place of another. */
export function* products(site: Site): Iterable<Edit> {
  for (const part of site.parts) {
    const place = { from: part.from, to: part.to };
    if (part.kind === "binary" && part.operator === "*")
      for (const [kept, left] of [
        [part.left, part.right],
        [part.right, part.left],
      ])
        yield {
          ...place,
          text: operand(site, kept),
          mistake: "extraFactor",
          words: `the factor ${site.text(left)} is too much`,
        };
    const sides = sidesOf(site, part);
    if (!sides) continue;
    const [left, right] = sides;
    for (const [text, words] of [
      [
        `np.outer(${left}, ${right})`,
        "an outer product belongs here, each number of the one times each of the other",
      ],
      [`${left} * ${right}`, "a product number by number belongs here"],
      [`${left} @ ${right}`, "a matrix product belongs here"],
    ])
      if (text !== site.text(part)) yield { ...place, text, mistake: "otherProduct", words };
  }
}

/** The two sides of a product, however it is written. */
function sidesOf(site: Site, part: Site["parts"][number]): readonly [string, string] | undefined {
  if (part.kind === "binary" && /^[*@]$/.test(part.operator))
    return [operand(site, part.left), operand(site, part.right)];
  if (part.kind !== "call" || !/\b(?:dot|matmul|multiply|outer)$/.test(site.text(part.callee)))
    return undefined;
  const [left, right] = part.arguments;
  if (left && right) return [operand(site, left), operand(site, right)];
  return left && part.callee.kind === "attribute"
    ? [operand(site, part.callee.of), operand(site, left)]
    : undefined;
}
