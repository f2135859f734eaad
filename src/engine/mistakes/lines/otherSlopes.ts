import type { Expression } from "../../program/parse/tree/syntax";
import { operandOfText, type Site, type TextEdit } from "./edit";

/** A slope in the output y alone, and what else a product has before it: `dh * y * (1 - y)`. */
interface SlopeInY {
  readonly y: Expression;
  readonly before?: Expression;
}

/** Slopes that are taken for one another, as programs write them. */
const slopes: readonly {
  readonly of: string;
  write(y: string): string;
  find(part: Expression, site: Site): SlopeInY | undefined;
}[] = [
  { of: "tanh", write: (y) => `1 - ${y} ** 2`, find: oneMinusSquare },
  { of: "a sigmoid", write: (y) => `${y} * (1 - ${y})`, find: timesRest },
];

/** The slope of one activation in the place of another's. */
export function* otherSlopes(site: Site): Iterable<TextEdit> {
  for (const part of site.parts)
    for (const slope of slopes) {
      const found = slope.find(part, site);
      if (!found) continue;
      const y = operandOfText(site, found.y);
      const before = found.before ? `${operandOfText(site, found.before)} * ` : "";
      for (const other of slopes)
        if (other !== slope)
          yield {
            from: part.from,
            to: part.to,
            text: site.wholes.includes(part) && !before ? other.write(y) : `${before}(${other.write(y)})`,
            words: `${slope.write(y)} is the slope of ${slope.of}: that of ${other.of}, ${other.write(y)}, belongs here`,
          };
    }
}

/** `1 - y ** 2`, `1 - y * y`, `1 - np.square(y)`. */
function oneMinusSquare(part: Expression, { text }: Site): SlopeInY | undefined {
  const square = afterOneMinus(part);
  if (square?.kind === "call")
    return /\bsquare$/.test(text(square.callee)) ? { y: square.arguments[0] } : undefined;
  if (square?.kind !== "binary") return undefined;
  const { left, right, operator } = square;
  const isSquare =
    operator === "**"
      ? right.kind === "number" && right.value === 2
      : operator === "*" && text(left) === text(right);
  return isSquare ? { y: left } : undefined;
}

/** `y * (1 - y)`, `(1 - y) * y`, also behind other factors. */
function timesRest(part: Expression, { text }: Site): SlopeInY | undefined {
  if (part.kind !== "binary" || part.operator !== "*") return undefined;
  const { left, right } = part;
  const isRest = (one: Expression, of: Expression) => {
    const y = afterOneMinus(one);
    return y !== undefined && text(y) === text(of);
  };
  if (isRest(right, left) || isRest(left, right)) return { y: isRest(right, left) ? left : right };
  if (left.kind !== "binary" || left.operator !== "*") return undefined;
  const before = left.left;
  if (isRest(right, left.right)) return { y: left.right, before };
  return isRest(left.right, right) ? { y: right, before } : undefined;
}

/** What is taken from 1. */
const afterOneMinus = (part: Expression): Expression | undefined =>
  part.kind === "binary" && part.operator === "-" && part.left.kind === "number" && part.left.value === 1
    ? part.right
    : undefined;
