import { activations } from "../../activations";
import type { Settings } from "../../math/parameter";
import { penalties } from "../../penalties";
import type { BiasMode, Edit, LayerDocument, NetworkDocument } from "../document";
import { valueFault } from "../faults/valueFault";
import { penaltyOf } from "../variants";
import { filled } from "./filled";
import { resizeDocument } from "./resizeDocument";

/** An activation and the values of its parameters, as `stagesOf` gives them. */
export interface StageChoice {
  readonly type: string;
  readonly settings: Settings;
}

/** @param stages applied from left to right; parameters without a fit value get their default */
export function setActivation(index: number, stages: readonly StageChoice[]): Edit {
  const choices = stages.map(({ type, settings }) => {
    const parameters = activations.find(({ id }) => id === type)?.parameters;
    if (!parameters || parameters.length === 0) return parameters && type;
    return { type, ...filled(parameters, settings) };
  });
  return (document) => {
    const layer = document.layers[index];
    if (!layer || choices.length === 0 || choices.includes(undefined)) return document;
    const activation = (choices.length === 1 ? choices[0] : choices) as LayerDocument["activation"];
    return resizeDocument(withLayer(document, index, { activation }));
  };
}

/** A shared bias becomes that of each unit; those of the units become their mean, which is theirs where they agree. */
export function setBiasMode(index: number, biasMode: BiasMode): Edit {
  return (document) => {
    const layer = document.layers[index];
    if (!layer || layer.biasMode === biasMode) return document;
    const [first] = layer.bias;
    const bias =
      layer.biasMode === "shared" && biasMode === "perUnit"
        ? Array.from({ length: layer.units }, () => first)
        : layer.biasMode === "perUnit" && biasMode === "shared"
          ? [layer.bias.every((other) => other === first) ? first : mean(layer.bias)]
          : [];
    return resizeDocument(withLayer(document, index, { biasMode, bias }));
  };
}

/** @param coefficient 0 switches the penalty off */
export function setPenalty(index: number, id: string, coefficient: number): Edit {
  return (document) => {
    const layer = document.layers[index];
    if (!layer || !penalties.some((penalty) => penalty.id === id) || valueFault(coefficient, { minimum: 0 }))
      return document;
    const before = penaltyOf(layer);
    const after = { ...before, [id]: coefficient };
    const { penalty: _penalty, ...rest } = layer;
    const none = Object.values(after).every((value) => value === 0);
    const changed = none ? rest : { ...rest, penalty: after };
    return { ...document, layers: document.layers.with(index, changed) };
  };
}

function withLayer(
  document: NetworkDocument,
  index: number,
  change: Partial<LayerDocument>,
): NetworkDocument {
  return { ...document, layers: document.layers.with(index, { ...document.layers[index], ...change }) };
}

/** Divides first, so that the largest numbers don't overflow. */
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value / values.length, 0);
