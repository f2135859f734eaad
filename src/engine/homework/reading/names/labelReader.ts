import type { NetworkDocument } from "../../../document/document";
import { nameOf } from "../../../names/canonicalName";
import type { Quantity } from "../../../names/quantity";
import { isParameter, isWeight, type Plain } from "../../../names/tensorRef";
import type { ReadingConventions } from "../text/conventions";
import { withoutWords } from "../text/wording";
import { elementMeaning, elementOfLabel } from "./element";
import { type FrameworkLayers, frameworkName } from "./frameworks";
import { createLabelMeanings } from "./labelMeanings";
import { fault, type Meaning, type Reader, unknown } from "./meaning";
import { wrapped } from "./wrapped";

/** Reads labels as the names of a network's quantities: canonical ones, the sheet's, and what is common in code. */
export function createLabelReader(
  document: NetworkDocument,
  conventions: ReadingConventions,
  frameworkLayers: FrameworkLayers,
): Reader {
  const meanings = createLabelMeanings(document, conventions);
  const batch = document.batch.inputs.length;
  const { countFrom } = conventions;

  function read(written: string): Meaning {
    const label = plainLatex(written);
    const { rest, example } = splitExample(label);
    if (example !== undefined && (example < 1 || example > batch))
      return fault(`there are ${batch} examples, but “${written}” is about example ${example}`);
    const asked = wrapped(rest, document, meanings);
    if (typeof asked === "string") return fault(asked);
    const mark = batch > 1 ? example : undefined;
    const name = (of: Plain) => nameOf(asked.wrap({ ...of, example: mark ?? of.example }));
    const refused = (of: Plain) => refusal(asked.wrap(of), written);
    const element = elementOfLabel(asked.label, countFrom);
    if (element) {
      const found = elementMeaning(
        element,
        meanings,
        name,
        refused,
        batch > 1 && mark === undefined && asked.perExample,
      );
      if (found) return found;
    }
    if (element && /^(?:a|as|activations?)$/i.test(element.base) && /\]\s*\[/.test(element.brackets))
      return fault(
        `“${written.trim()}”: whether the list begins with the input is open; write a1[2], counted from 1`,
      );
    const singles = meanings.single(asked.label);
    const grids = meanings.grids(asked.label);
    if (singles.length > 1)
      return fault(`“${written}” could be ${singles.map(name).join(" or ")}; write one of these names`);
    if (grids.length > 1 && singles.length === 0)
      return fault(`“${written}” could be several layers'; write W1, z1 and the like`);
    const [grid] = grids.length === 1 ? grids : [];
    const rows = grid?.rows ?? [singles];
    const some = singles[0] ?? rows[0][0];
    if (!some && element && meanings.layers(element.base).length > 0)
      return fault(
        `“${written.trim()}” could be of any layer; write W2[1,3] and b2[3], counted from 1, or W[layer][row][column]`,
      );
    if (!some && /^(?:E|L|C|J|loss|error|cost)_?\{?o_?\d+\}?$/i.test(asked.label.trim()))
      return fault(
        `“${written.trim()}”: an output's share of the loss isn't a quantity of this pass; write the whole, L`,
      );
    if (!some) return fault(unknown(written, meanings));
    const cannot = refused(some);
    if (cannot !== undefined) return fault(cannot);
    return {
      kind: "quantities",
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
      if (meaning.kind !== "quantities") return fault(unknown(written, meanings));
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

/** Why a pass has no such number although it has the one that it is made of. */
function refusal(quantity: Quantity, label: string): string | undefined {
  const { kind, of } = quantity;
  if (kind === "updated" && !isParameter(of))
    return `“${label.trim()}” would be updated, but only weights and biases are`;
  if (kind === "slot" && !isParameter(of))
    return `“${label.trim()}”: the optimizer remembers something for weights and biases only`;
  if (kind === "gradient" && quantity.from === "P" && !isWeight(of))
    return `“${label.trim()}”: the penalty is of weights only`;
  if (kind === "gradient" && !["W", "b", "z", "a", "x"].includes(of.base))
    return `“${label.trim()}” is not among the gradients of this pass`;
  return undefined;
}

function splitExample(label: string): { rest: string; example?: number } {
  const before = /^(?:example|sample|ex\.?)\s*(\d{1,5})\s*[:,]?\s+(.+)$/i.exec(label.trim());
  if (before) return { rest: before[2], example: Number(before[1]) };
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
