import { activations } from "../../activations";
import { call, negative, quantity } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind } from "../formula/parts";
import type { Variant } from "../formula/trial";

export const wrongActivation: Mistake = {
  id: "wrongActivation",
  label: "another activation",
  words: "another activation function was applied",
  inFormula: {
    weight: 5,
    sharesWeight: true,
    variants(formula) {
      const [way] = formula.ways;
      if (!isKind(formula, "activation") || way.kind !== "call") return [];
      const [z] = way.arguments;
      if (z?.kind !== "quantity") return [];
      const others = activations.flatMap((activation): Variant[] => {
        const settings = Object.fromEntries(
          activation.parameters.map(({ name, default: value }) => [name, value]),
        );
        const expression = activation.create(settings).expression([() => z], [0, 0], [[1, 1]]);
        // One that works on all units at once isn't a mistake for one of each number, and none at all another one.
        const isElementwise = expression.kind === "call" && expression.function.evaluate(-1) !== -1;
        if (!isElementwise || activation.id === way.function.id) return [];
        return [
          {
            key: activation.id,
            words: `${activation.label} was applied in place of ${labelOf(way.function.id)}`,
            expression,
          },
        ];
      });
      const turned = call(way.function, negative(quantity(z.name, z.value)), ...way.arguments.slice(1));
      return [
        ...others,
        { key: "turned", words: "the sign in the exponent is wrong", expression: turned, likely: 4 },
      ];
    },
  },
};

const labelOf = (id: string) => activations.find((activation) => activation.id === id)?.label ?? id;
