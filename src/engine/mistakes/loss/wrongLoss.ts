import {
  call,
  constant,
  type Expression,
  product,
  type ScalarFunction,
  sum,
} from "../../math/expressions/expression";
import { positivePart, square } from "../../math/expressions/scalarFunctions";
import type { Mistake } from "../contract/mistake";
import { hasPart, isKind, rewritten } from "../formula/parts";
import type { Variant } from "../formula/trial";

export const wrongLoss: Mistake = {
  id: "wrongLoss",
  label: "loss worked out differently",
  words: "the loss is not the one of this exercise",
  inFormula: {
    weight: 4,
    variants(formula) {
      const [way] = formula.ways;
      if (!isKind(formula, "exampleLoss")) return [];
      const variants: Variant[] = [];
      const plain = mapCalls(way, (part) => (part.function === square ? part.arguments[0] : part));
      if (plain)
        variants.push({ key: "unsquared", words: "the differences are not squared", expression: plain });
      const absolute = mapCalls(way, (part) =>
        part.function === square ? call(size, part.arguments[0]) : part,
      );
      if (absolute)
        variants.push({ key: "absolute", words: "the differences are not squared", expression: absolute });
      if (plain)
        variants.push({
          key: "root",
          words: "the root was taken, which this loss doesn't do",
          expression: call(root, way),
        });
      const bare = mapCalls(way, (part) => (part.function === positivePart ? withoutMargin(part) : part));
      if (bare)
        variants.push({
          key: "no margin",
          words: "the margin of 1 is missing in each term",
          expression: bare,
        });
      if (hasLogarithm(way)) {
        variants.push(
          {
            key: "log10",
            words: "the logarithm was taken to base 10: ln is meant",
            expression: product(constant("\\tfrac{1}{\\ln 10}", Math.LOG10E), way),
          },
          {
            key: "log2",
            words: "the logarithm was taken to base 2: ln is meant",
            expression: product(constant("\\tfrac{1}{\\ln 2}", Math.LOG2E), way),
          },
        );
      }
      return variants;
    },
  },
};

const size: ScalarFunction = { id: "size", tex: "|x|", letters: ["x"], evaluate: Math.abs, binds: "atom" };

const root: ScalarFunction = {
  id: "root",
  tex: "\\sqrt{x}",
  letters: ["x"],
  evaluate: Math.sqrt,
  binds: "atom",
};

/** max(0, y − y_c) for max(0, 1 + y − y_c). */
function withoutMargin(part: LossCall): Expression {
  const [inside] = part.arguments;
  if (inside.kind !== "sum" || !inside.terms.some(({ kind }) => kind === "number")) return part;
  return { ...part, arguments: [sum(inside.terms.filter(({ kind }) => kind !== "number"))] };
}

const hasLogarithm = (expression: Expression): boolean =>
  hasPart(expression, (part) => part.kind === "call" && part.function.takesLogarithm === true);

type LossCall = Extract<Expression, { kind: "call" }>;

/** The expression with some calls put differently; nothing where none is. */
const mapCalls = (expression: Expression, put: (part: LossCall) => Expression): Expression | undefined =>
  rewritten(expression, (part) => {
    const other = part.kind === "call" ? put(part) : part;
    return other === part ? undefined : other;
  });
