import { type Bug, pullBack } from "./bug";
import { withBuffers } from "./parts";

/** What the wrong gradient is of the right one, by loss. */
const factors: Readonly<Record<string, number>> = { halfSquaredError: 2, meanSquaredError: 0.5 };

const squareFactor: Bug = {
  id: "squareFactor",
  label: "the square's 2 wrong",
  words:
    "Lost track of the square's 2: kept it beside a loss with ½, which cancels it, or left it out where there is no ½.",
  applies: ({ loss }) => loss.type in factors,
  back: {
    loss: (stage, { document }) =>
      pullBack(
        withBuffers(stage, {
          outputGradient: stage.outputGradient.map((value) => value * factors[document.loss.type]),
        }),
      ),
  },
};
export default squareFactor;
