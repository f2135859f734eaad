import type { Expression, Span, Statement } from "../parse/tree/syntax";

/** A number that stands in the text of a program and can be changed there. Its span takes in the sign, not the brackets around it. */
export interface Literal extends Span {
  readonly value: number;
  readonly isInteger: boolean;
  /** Whether a negative number has to stand in brackets, as in `(-0.5) ** 2`. */
  readonly bracketsNegative: boolean;
}

/** What makes an array or a number out of what is written in its first argument. */
const makers = new Set(
  "array asarray matrix mat tensor as_tensor FloatTensor DoubleTensor Parameter Variable float float32 float64".split(
    " ",
  ),
);

/** The numbers that are assigned at module level: elements of lists and arrays, and operands of what is assigned, in order. */
export function literalsOf(program: readonly Statement[]): Literal[] {
  const found: Literal[] = [];
  for (const statement of program) {
    if (statement.kind === "assign") visit(statement.value, false, found);
  }
  return found;
}

function visit(expression: Expression, bracketsNegative: boolean, found: Literal[]): void {
  const add = ({ from, to }: Span, value: number, isInteger: boolean) =>
    found.push({ from, to, value, isInteger, bracketsNegative });
  switch (expression.kind) {
    case "number":
      add(expression, expression.value, expression.isInteger);
      return;
    case "unary": {
      const { operator, of } = expression;
      if (of.kind === "number" && (operator === "-" || operator === "+"))
        add(expression, operator === "-" ? -of.value : of.value, of.isInteger);
      else visit(of, false, found);
      return;
    }
    case "list":
    case "tuple":
      for (const item of expression.items) visit(item, false, found);
      return;
    case "dict":
      for (const { value } of expression.entries) visit(value, false, found);
      return;
    case "binary":
      visit(expression.left, expression.operator === "**", found);
      visit(expression.right, false, found);
      return;
    case "attribute":
      visit(expression.of, true, found);
      return;
    case "call": {
      const { callee, arguments: given } = expression;
      const name = callee.kind === "attribute" ? callee.name : callee.kind === "name" ? callee.name : "";
      if (makers.has(name) && given.length > 0) visit(given[0], false, found);
      else if (callee.kind === "attribute") visit(callee.of, true, found);
      return;
    }
  }
}

/**
 * The program with another number where a literal stands: an integer stays one, the nearest; a floating-point number keeps
 * its point.
 */
export function withLiteral(source: string, literal: Literal, value: number): string {
  const { from, to, isInteger, bracketsNegative } = literal;
  const text = isInteger ? BigInt(Math.round(value)).toString() : withPoint(value, source[to - 1] === ".");
  const isBracketed = source[from - 1] === "(" && source[to] === ")";
  const number = bracketsNegative && text.startsWith("-") && !isBracketed ? `(${text})` : text;
  return source.slice(0, from) + number + source.slice(to);
}

function withPoint(value: number, endsWithPoint: boolean): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}${endsWithPoint ? "." : ".0"}`;
}
