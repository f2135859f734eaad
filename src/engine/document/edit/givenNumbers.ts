import { isParameter, type Plain, parseQuantity, plainName } from "../../names/quantity";
import type { Edit, NetworkDocument } from "../document";
import { setBias, setInputValue, setTarget, setWeight } from "./editNumbers";

/**
 * The given number that a quantity belongs to, by its canonical name: a weight's gradient, its slots and its updated
 * value belong to the weight. Nothing for what is computed from others, and for a whole layer.
 */
export function givenName(document: NetworkDocument, name: string): string | undefined {
  const quantity = parseQuantity(name);
  if (!quantity || quantity.kind === "slope") return undefined;
  const { of } = quantity;
  const own = isParameter(of) ? { ...of, example: undefined } : of;
  return placeOf(document, own) && plainName(own);
}

/** A weight, bias, input or target of the document; nothing where it has no such number. */
export function givenNumber(document: NetworkDocument, name: string): number | undefined {
  return placeNamed(document, name)?.value;
}

/** Changes a weight, bias, input or target; a document without such a number stays the same. */
export function setGiven(name: string, value: number): Edit {
  return (document) => placeNamed(document, name)?.set(value)(document) ?? document;
}

interface Place {
  readonly value: number;
  set(value: number): Edit;
}

function placeNamed(document: NetworkDocument, name: string): Place | undefined {
  const quantity = parseQuantity(name);
  return quantity?.kind === "plain" ? placeOf(document, quantity.of) : undefined;
}

function placeOf({ batch, layers }: NetworkDocument, { base, layer = 1, index, example = 1 }: Plain) {
  const [first, second] = index.map((place) => place - 1);
  const [l, n] = [layer - 1, example - 1];
  const found = (value: number | undefined, set: Place["set"]): Place | undefined =>
    value === undefined ? undefined : { value, set };
  switch (base) {
    case "x":
      return found(batch.inputs[n]?.[first], (value) => setInputValue(n, first, value));
    case "t":
      return found(batch.targets[n]?.[first], (value) => setTarget(n, first, value));
    case "W":
      return found(layers[l]?.weights[first]?.[second], (value) => setWeight(l, first, second, value));
    case "b": {
      // A bias that the units share is one number, and has no index.
      const unit = layers[l]?.biasMode === "shared" && index.length === 0 ? 0 : first;
      return found(layers[l]?.bias[unit], (value) => setBias(l, unit, value));
    }
    default:
      return undefined;
  }
}
