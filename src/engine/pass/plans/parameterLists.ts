import type { NetworkDocument } from "../../document/document";
import type { LayerParameters } from "../../document/parts/runState";
import type { Plan } from "./plan";

/** A buffer laid out as the plan's parameters, as lists layer by layer. */
export function listsOf({ graph, values, parameters }: Plan, numbers: Float64Array): LayerParameters[] {
  const part = (id: number) => {
    const first = (values[id].byteOffset - parameters.byteOffset) / 8;
    return numbers.subarray(first, first + values[id].length);
  };
  return graph.layers.map(({ weights, bias }) => {
    const [outputs, inputs] = graph.tensors[weights].shape;
    const all = part(weights);
    return {
      weights: Array.from({ length: outputs }, (_, j) => [...all.subarray(j * inputs, (j + 1) * inputs)]),
      bias: [...part(bias)],
    };
  });
}

/** The reverse: writes lists into a buffer laid out as the plan's parameters. */
export function fillFrom(
  { graph, values, parameters }: Plan,
  lists: readonly LayerParameters[],
  numbers: Float64Array,
): void {
  const put = (id: number, list: readonly number[]) =>
    numbers.set(list, (values[id].byteOffset - parameters.byteOffset) / 8);
  graph.layers.forEach(({ weights, bias }, l) => {
    put(weights, lists[l].weights.flat());
    put(bias, lists[l].bias);
  });
}

/** The document with other parameters. */
export function withParameters<Document extends NetworkDocument>(
  document: Document,
  lists: readonly LayerParameters[],
): Document {
  return { ...document, layers: document.layers.map((layer, l) => ({ ...layer, ...lists[l] })) };
}
