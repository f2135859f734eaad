import type { NetworkDocument } from "../../../../document/document";
import { lossOf } from "../../../../document/variants";
import { type Bug, pullBack } from "../bug";
import { withBuffers } from "../parts";

/** What the wrong gradient is of the right one: twice it beside a ½, half of it where there is none. */
const factorOf = (document: NetworkDocument) => (lossOf(document).squares?.halved ? 2 : 0.5);

const squareFactor: Bug = {
  id: "squareFactor",
  mistake: "wrongFactor",
  label: "the square's 2 wrong",
  words:
    "Lost track of the square's 2: kept it beside a loss with ½, which cancels it, or left it out where there is no ½.",
  applies: (document) => lossOf(document).squares !== undefined,
  back: {
    loss: (stage, { document }) =>
      pullBack(
        withBuffers(stage, {
          outputGradient: stage.outputGradient.map((value) => value * factorOf(document)),
        }),
      ),
  },
};
export default squareFactor;
