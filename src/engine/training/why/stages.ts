import { activations } from "../../activations";
import { type LayerDocument, stagesOf } from "../../document/document";
import { variantById } from "../../document/variants";
import type { Settings } from "../../math/parameter";
import type { Activation } from "../../ops/activation/elementwise";

/** One activation of a layer, with its settings. */
export interface LayerActivation {
  readonly activation: Activation;
  readonly settings: Settings;
}

/** What a layer applies to its scores, one after the other. */
export const layerActivations = (layer: LayerDocument): LayerActivation[] =>
  stagesOf(layer).map(({ type, settings }) => ({
    activation: variantById(activations, type, "activation"),
    settings,
  }));

/** A layer's activation, as a document has it, where each of these is exchanged for what is like it and has a slope. */
export function withSlope(layer: LayerDocument, exchanged: (stage: LayerActivation) => boolean): unknown {
  const stages = layerActivations(layer).map((stage) => {
    const { instead } = stage.activation;
    const { type, settings } =
      instead && exchanged(stage) ? instead : { type: stage.activation.id, settings: stage.settings };
    return { type, ...settings };
  });
  return stages.length === 1 ? stages[0] : stages;
}

/** What stands in for an activation, as menus write it. */
export const labelOfInstead = ({ instead }: Activation): string =>
  instead ? variantById(activations, instead.type, "activation").label : "";
