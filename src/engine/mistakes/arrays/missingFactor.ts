import { product } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { without } from "../formula/parts";
import { operandOfText } from "../lines/edit";
import { isSlopeName, missingNames } from "../lines/slopes";
import { withOutputGradient, withoutFactor } from "../pass/rules";
import { otherInputs } from "../pass/situation";

export const missingFactor: Mistake = {
  id: "missingFactor",
  label: "a factor left out",
  words: "a factor is missing",
  inExpression: {
    rank: 4,
    ofPart: (part, write) =>
      part.kind === "product" && part.factors.length > 1
        ? part.factors.map((factor, k) => ({
            words: `the factor ${write(factor)} is missing`,
            expression: product(...without(part.factors, k)),
          }))
        : [],
  },
  inPass: {
    ofProgram: [
      {
        rank: 2,
        *candidates({ ways, bridges, withRule, name }) {
          for (const way of ways)
            for (const [index, factor] of otherInputs(way))
              yield {
                numbers: withRule(way, withoutFactor(index)),
                words: `the factor ${name(factor)} is missing`,
              };
          for (const { to, slope } of bridges)
            yield {
              numbers: slope,
              words: `the slope alone stands there: the gradient of ${name(to)} is missing`,
            };
        },
      },
      {
        // After all that can be wrong at one place.
        rank: 11,
        *candidates({ variable, ways, withRule, name }) {
          for (const way of ways)
            if (way.node.inputs[way.input] === variable)
              yield {
                numbers: withRule(way, withoutGradient),
                words: `the gradient of ${name(way.output)} is missing: only its own derivative is there`,
              };
        },
      },
    ],
  },
  inLine: [
    {
      rank: 13,
      *edits(site) {
        yield* missingNames(site, "the factor", (name) => !isSlopeName(name));
        for (const part of site.wholes)
          for (const name of site.names)
            yield {
              from: part.from,
              to: part.to,
              text: `${operandOfText(site, part)} / ${name}`,
              words: `the division by ${name} is missing`,
            };
      },
    },
    {
      // A slope that stands alone: what comes back to it is left out, as `W.T @ dz` before a slope.
      rank: 16,
      *edits(site) {
        const names = site.names.slice(0, mostNames);
        for (const part of site.wholes)
          for (const one of names)
            for (const other of names) {
              if (one === other) continue;
              for (const product of [
                `${one} @ ${other}.T`,
                `${one}.T @ ${other}`,
                `${one} @ ${other}`,
                `${one} * ${other}`,
              ])
                yield {
                  from: part.from,
                  to: part.to,
                  text: `(${product}) * ${operandOfText(site, part)}`,
                  words: `the factor ${product} is missing: what comes back to this line`,
                };
            }
      },
    },
  ],
};

/** So many names are tried as what comes back, and as what it is multiplied with. */
const mostNames = 8;

/** An operation's own derivative, with nothing that comes back to it. */
const withoutGradient = withOutputGradient((gradient) => gradient.map(() => 1));
