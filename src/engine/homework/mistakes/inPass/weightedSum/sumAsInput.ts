import { type Bug, pullBack } from "../bug";
import { bias, input, slopedLayers, toward, weights, withBuffers } from "../parts";

const sumAsInput: Bug = {
  id: "sumAsInput",
  mistake: "otherInput",
  label: "z of the layer before in place of a",
  words: "Multiplied δ by the weighted sum z of the layer before, and not by its output a.",
  applies: (document) => slopedLayers(document).some((layer) => layer < document.layers.length - 1),
  back: {
    weightedSum(stage, { plan, layer = 0 }) {
      pullBack(toward(stage, input, bias));
      const [W, X, b] = stage.inputs;
      const before = layer === 0 ? X : plan.values[plan.graph.layers[layer - 1].preActivation];
      pullBack(withBuffers(toward(stage, weights), { inputs: [W, before, b] }));
    },
  },
};
export default sumAsInput;
