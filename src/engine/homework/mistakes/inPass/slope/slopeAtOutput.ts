import { type Bug, pullBack } from "../bug";
import { slopedLayers, withBuffers } from "../parts";

const slopeAtOutput: Bug = {
  id: "slopeAtOutput",
  mistake: "slopeElsewhere",
  label: "σ′(a) in place of σ′(z)",
  words: "Took the activation's slope at its output a, applying it a second time, and not at its input z.",
  applies: (document) => slopedLayers(document).length > 0,
  back: {
    activation(stage) {
      const { node, output, shapes, scratch } = stage;
      const again = new Float64Array(output.length);
      node.op.forward([output], again, shapes, scratch);
      pullBack(withBuffers(stage, { inputs: [output], output: again }));
    },
  },
};
export default slopeAtOutput;
