import { batchMoment, type Edit } from "../document";
import type { LayerParameters, OptimizerMoment } from "../parts/runState";
import { versioned } from "../version";

/**
 * Puts the parameters that updates on the batch have led to in place of the document's, and keeps where the optimizer
 * stands and where the run began.
 */
export function setUpdated(layers: readonly LayerParameters[], state: OptimizerMoment): Edit {
  return (document) => {
    const present = document.layers.map(({ weights, bias }) => ({ weights, bias }));
    return versioned({
      ...document,
      layers: document.layers.map((layer, l) => ({ ...layer, ...layers[l] })),
      initial: (batchMoment(document) && document.initial) ?? present,
      state,
    });
  };
}
