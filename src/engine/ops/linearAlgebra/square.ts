import type { Expression } from "../../math/expressions/expression";
import type { Shape } from "../../shape";
import { tupleText } from "../../shape";
import { indicesOf } from "../factories/indices";
import type { Source } from "../op";

/** The size of a square matrix. @throws Error naming the shape where it isn't one */
export function squareSize(shape: Shape, who: string): number {
  if (shape.length !== 2 || shape[0] !== shape[1])
    throw new Error(`${who}: a square matrix is needed, but the shape is ${tupleText(shape)}`);
  return shape[0];
}

/** All numbers of a buffer, in order. */
export const allOf = (source: Source, shape: Shape): Expression[] => indicesOf(shape).map(source);

/** @throws Error where an elimination found no solution */
export function regular<Result>(result: Result | undefined, who: string): Result {
  if (result === undefined) throw new Error(`${who}: the matrix is singular, so there is no answer`);
  return result;
}
