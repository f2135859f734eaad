import { stagesOf } from "../../../document/document";
import type { WhyRule } from "../rule";

/** Units whose slope is 0 everywhere let no gradient through, whatever it is. */
const stepUnits: WhyRule = {
  id: "stepUnits",
  look({ document, measures, data }) {
    const { layers } = document;
    const place = layers.findLastIndex((layer) => stagesOf(layer).some(({ type }) => type === "step"));
    if (place < 0 || measures.layers[place].gradientNorm !== 0) return undefined;
    const stages = stagesOf(layers[place]);
    const smooth = stages.map(({ type, settings }) => (type === "step" ? "sigmoid" : { type, ...settings }));
    const still = place === 0 ? "layer 1" : `layers 1 to ${place + 1}`;
    return {
      sentence: `The step of layer ${place + 1} is flat on both sides: its slope is 0 at every point, so the gradient of ${still} is exactly 0 and ${place === 0 ? "its weights never change" : "their weights never change"}.`,
      remedies: [
        {
          kind: "change",
          label: "sigmoid instead",
          changes: [
            { path: ["layers", place, "activation"], value: smooth.length === 1 ? smooth[0] : smooth },
          ],
        },
        {
          kind: "step",
          label: "see it in Step",
          example: data.partOf.indexOf(0),
          quantity: `dL/dz${place + 1}[1]`,
        },
      ],
    };
  },
};
export default stepUnits;
