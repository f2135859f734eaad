import { type Edit, operand, type Site } from "../changes/edit";

/** A matrix that should be transposed, or should not; the two sides of an outer product exchanged. */
export function* transposes(site: Site): Iterable<Edit> {
  for (const part of site.parts) {
    const place = { from: part.from, to: part.to };
    const isWhole = site.wholes.includes(part);
    const mistake = isWhole ? "transposedGradient" : "transposedWeights";
    if (part.kind === "attribute" && part.name === "T") {
      yield {
        ...place,
        text: operand(site, part.of),
        mistake,
        words: isWhole
          ? "rows and columns are exchanged: it is the transpose of the gradient"
          : `${site.text(part.of)} is transposed once too often`,
      };
      continue;
    }
    if (part.kind === "call" && /outer$/.test(site.text(part.callee)) && part.arguments.length === 2)
      yield {
        ...place,
        text: `${site.text(part.callee)}(${site.text(part.arguments[1])}, ${site.text(part.arguments[0])})`,
        mistake: "transposedGradient",
        words: "the two sides of the outer product are exchanged: it is the transpose of the gradient",
      };
    if (
      part.kind === "binary" &&
      part.operator === "*" &&
      part.left.kind === "number" &&
      part.left.value === 2
    ) {
      const own = operand(site, part.right);
      yield {
        ...place,
        text: `(${own} + ${own}.T)`,
        mistake: "transposedWeights",
        words: `${site.text(part)} is ${own} + ${own}.T only where ${own} is symmetric`,
      };
    }
    if (part.kind === "number") continue;
    yield {
      ...place,
      text: `${operand(site, part)}.T`,
      mistake,
      words: isWhole
        ? "rows and columns are exchanged: it is the transpose of the gradient"
        : `${site.text(part)} isn't transposed`,
    };
  }
}
