import type { NetworkDocument } from "../../../engine/document/document";
import { drawnFromText } from "../../../engine/document/edit/editDrawn";
import { learningRateName } from "../../../engine/document/naming/givenOf";
import { type AnyDocument, isProgram } from "../../../engine/document/programDocument";
import { biasName, dataName, inputName, weightName } from "../../../engine/names/networkNames";
import { namedLiterals } from "../../../engine/program/literals/literalNames";

/** Numbers that can be drawn together. */
export interface Drawable {
  /** Their name in the document. */
  readonly of: string;
  readonly label: string;
  /** What would suit them, as it is typed. */
  readonly proposal: string;
}

/** What of a document can be drawn: whole tensors, and whatever is drawn already. */
export function drawablesOf(document: AnyDocument): readonly Drawable[] {
  const usual = isProgram(document) ? ofProgram(document.program) : ofNetwork(document);
  const own = (document.drawn?.numbers ?? [])
    .filter(({ of }) => !usual.some((one) => one.of === of))
    .map((one) => ({ of: one.of, label: one.of, proposal: drawnFromText(one) }));
  return [...usual, ...own];
}

function ofNetwork({ layers, batch, optimizer }: NetworkDocument): readonly Drawable[] {
  const weights = "-0.9 to 0.9 by 0.1";
  return [
    { of: inputName(), label: "inputs x", proposal: "0.1 to 1 by 0.05" },
    ...layers.flatMap(({ bias }, l) => [
      { of: weightName(l + 1), label: `weights ${weightName(l + 1)}`, proposal: weights },
      ...(bias.length > 0
        ? [{ of: biasName(l + 1), label: `biases ${biasName(l + 1)}`, proposal: weights }]
        : []),
    ]),
    { of: dataName("t"), label: "targets t", proposal: [...new Set(batch.targets.flat())].join(", ") },
    {
      of: learningRateName,
      label: "learning rate η",
      proposal: [...new Set([optimizer.learningRate, 0.1, 0.5])].join(", "),
    },
  ];
}

function ofProgram(text: string): readonly Drawable[] {
  try {
    const literals = namedLiterals(text);
    const variables = literals.flatMap(({ variable }) => variable ?? []);
    return [...new Set(variables)].map((variable) => ({
      of: variable,
      label: variable,
      proposal: literals.some((one) => one.variable === variable && !Number.isInteger(one.value))
        ? "-0.9 to 0.9 by 0.1"
        : "1 to 5 by 1",
    }));
  } catch {
    // While the text is no Python there is nothing to draw.
    return [];
  }
}
