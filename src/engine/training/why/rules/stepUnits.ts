import { nameOf } from "../../../names/canonicalName";
import { plainWeightedSum } from "../../../names/networkNames";
import { gradientOf } from "../../../names/quantity";
import type { WhyRule } from "../rule";
import { labelOfInstead, layerActivations, withSlope } from "../stages";

/** Units whose slope is 0 everywhere let no gradient through, whatever it is. */
const stepUnits: WhyRule = {
  id: "stepUnits",
  look({ document, measures, data }) {
    const { layers } = document;
    const flat = layers.map(
      (layer) => layerActivations(layer).find(({ activation }) => activation.isFlat)?.activation,
    );
    const index = flat.findLastIndex((activation) => activation !== undefined);
    const activation = flat[index];
    if (!activation || measures.layers[index].gradientNorm !== 0) return undefined;
    const still = index === 0 ? "layer 1" : `layers 1 to ${index + 1}`;
    return {
      sentence: `The ${activation.label} of layer ${index + 1} is flat on both sides: its slope is 0 at every point, so the gradient of ${still} is exactly 0 and nothing is learned there.`,
      remedies: [
        {
          kind: "change",
          label: `${labelOfInstead(activation)} instead`,
          changes: [
            {
              path: ["layers", index, "activation"],
              value: withSlope(layers[index], (stage) => stage.activation.isFlat === true),
            },
          ],
        },
        {
          kind: "step",
          label: "see it in Step",
          example: data.partOf.indexOf(0),
          quantity: nameOf(gradientOf(plainWeightedSum(index + 1, 1))),
        },
      ],
    };
  },
};
export default stepUnits;
