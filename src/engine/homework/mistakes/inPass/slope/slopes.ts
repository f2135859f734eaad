import type { Stage } from "../../../../pass/plans/plan";
import { type Bug, pullBack, type Way } from "../bug";
import { withBuffers } from "../parts";

/** ∂L/∂z = ∂L/∂a: the gradient goes through as if there were no activation. */
export function passThrough({ outputGradient, gradients: [gradient] }: Stage): void {
  outputGradient.forEach((value, k) => {
    if (gradient) gradient[k] += value;
  });
}

/** The same in some layers alone. */
export function passThroughIn(isThere: (way: Way) => boolean): NonNullable<Bug["back"]> {
  return { activation: (stage, way) => (isThere(way) ? passThrough(stage) : pullBack(stage)) };
}

/** The slope once more on what is passed back. */
export function twice(stage: Stage): void {
  const once = new Float64Array(stage.output.length);
  pullBack(withBuffers(stage, { gradients: [once] }));
  pullBack(withBuffers(stage, { outputGradient: once }));
}

export const isLast = ({ document, layer }: Way) => layer === document.layers.length - 1;
