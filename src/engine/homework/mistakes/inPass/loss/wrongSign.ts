import { type Bug, pullBack } from "../bug";
import { withBuffers } from "../parts";

const wrongSign: Bug = {
  id: "wrongSign",
  mistake: "wrongSign",
  label: "wrong sign: t − y",
  words: "Took the loss's gradient with the wrong sign: t − y for y − t.",
  applies: () => true,
  back: {
    loss: (stage) =>
      pullBack(withBuffers(stage, { outputGradient: stage.outputGradient.map((value) => -value) })),
  },
};
export default wrongSign;
