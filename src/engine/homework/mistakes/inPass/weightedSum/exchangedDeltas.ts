import { type Bug, pullBack } from "../bug";
import { nextRow, rowsFrom, withBuffers } from "../parts";
import { isLast } from "../slope/slopes";

const exchangedDeltas: Bug = {
  id: "exchangedDeltas",
  mistake: "otherDelta",
  label: "deltas exchanged between outputs",
  words: "Used each output's δ for its neighbour's weights.",
  applies: ({ layers }) => layers[layers.length - 1].units > 1,
  back: {
    weightedSum(stage, way) {
      const [[outputs]] = stage.shapes;
      if (!isLast(way)) return pullBack(stage);
      pullBack(
        withBuffers(stage, { outputGradient: rowsFrom(stage.outputGradient, outputs, nextRow(outputs)) }),
      );
    },
  },
};
export default exchangedDeltas;
