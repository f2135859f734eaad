import type { Edit, LayerDocument } from "./document";
import { setBias, setWeight } from "./editNumbers";
import type { Plain } from "./quantity";

/** Sets a weight or a bias, given as a quantity. */
export function setParameter({ base, layer = 1, index }: Plain, value: number): Edit {
  const [first = 1, second = 1] = index;
  return base === "b"
    ? setBias(layer - 1, first - 1, value)
    : setWeight(layer - 1, first - 1, second - 1, value);
}

/** Puts all parameters in place of the document's. They must have its sizes, and be finite. */
export function setParameters(parameters: readonly Pick<LayerDocument, "weights" | "bias">[]): Edit {
  return (document) => ({
    ...document,
    layers: document.layers.map((layer, l) => ({ ...layer, ...parameters[l] })),
  });
}
