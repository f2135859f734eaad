import { type Bug, pullBack } from "./bug";
import { withBuffers } from "./parts";

/** What the wrong gradient is of the right one, by loss. */
const factors: ReadonlyMap<string, number> = new Map([
  ["halfSquaredError", 2],
  ["meanSquaredError", 0.5],
]);

const squareFactor: Bug = {
  id: "squareFactor",
  label: "the square's 2 wrong",
  words:
    "Lost track of the square's 2: kept it beside a loss with ½, which cancels it, or left it out where there is no ½.",
  applies: ({ loss }) => factors.has(loss.type),
  back: {
    loss: (stage, { document }) =>
      pullBack(
        withBuffers(stage, {
          outputGradient: stage.outputGradient.map(
            (value) => value * (factors.get(document.loss.type) as number),
          ),
        }),
      ),
  },
};
export default squareFactor;
