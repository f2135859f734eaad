import type { LayerParameters } from "../../../document/parts/runState";
import { variantById } from "../../../document/variants";
import { initializers } from "../../../initializers";
import { counted } from "../../../math/counted";
import { nameOf } from "../../../names/canonicalName";
import { plainWeight } from "../../../names/networkNames";
import { gradientOf } from "../../../names/quantity";
import type { WhyRule } from "../rule";

/** Units of a layer that are one and the same, and stay so: their gradients are, too. Zero weights are the commonest case. */
const sameUnits: WhyRule = {
  id: "sameUnits",
  look({ document, data, parameters, measures, isSolved }) {
    if (isSolved) return undefined;
    const hidden = parameters.slice(0, -1);
    const layer = hidden.findIndex((_, l) => areAllSame(parameters[l], parameters[l + 1]));
    if (layer < 0) return undefined;
    const units = document.layers[layer].units;
    const isZero = parameters.every(({ weights }) => weights.flat().every((weight) => weight === 0));
    const still = measures.layers.every(
      ({ gradientNorm }, l) => l === parameters.length - 1 || gradientNorm === 0,
    );
    const example = data.partOf.indexOf(0);
    const what = isZero
      ? `All weights are 0${still ? `, and the gradient of ${parameters.length === 2 ? "layer 1" : "each hidden layer"} is 0` : ""}: ${
          units > 1
            ? `the ${units} units of layer ${layer + 1} can only change alike`
            : "nothing tells it which way to go"
        }.`
      : `The ${counted(units, "unit")} of layer ${layer + 1} have the same weights, in and out: they get the same gradient, stay the same, and do what one unit could.`;
    const initializer = variantById(initializers, document.training.initializer, "initializer");
    return {
      sentence: what,
      remedies: [
        initializer.isSymmetric
          ? {
              kind: "change",
              label: "start from random weights",
              changes: [{ path: ["training", "initializer"], value: "xavier" }],
            }
          : { kind: "newStart", label: "new random start" },
        {
          kind: "step",
          label: "see it in Step",
          example,
          quantity: nameOf(gradientOf(plainWeight(layer + 1, 1, 1))),
        },
      ],
    };
  },
};
export default sameUnits;

function areAllSame(into: LayerParameters, out: LayerParameters): boolean {
  const { weights, bias } = into;
  // A bias that the layer shares, or none, is the same for all.
  const own = bias.length === weights.length ? bias : weights.map(() => 0);
  return (
    weights.length > 1 &&
    weights.every((row, j) => row.every((weight, i) => weight === weights[0][i]) && own[j] === own[0]) &&
    out.weights.every((row) => row.every((weight) => weight === row[0]))
  );
}
