import type { NetworkDocument } from "../../../document/document";
import { nameOf, type Plain, plain, plainName, type Quantity } from "../../../names/quantity";
import { optimizers } from "../../../optimizers";
import type { Conventions } from "../conventions";
import type { Grid } from "../numbers/buffers";
import { createPlaces, type Places } from "../numbers/places";
import { slopeCall, withoutWords } from "../wording";
import { type FrameworkLayers, frameworkName } from "./frameworks";
import { nearest } from "./nearest";
import { lossNames } from "./otherNames";

/** What a label means. */
export type Meaning =
  | {
      readonly kind: "places";
      /** Canonical name, where the label can mean a single number. */
      readonly single?: string | undefined;
      /** The numbers of the buffer that it can mean; a single one's alone where there is no buffer. */
      readonly rows: readonly (readonly Plain[])[];
      /** Whether the label leaves open which example the numbers are of. */
      readonly perExample: boolean;
      /** The canonical name of a number, wrapped as the label says. */
      readonly name: (of: Plain) => string;
      /** What a row of a weight matrix stands for, where the label's library has it so. */
      readonly matrixRows?: Conventions["rows"] | undefined;
    }
  | { readonly kind: "fault"; readonly message: string }
  /** A bracket that may count from 0 or from 1. */
  | { readonly kind: "counting"; readonly readings: readonly [zero: string, one: string] };

export type Reader = (label: string) => Meaning;

/** Reads labels as the names of a network's quantities: canonical ones, the sheet's, and what is common in code. */
export function createLabelReader(
  document: NetworkDocument,
  conventions: Conventions,
  frameworkLayers: FrameworkLayers,
): Reader {
  const places = createPlaces(document, conventions);
  const batch = document.batch.inputs.length;
  const { countFrom } = conventions;

  function read(written: string): Meaning {
    const label = plainLatex(written);
    const { rest, example } = exampleIn(label);
    if (example !== undefined && (example < 1 || example > batch))
      return fault(`there are ${batch} examples, but “${written}” is about example ${example}`);
    const asked = wrapped(rest, document, places);
    if (typeof asked === "string") return fault(asked);
    const mark = batch > 1 ? example : undefined;
    const name = (of: Plain) => nameOf(asked.wrap({ ...of, example: mark ?? of.example }));
    const refused = (of: Plain) => refusal(asked.wrap(of), written);
    const element = elementIn(asked.label, countFrom);
    if (element) {
      const found = elementMeaning(
        element,
        places,
        name,
        refused,
        batch > 1 && mark === undefined && asked.perExample,
      );
      if (found) return found;
    }
    const singles = places.single(asked.label);
    const grids = places.grids(asked.label);
    if (singles.length > 1)
      return fault(`“${written}” could be ${singles.map(name).join(" or ")}; write one of these names`);
    if (grids.length > 1 && singles.length === 0)
      return fault(`“${written}” could be several layers'; write W1, z1 and the like`);
    const [grid] = grids.length === 1 ? grids : [];
    const rows = grid?.rows ?? [singles];
    const some = singles[0] ?? rows[0][0];
    if (!some) return fault(unknown(written, places));
    const cannot = refused(some);
    if (cannot !== undefined) return fault(cannot);
    return {
      kind: "places",
      ...(singles.length === 1 && { single: name(singles[0]) }),
      rows,
      perExample:
        batch > 1 && mark === undefined && asked.perExample && (grid?.perExample ?? !isParameter(some)),
      name,
    };
  }

  return (written) => {
    const framework = frameworkName(written, frameworkLayers);
    if (framework) {
      const { label, rows } = framework;
      const meaning = read(label);
      if (meaning.kind !== "places") return fault(unknown(written, places));
      return { ...meaning, matrixRows: rows };
    }
    const meaning = read(written);
    if (meaning.kind !== "fault") return meaning;
    // Prose around a name: "the output of the hidden unit h1".
    for (const shorter of withoutWords(written)) {
      const found = read(shorter);
      if (found.kind !== "fault") return found;
    }
    return meaning;
  };
}

function unknown(label: string, places: Places): string {
  const near = nearest(label.replace(/^.*\/\s*d\s*|'$/g, ""), places.names());
  return `this pass has no quantity called “${label.trim()}”${near === undefined ? "" : `; the nearest is ${near}`}`;
}

const isParameter = ({ base }: Plain) => base === "W" || base === "b";

/** Why a pass has no such number although it has the one that it is made of. */
function refusal(quantity: Quantity, label: string): string | undefined {
  const { kind, of } = quantity;
  if (kind === "updated" && !isParameter(of))
    return `“${label.trim()}” would be updated, but only weights and biases are`;
  if (kind === "slot" && !isParameter(of))
    return `“${label.trim()}”: the optimizer remembers something for weights and biases only`;
  if (kind === "gradient" && quantity.from === "P" && of.base !== "W")
    return `“${label.trim()}”: the penalty is of weights only`;
  if (kind === "gradient" && !["W", "b", "z", "a", "x"].includes(of.base))
    return `“${label.trim()}” is not among the gradients of this pass`;
  return undefined;
}

const fault = (message: string): Meaning => ({ kind: "fault", message });

// ---- ∂L/∂…, …′ and the like ------------------------------------------------------------------------

interface Wrapped {
  /** What is left of the label. */
  readonly label: string;
  readonly wrap: (of: Plain) => Quantity;
  /** Whether there is one for each example where the plain quantity has one for each. */
  readonly perExample: boolean;
}

const gradientOf = (label: string): Wrapped => ({
  label,
  wrap: (of) => ({ kind: "gradient", from: "L", of }),
  perExample: true,
});

function wrapped(label: string, document: NetworkDocument, places: Places): Wrapped | string {
  const bare = label
    .trim()
    .replace(/^\((.*)\)$/, "$1")
    .trim();
  const known = (name: string) =>
    places.single(name).length > 0 || places.grids(elementIn(name, undefined)?.base ?? name).length > 0;
  const slope = slopeCall.exec(bare);
  if (slope) return slopeOf(slope[1], places, label);
  const quotient = /^\(?\s*d\s*([^/]+?)\s*\)?\s*\/\s*\(?\s*d\s*(.+?)\s*\)?$/.exec(bare);
  if (quotient) {
    const [, above, below] = quotient;
    if (above === "P") return { ...gradientOf(below), wrap: (of) => ({ kind: "gradient", from: "P", of }) };
    if (isLoss(above) || places.single(above)[0]?.base === "L") return gradientOf(below);
    const [top] = places.single(above);
    if (top?.base === "a") return slopeOf(below, places, label);
    return `“${label.trim()}” is not among the quantities of this pass; gradients are those of the loss, dL/d…`;
  }
  const code =
    /^(?:grad(?:ient)?|nabla|d_?L_?d)(?:\s+of)?[\s_]*\(?\s*(.+?)\s*\)?$/i.exec(bare) ??
    /^(.+?)(?:\.grad(?:\.data)?|_grad)((?:\[[\d,\s]+\])*)$/.exec(bare);
  if (code && !(places.single(bare).length > 0)) {
    const inner = `${code[1]}${code[2] ?? ""}`.replace(/^\{?(.*?)\}?\s+[LEJC]$/, "$1");
    if (known(inner)) return gradientOf(inner);
  }
  const delta = /^delta[_\s(^]*\{?(.+?)\}?\)?$/i.exec(bare);
  if (delta && places.single(bare).length === 0) return deltaOf(delta[1], places, label);
  const slot = /^([a-z])\s*\((.+)\)$/.exec(bare);
  const letters = optimizers.find(({ id }) => id === document.optimizer.type)?.slots ?? [];
  if (slot && letters.includes(slot[1]) && known(slot[2]))
    return { label: slot[2], wrap: (of) => ({ kind: "slot", slot: slot[1], of }), perExample: false };
  const after =
    afterSuffix.exec(bare) ??
    afterPrefix.exec(bare) ??
    // W1n: n for new.
    (known(bare) ? null : /^([A-Za-z]+_?\d+)_?n((?:\[[\d,\s]+\])*)$/.exec(bare));
  if (after && known(`${after[1]}${after[2] ?? ""}`))
    return {
      label: `${after[1]}${after[2] ?? ""}`,
      wrap: (of) => ({ kind: "updated", of }),
      perExample: false,
    };
  if (!known(bare)) {
    const short = /^d[\s_]?(.+)$/i.exec(bare);
    if (short && known(short[1])) return gradientOf(short[1]);
  }
  return { label: bare, wrap: (of) => ({ kind: "plain", of }), perExample: true };
}

const afterSuffix =
  /^(.+?)(?:'|\^?\{?\(?\+\)?\}?|\s*\^\s*\{?\s*\*\s*\}?|[\s_^,]*[({]*\s*(?:new|neu|after(?: the)?(?: update)?|updated?|upd|next|nachher|t\s*\+\s*1)\s*[)}]*)((?:\[[\d,\s]+\])*)$/i;
const afterPrefix = /^(?:the\s+)?(?:new|updated|next|neue?[srn]?)[\s_]+(?:value\s+(?:of|for)\s+)?(.+)$/i;

const isLoss = (text: string) =>
  lossNames.some(
    (name) => name.replace(/[\s_]/g, "").toLowerCase() === text.replace(/[\s_{}\\]/g, "").toLowerCase(),
  );

/** The slope of the activation at a unit, given by its weighted sum or by the unit. */
function slopeOf(below: string, places: Places, label: string): Wrapped | string {
  const [by] = places.single(below);
  if (!by || (by.base !== "z" && !(by.base === "a" && by.stage !== undefined)))
    return `“${label.trim()}” isn't a slope of an activation at a weighted sum`;
  return {
    label: plainName(by),
    wrap: (of) => ({ kind: "slope", of: plain("a", of.layer, of.index, of.example), by: of }),
    perExample: true,
  };
}

/** δ of a unit is the gradient at its weighted sum. */
function deltaOf(unit: string, places: Places, label: string): Wrapped | string {
  const [of] = places.single(unit);
  const atSum = (plainOf: Plain): Quantity => ({
    kind: "gradient",
    from: "L",
    of: plain("z", plainOf.layer, plainOf.index, plainOf.example),
  });
  if (of?.base === "a" || of?.base === "z") return { label: unit, wrap: atSum, perExample: true };
  if (of)
    return `“${label.trim()}” is a change, and no quantity of this pass; give the gradient or the updated parameter`;
  // delta2[1], delta2: the layer's.
  const layer = /^(\d+)((?:\[\d+\])?)$/.exec(unit);
  if (layer && places.grids(`z${layer[1]}`).length > 0)
    return { label: `z${layer[1]}${layer[2]}`, wrap: atSum, perExample: true };
  return unknown(label, places);
}

// ---- brackets, examples, LaTeX ------------------------------------------------------------------------

interface Element {
  readonly base: string;
  /** As they are written. */
  readonly brackets: string;
  /** 1-based readings of the brackets. */
  readonly readings: readonly (readonly number[])[];
}

/** W[0][1], W[1,2], b[1]: a buffer's name and a place in it. */
function elementIn(label: string, countFrom: 0 | 1 | undefined): Element | undefined {
  const match = /^(.+?)((?:\[\s*\d{1,4}\s*(?:,\s*\d{1,4}\s*)*\])+)$/.exec(label.trim());
  if (!match) return undefined;
  const [, base, brackets] = match;
  const index = Array.from(brackets.matchAll(/\d+/g), ([digits]) => Number(digits));
  if (index.length > 2) return undefined;
  const isCode = brackets.split("[").length > 2;
  const zero = index.map((place) => place + 1);
  if (countFrom === 0 || (countFrom === undefined && index.includes(0)))
    return { base, brackets, readings: [zero] };
  if (countFrom === 1 || !isCode) return { base, brackets, readings: [index] };
  return { base, brackets, readings: [zero, index] };
}

function elementMeaning(
  { base, brackets, readings }: Element,
  places: Places,
  name: (of: Plain) => string,
  refused: (of: Plain) => string | undefined,
  perExample: boolean,
): Meaning | undefined {
  const grids = places.grids(base);
  if (grids.length === 0) return undefined;
  const found = readings.map((index) => grids.flatMap((grid) => at(grid, index)));
  const fitting = found.filter((of) => of.length > 0);
  if (fitting.length === 0) return fault(`“${base}” has no place ${brackets}`);
  if (fitting.some((of) => of.length > 1))
    return fault(`“${base}” could be several layers'; write W1, z1 and the like`);
  const cannot = refused(fitting[0][0]);
  if (cannot !== undefined) return fault(cannot);
  if (fitting.length === 2) return { kind: "counting", readings: [name(fitting[0][0]), name(fitting[1][0])] };
  const [[of]] = fitting;
  return {
    kind: "places",
    single: name(of),
    rows: [[of]],
    perExample: perExample && grids[0].perExample,
    name,
  };
}

function at({ rows }: Grid, index: readonly number[]): Plain[] {
  const [first, second] = index;
  const of =
    second === undefined
      ? rows.length === 1 && rows[0].length > 1
        ? rows[0][first - 1]
        : rows[first - 1]?.length === 1
          ? rows[first - 1][0]
          : undefined
      : rows[first - 1]?.[second - 1];
  return of ? [of] : [];
}

function exampleIn(label: string): { rest: string; example?: number } {
  const match =
    /^(.+?)\s*(?:@|\|_?)(\d{1,5})('?)$/.exec(label) ??
    /^(.+?)\s*\^?<(\d{1,5})>(.*)$/.exec(label) ??
    /^(.+?)[\s,]*\(?\s*(?:example|sample|ex\.?)\s*(\d{1,5})\s*\)?(')?$/i.exec(label);
  return match ? { rest: `${match[1]}${match[3] ?? ""}`, example: Number(match[2]) } : { rest: label };
}

/** `\frac{\partial L}{\partial w_5}` as `dL/dw_5`. */
function plainLatex(label: string): string {
  return label
    .replace(/\$|\\[,;!\s]|\\left|\\right/g, "")
    .replace(/\\[td]?frac\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g, "$1/$2")
    .replace(/\\(?:partial|mathrm\{d\})\s*/g, "d")
    .replace(/\\(?:hat|widehat)\s*\{?([A-Za-z])\}?/g, "$1hat")
    .replace(/\\(?:mathrm|text|mathbf|boldsymbol|operatorname)\s*\{([^{}]*)\}/g, "$1")
    .replace(/\^\s*\{?\\prime\}?/g, "'")
    .replace(/\\nabla/g, "grad ")
    .replace(/\\([A-Za-z]+)/g, "$1")
    .replace(/^o(\d)hat$/, "ohat_$1")
    .replace(/^([A-Za-z]+?)_?(\d+)_hat$/, "$1hat_$2");
}
