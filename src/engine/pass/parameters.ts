import type { Pass } from "./pass";

/** The weights or the bias of a layer. */
export interface Parameter {
  readonly id: number;
  /** 0-based. */
  readonly layer: number;
  /** Its place among the inputs of the layer's weighted sum. */
  readonly input: number;
}

/** A layer's weights and, where it has one, its bias. */
export function parametersOf({ graph, plan }: Pass, layer: number): Parameter[] {
  const { weights, bias } = graph.layers[layer];
  const parameters = [
    { id: weights, layer, input: 0 },
    { id: bias, layer, input: 2 },
  ];
  return parameters.filter(({ id }) => plan.values[id].length > 0);
}

/** All parameters in the order in which their gradients are found: from the last layer to the first. */
export function parametersBackward(pass: Pass): Parameter[] {
  const layers = [...pass.graph.layers.keys()].reverse();
  return layers.flatMap((layer) => parametersOf(pass, layer));
}
