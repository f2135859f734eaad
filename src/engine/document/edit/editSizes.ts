import { parseQuantity, plainName } from "../../names/canonicalName";
import type { Edit, LayerDocument, NetworkDocument } from "../document";
import { resizeDocument } from "./resizeDocument";

export function setInputs(count: number): Edit {
  return (document) =>
    isCount(count) && count !== document.inputs ? resizeDocument({ ...document, inputs: count }) : document;
}

export function setUnits(index: number, count: number): Edit {
  return (document) => {
    const layer = document.layers[index];
    if (!layer || !isCount(count) || count === layer.units) return document;
    return resizeDocument({ ...document, layers: document.layers.with(index, { ...layer, units: count }) });
  };
}

/**
 * Puts a layer before the one at `index`, or behind the last. It has as many units as what it follows, so that all
 * other weights still fit, and takes after its neighbour; names move along with their layers.
 */
export function addLayer(index: number): Edit {
  return (document) => {
    const { layers, inputs } = document;
    if (!Number.isInteger(index) || index < 0 || index > layers.length) return document;
    const neighbour = layers[index - 1];
    const layer: LayerDocument = {
      units: neighbour?.units ?? inputs,
      activation: neighbour?.activation ?? "sigmoid",
      biasMode: (neighbour ?? layers[0]).biasMode,
      weights: [],
      bias: [],
    };
    return resizeDocument({
      ...document,
      layers: layers.toSpliced(index, 0, layer),
      ...renamed(document, (old) => (old > index ? old + 1 : old)),
    });
  };
}

/** Takes a layer out; the last one that is left stays. */
export function removeLayer(index: number): Edit {
  return (document) => {
    if (document.layers.length === 1 || !document.layers[index]) return document;
    const moved = (old: number) => (old === index + 1 ? undefined : old > index ? old - 1 : old);
    return resizeDocument({
      ...document,
      layers: document.layers.toSpliced(index, 1),
      ...renamed(document, moved),
    });
  };
}

const isCount = (count: number) => Number.isInteger(count) && count >= 1;

/**
 * Names of a document's numbers after layers have moved.
 * @param moved a layer's new number by its old one, counted from 1; none where its names go
 */
function renamed(
  { names, drawn }: NetworkDocument,
  moved: (layer: number) => number | undefined,
): Pick<NetworkDocument, "names" | "drawn"> {
  const movedName = (name: string): string[] => {
    const of = parseQuantity(name)?.of;
    if (of?.layer === undefined) return [name];
    const layer = moved(of.layer);
    return layer === undefined ? [] : [plainName({ ...of, layer })];
  };
  const of = (all: Readonly<Record<string, string>>) =>
    Object.entries(all).flatMap(([name, display]) => movedName(name).map((now) => [now, display]));
  const numbers = drawn?.numbers.flatMap((one) => movedName(one.of).map((now) => ({ ...one, of: now })));
  return {
    ...(names && { names: Object.fromEntries(of(names)) }),
    ...(drawn && numbers && { drawn: { ...drawn, numbers } }),
  };
}
