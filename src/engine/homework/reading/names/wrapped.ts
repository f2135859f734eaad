import type { NetworkDocument } from "../../../document/document";
import { plainName } from "../../../names/canonicalName";
import type { Quantity } from "../../../names/quantity";
import { type Plain, plain } from "../../../names/tensorRef";
import { optimizers } from "../../../optimizers";
import { slopeCall } from "../text/wording";
import { elementOfLabel } from "./element";
import type { LabelMeanings } from "./labelMeanings";
import { unknown } from "./meaning";
import { lossNamesOf } from "./otherNames";

export interface Wrapped {
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

/** What a label says of a quantity: its gradient, its slope, what the optimizer keeps of it, its value after the update; or why there is no such number. */
export function wrapped(label: string, document: NetworkDocument, meanings: LabelMeanings): Wrapped | string {
  const bare = label
    .trim()
    .replace(/^\((.*)\)$/, "$1")
    .trim();
  const known = (name: string) => {
    const element = elementOfLabel(name, undefined);
    return (
      meanings.single(name).length > 0 ||
      meanings.grids(element?.base ?? name).length > 0 ||
      (element !== undefined && meanings.layers(element.base).length > 0)
    );
  };
  const slope = slopeCall.exec(bare);
  if (slope) return slopeOf(slope[1], meanings, label);
  const quotient = /^\(?\s*d\s*([^/]+?)\s*\)?\s*\/\s*\(?\s*d\s*(.+?)\s*\)?$/.exec(bare);
  if (quotient) {
    const [, above, below] = quotient;
    if (above === "P") return { ...gradientOf(below), wrap: (of) => ({ kind: "gradient", from: "P", of }) };
    if (isLoss(above, document) || meanings.single(above)[0]?.base === "L") return gradientOf(below);
    const [top] = meanings.single(above);
    if (top?.base === "a") return slopeOf(below, meanings, label);
    return `“${label.trim()}” is not among the quantities of this pass; gradients are those of the loss, dL/d…`;
  }
  const code =
    /^(?:grad(?:ient)?|nabla|d_?L_?d)(?:\s+of)?[\s_]*\(?\s*(.+?)\s*\)?$/i.exec(bare) ??
    /^(.+?)(?:\.grad(?:\.data)?|_grad)((?:\[[\d,\s]+\])*)$/.exec(bare);
  if (code && !(meanings.single(bare).length > 0)) {
    const inner = `${code[1]}${code[2] ?? ""}`.replace(/^\{?(.*?)\}?\s+[LEJC]$/, "$1");
    if (known(inner)) return gradientOf(inner);
  }
  const delta = /^delta[_\s(^]*\{?(.+?)\}?\)?$/i.exec(bare);
  if (delta && meanings.single(bare).length === 0) return deltaOf(delta[1], meanings, label);
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

const isLoss = (text: string, document: NetworkDocument) =>
  lossNamesOf(document).some(
    (name) => name.replace(/[\s_]/g, "").toLowerCase() === text.replace(/[\s_{}\\]/g, "").toLowerCase(),
  );

/** The slope of the activation at a unit, given by its weighted sum or by the unit. */
function slopeOf(below: string, meanings: LabelMeanings, label: string): Wrapped | string {
  const [by] = meanings.single(below);
  if (!by || (by.base !== "z" && !(by.base === "a" && by.stage !== undefined)))
    return `“${label.trim()}” isn't a slope of an activation at a weighted sum`;
  return {
    label: plainName(by),
    wrap: (of) => ({ kind: "slope", of: plain("a", of.layer, of.index, of.example), by: of }),
    perExample: true,
  };
}

/** δ of a unit is the gradient at its weighted sum. */
function deltaOf(unit: string, meanings: LabelMeanings, label: string): Wrapped | string {
  const [of] = meanings.single(unit);
  const atSum = (plainOf: Plain): Quantity => ({
    kind: "gradient",
    from: "L",
    of: plain("z", plainOf.layer, plainOf.index, plainOf.example),
  });
  if (of?.base === "a" || of?.base === "z") return { label: unit, wrap: atSum, perExample: true };
  if (of)
    return `“${label.trim()}” is a change, and no quantity of this pass; give the gradient or the updated parameter`;
  // delta2[1], delta^(2)_1, delta2: the layer's, or that of z2 where the numbers count units.
  const layer = /^\(?(\d+)[)}]*((?:\[\d+\]|_\{?\d+\}?)?)$/.exec(unit);
  const sum = `z${layer?.[1]}`;
  if (layer && (meanings.grids(sum).length > 0 || meanings.single(sum).length > 0))
    return { label: `${sum}${layer[2]}`, wrap: atSum, perExample: true };
  return unknown(label, meanings);
}
