import { type Bug, pullBack } from "../bug";
import { isFused, withBuffers } from "../parts";

/** With softmax and cross-entropy, or a sigmoid and its cross-entropy, y − t is ∂L/∂z already. */
const slopeAfterFusion: Bug = {
  id: "slopeAfterFusion",
  mistake: "slopeAfterFusion",
  label: "y − t times the slope once more",
  words: "Multiplied y − t by the output activation's slope, which y − t has in it already.",
  applies: isFused,
  back: {
    loss(stage, { plan }) {
      const [activation] = plan.shown;
      // The textbook's loss, for the eye alone, has no slope in it.
      if (!activation || stage === plan.textbookLoss) return pullBack(stage);
      const { node, inputs, output, shapes, scratch } = activation;
      node.op.forward(inputs, output, shapes, scratch);
      const difference = new Float64Array(output.length);
      pullBack(withBuffers(stage, { gradients: [difference, null] }));
      pullBack(withBuffers(activation, { outputGradient: difference }));
    },
  },
};
export default slopeAfterFusion;
