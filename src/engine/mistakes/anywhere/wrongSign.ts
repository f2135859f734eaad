import { negative } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind, negatedIn } from "../formula/parts";
import { operandOfText, type Site } from "../lines/edit";
import { exchangedSides } from "../lines/exchangedSides";
import { scaledBy } from "../pass/rules";

export const wrongSign: Mistake = {
  id: "wrongSign",
  label: "wrong sign",
  words: "the sign is wrong",
  inFormula: {
    weight: 8,
    scalesResult: true,
    variants: (formula) =>
      isKind(formula, "given", "slope", "activation", "slot")
        ? []
        : formula.ways.map((way) => ({ key: "sign", expression: negative(way) })),
  },
  inExpression: {
    rank: 0,
    ofWhole: (whole) => [{ words: "the sign is wrong", expression: negative(whole) }],
    ofPart(part, write) {
      const inner = negatedIn(part);
      return inner ? [{ words: `the minus before ${write(inner)} is missing`, expression: inner }] : [];
    },
  },
  inPass: {
    ofNetwork: [
      {
        rank: 8,
        label: "wrong sign: t − y",
        words: "Took the loss's gradient with the wrong sign: t − y for y − t.",
        applies: () => true,
        back: { at: "loss", rule: () => scaledBy(-1) },
      },
    ],
    ofProgram: [
      {
        rank: 0,
        *candidates({ gradient, ways, withRule, name }) {
          yield {
            numbers: gradient.map((number) => -number),
            words: "the sign is wrong: each number is the true one times −1",
          };
          for (const way of ways)
            yield {
              numbers: withRule(way, scaledBy(-1)),
              words: `the sign of what comes back from ${name(way.output)} is wrong`,
            };
        },
      },
    ],
  },
  inLine: [
    {
      rank: 3,
      *edits(site) {
        const { statement, wholes, parts } = site;
        // `dW /= n`: a number that all is divided by has its sign.
        if (statement.kind === "update" && /^[*/]$/.test(statement.operator)) return;
        for (const part of parts) {
          if (part.kind === "unary" && part.operator === "-")
            yield {
              from: part.from,
              to: part.to,
              text: operandOfText(site, part.of),
              words: wholes.includes(part) ? "the sign is wrong" : `the sign of ${site.text(part)} is wrong`,
            };
          yield* exchangedSides(site, part, false);
        }
        for (const part of wholes)
          yield {
            from: part.from,
            to: part.to,
            text: `-${operandOfText(site, part)}`,
            words: "the sign is wrong",
          };
        for (const part of parts)
          if (part.kind === "call")
            for (const one of part.arguments)
              yield {
                from: one.from,
                to: one.to,
                text: `-${operandOfText(site, one)}`,
                words: `the sign of ${site.text(one)} is wrong`,
              };
        yield* otherUpdate(site);
      },
    },
  ],
};

/** `dW -= …` in the place of `dW += …`. */
function* otherUpdate({ statement, source }: Site) {
  if (statement.kind !== "update" || !/^[-+]$/.test(statement.operator)) return;
  const from = source.indexOf(`${statement.operator}=`, statement.target.to);
  const other = statement.operator === "-" ? "+" : "-";
  yield {
    from,
    to: from + 1,
    text: other,
    words: `${statement.operator}= stands where ${other}= belongs`,
  };
}
