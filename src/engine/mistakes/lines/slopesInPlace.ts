import type { Expression } from "../../program/parse/tree/syntax";
import { isLeaf, operandOfText, type Site, type TextEdit } from "./edit";
import { slopesOf } from "./slopes";

/** Slopes in the place of what stands there, but for calls of the program's own functions. */
export function* slopesInPlace(site: Site): Iterable<TextEdit> {
  const { wholes, parts } = site;
  const known = slopesOf(site);
  yield* inPlaceOf(
    site,
    parts.filter((part) => !isSlopeCall(site, part)),
  );
  // A slope within a matrix product, W.T @ (dz * slope), is multiplied with it: it belongs behind it.
  for (const part of parts) {
    if (part.kind !== "binary" || part.operator !== "@") continue;
    const { left, right } = part;
    if (right.kind !== "binary" || right.operator !== "*") continue;
    for (const [kept, slope] of [
      [right.left, right.right],
      [right.right, right.left],
    ])
      yield {
        from: part.from,
        to: part.to,
        text: `(${operandOfText(site, left)} @ ${operandOfText(site, kept)}) * ${operandOfText(site, slope)}`,
        words: `${site.text(slope)} is multiplied number by number after the product with ${site.text(left)}, not before it`,
      };
  }
  // 1 - a in the place of 1 - a ** 2.
  for (const part of parts)
    if (part.kind === "binary" && part.operator === "-" && part.left.kind === "number")
      yield {
        from: part.right.from,
        to: part.right.to,
        text: `${operandOfText(site, part.right)} ** 2`,
        words: `the slope is ${site.text(part.left)} - ${operandOfText(site, part.right)} ** 2: the square is missing`,
      };
  // `slope = h`, and what a function gives that computes slopes.
  for (const part of wholes)
    if (isLeaf(part) || site.isInFunction)
      for (const slope of known)
        yield {
          from: part.from,
          to: part.to,
          text: slope,
          words: `${site.text(part)} stands where the slope ${slope} belongs`,
        };
}

/** Slopes in the place of calls of the program's own functions that compute one. */
export const slopesInPlaceOfCalls = (site: Site): Iterable<TextEdit> =>
  inPlaceOf(
    site,
    site.parts.filter((part) => isSlopeCall(site, part)),
  );

/** Whether a part calls a function of the program's own that computes a slope. */
const isSlopeCall = (site: Site, part: Expression): boolean =>
  part.kind === "call" && site.slopeFunctions.includes(site.text(part.callee));

/** Slopes in the place of factors and arguments. */
function* inPlaceOf(site: Site, places: readonly Expression[]): Iterable<TextEdit> {
  const { wholes, parts } = site;
  for (const part of places) {
    if (wholes.includes(part) || part.kind === "number" || site.isHelper(site.text(part))) continue;
    const isOperand = parts.some(
      (one) => one.kind === "binary" && one.operator === "*" && (one.left === part || one.right === part),
    );
    const isArgument = parts.some((one) => one.kind === "call" && one.arguments.includes(part));
    if (!isOperand && !isArgument) continue;
    for (const slope of slopesOf(site))
      yield {
        from: part.from,
        to: part.to,
        text: slope.startsWith("(") ? slope : `(${slope})`,
        words: `${site.text(part)} stands where the slope ${slope} belongs`,
      };
  }
}
