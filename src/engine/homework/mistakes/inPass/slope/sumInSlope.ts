import { activationOps } from "../../../../network/compile";
import { type Bug, pullBack } from "../bug";
import { slopedLayers, withBuffers } from "../parts";

const sumInSlope: Bug = {
  id: "sumInSlope",
  mistake: "slopeElsewhere",
  label: "z put for a in the slope",
  words: "Put the weighted sum z where the slope's formula has the output a: z(1 − z) for a sigmoid.",
  applies: (document) =>
    slopedLayers(document).some((layer) =>
      activationOps(document.layers[layer]).some((op) => {
        const slope = (y: number) => {
          const gradient = new Float64Array(1);
          op.vjp(
            [Float64Array.of(0.5)],
            Float64Array.of(y),
            Float64Array.of(1),
            [gradient],
            [[1, 1]],
            gradient,
          );
          return gradient[0];
        };
        return slope(0.25) !== slope(0.5);
      }),
    ),
  back: { activation: (stage) => pullBack(withBuffers(stage, { output: stage.inputs[0] })) },
};
export default sumInSlope;
