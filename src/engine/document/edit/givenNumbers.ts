import { parseQuantity, plainName } from "../../names/canonicalName";
import { isParameter, type Plain } from "../../names/tensorRef";
import type { Change, Path } from "../changes";
import type { Edit, NetworkDocument } from "../document";
import { setBias, setInputValue, setTarget, setWeight } from "./editNumbers";
import { legalTarget } from "./resizeDocument";

/**
 * The given number that a quantity belongs to, by its canonical name: a weight's gradient, its slots and its updated
 * value belong to the weight. Nothing for what is computed from others, and for a whole layer.
 */
export function givenName(document: NetworkDocument, name: string): string | undefined {
  const given = givenBehind(document, name);
  return given && plainName(given);
}

/** The same as a value. */
export function givenBehind(document: NetworkDocument, name: string): Plain | undefined {
  const quantity = parseQuantity(name);
  if (!quantity || quantity.kind === "slope") return undefined;
  const { of } = quantity;
  const own = isParameter(of) ? { ...of, example: undefined } : of;
  return findGiven(document, own) && own;
}

/** A weight, bias, input or target of the document; nothing where it has no such number. */
export function givenNumber(document: NetworkDocument, name: string): number | undefined {
  return givenAt(document, name)?.value;
}

/** Changes a weight, bias, input or target; a document without such a number stays the same. */
export function setGiven(name: string, value: number): Edit {
  return (document) => givenAt(document, name)?.set(value)(document) ?? document;
}

/**
 * The change that gives a weight, bias, input or target another value; a target that the loss refuses becomes one that
 * it takes. Nothing where there is no such number, or the value isn't finite.
 */
export function givenChange(document: NetworkDocument, name: string, value: number): Change | undefined {
  const given = givenAt(document, name);
  if (!given || !Number.isFinite(value)) return undefined;
  return { path: given.path, value: given.isTarget ? legalTarget(value, document.loss.type) : value };
}

/** A number of the document. */
interface GivenNumber {
  readonly value: number;
  readonly path: Path;
  readonly isTarget?: boolean;
  set(value: number): Edit;
}

function givenAt(document: NetworkDocument, name: string): GivenNumber | undefined {
  const quantity = parseQuantity(name);
  return quantity?.kind === "plain" ? findGiven(document, quantity.of) : undefined;
}

function findGiven(
  { batch, layers }: NetworkDocument,
  { base, layer = 1, index, example = 1 }: Plain,
): GivenNumber | undefined {
  const [first, second] = index.map((position) => position - 1);
  const [l, n] = [layer - 1, example - 1];
  const found = (value: number | undefined, given: Omit<GivenNumber, "value">): GivenNumber | undefined =>
    value === undefined ? undefined : { value, ...given };
  switch (base) {
    case "x":
      return found(batch.inputs[n]?.[first], {
        path: ["batch", "inputs", n, first],
        set: (value) => setInputValue(n, first, value),
      });
    case "t":
      return found(batch.targets[n]?.[first], {
        path: ["batch", "targets", n, first],
        isTarget: true,
        set: (value) => setTarget(n, first, value),
      });
    case "W":
      return found(layers[l]?.weights[first]?.[second], {
        path: ["layers", l, "weights", first, second],
        set: (value) => setWeight(l, first, second, value),
      });
    case "b": {
      // A bias that the units share is one number, and has no index.
      const unit = layers[l]?.biasMode === "shared" && index.length === 0 ? 0 : first;
      return found(layers[l]?.bias[unit], {
        path: ["layers", l, "bias", unit],
        set: (value) => setBias(l, unit, value),
      });
    }
    default:
      return undefined;
  }
}
