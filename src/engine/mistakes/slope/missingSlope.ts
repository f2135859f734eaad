import type { Mistake } from "../contract/mistake";
import { gradientIn, isKind, productFactors } from "../formula/parts";
import { operandOfText, type Site } from "../lines/edit";
import { isSlopeName, missingNames, slopesOf } from "../lines/slopes";
import { isLast, slopedLayers } from "../pass/networks";
import { unchanged } from "../pass/rules";
import { isOfOne } from "../pass/situation";

export const missingSlope: Mistake = {
  id: "missingSlope",
  label: "activation's derivative left out",
  words: "the derivative of the activation is missing",
  inFormula: {
    weight: 10,
    variants(formula) {
      if (!isKind(formula, "slopeGradient")) return [];
      return formula.ways.flatMap((way) => {
        const [gradient, slope] = productFactors(way);
        return slope && gradientIn(gradient) ? [{ key: "slope", expression: gradient }] : [];
      });
    },
  },
  inPass: {
    ofNetwork: [
      {
        rank: 1,
        label: "σ′ forgotten everywhere",
        words: "Left the activation's slope out: took ∂L/∂a for ∂L/∂z in every layer.",
        applies: (document) => slopedLayers(document).length > 0,
        back: { at: "activation", rule: () => unchanged },
      },
      {
        way: "hidden",
        rank: 2,
        label: "σ′ forgotten in hidden layers",
        words: "Left the activation's slope out in the hidden layers: took ∂L/∂a for ∂L/∂z there.",
        applies: (document) => slopedLayers(document).some((layer) => layer < document.layers.length - 1),
        back: { at: "activation", isThere: (operation) => !isLast(operation), rule: () => unchanged },
      },
      {
        way: "output",
        rank: 3,
        label: "σ′ forgotten at the outputs",
        words: "Left the output activation's slope out: took ∂L/∂y for ∂L/∂z in the last layer.",
        applies: (document) => slopedLayers(document).includes(document.layers.length - 1),
        back: { at: "activation", isThere: isLast, rule: () => unchanged },
      },
    ],
    ofProgram: [
      {
        rank: 1,
        *candidates({ variable, ways, bridges, withRule, name }) {
          const missing = (to: string, by: string) =>
            `the slope is missing: the gradient of ${to} is passed on without ∂${to}/∂${by}`;
          for (const { to, gradient } of bridges)
            yield { numbers: gradient, words: missing(name(to), name(variable)) };
          for (const way of ways)
            if (isOfOne(way))
              yield {
                numbers: withRule(way, unchanged),
                words: missing(name(way.output), name(way.node.inputs[0])),
              };
        },
      },
    ],
  },
  inLine: [
    {
      rank: 9,
      *edits(site) {
        const { wholes, parts } = site;
        for (const part of parts) {
          if (part.kind !== "binary" || part.operator !== "-") continue;
          const [one, name] = [part.left, site.text(part.right)];
          if (one.kind !== "number" || one.value !== 1 || !site.values.includes(name)) continue;
          yield {
            from: part.from,
            to: part.to,
            text: `(${name} * (1 - ${name}))`,
            words: `of the slope ${name} * (1 - ${name}) the factor ${name} is missing`,
          };
        }
        for (const part of wholes)
          for (const name of site.values)
            yield {
              from: part.from,
              to: part.to,
              text: `${operandOfText(site, part)} * (1 - ${name})`,
              words: `of the slope ${name} * (1 - ${name}) the factor 1 - ${name} is missing`,
            };
        for (const part of [...wholes, ...argumentsIn(site)])
          for (const slope of slopesOf(site))
            yield {
              from: part.from,
              to: part.to,
              text: `${operandOfText(site, part)} * ${slope}`,
              words: `the slope ${slope} is missing`,
            };
      },
    },
    { rank: 13, edits: (site) => missingNames(site, "the slope", isSlopeName) },
  ],
};

/** What functions are called with. */
const argumentsIn = ({ parts, wholes }: Site) =>
  parts.filter(
    (part) =>
      !wholes.includes(part) &&
      part.kind !== "number" &&
      parts.some((one) => one.kind === "call" && one.arguments.includes(part)),
  );
