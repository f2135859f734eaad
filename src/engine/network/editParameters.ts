import type { Edit, LayerDocument } from "./document";

/** Puts all parameters in place of the document's. They must have its sizes, and be finite. */
export function setParameters(parameters: readonly Pick<LayerDocument, "weights" | "bias">[]): Edit {
  return (document) => ({
    ...document,
    layers: document.layers.map((layer, l) => ({ ...layer, ...parameters[l] })),
  });
}
