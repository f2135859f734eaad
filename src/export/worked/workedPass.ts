import { batchMoment, type NetworkDocument } from "../../engine/document/document";
import { chainOf } from "../../engine/explain/formula/chainRule";
import { texNumbers, texSymbols } from "../../engine/explain/formula/formulaStyles";
import { stepWords } from "../../engine/explain/words/stepWords";
import { titleOf } from "../../engine/explain/words/titles";
import type { Expression } from "../../engine/math/expressions/expression";
import { print } from "../../engine/math/expressions/print";
import { texNumber } from "../../engine/math/format";
import { nameOf } from "../../engine/names/canonicalName";
import { createNotation } from "../../engine/names/notation";
import { type Quantity, wholeBuffer } from "../../engine/names/quantity";
import { describe } from "../../engine/network/describe";
import { type Pass, runPass } from "../../engine/pass/pass";
import { createTrace, type Phase, type Step } from "../../engine/steps/trace";
import { quantityRows } from "../tables/quantities";
import { carryingTex, type Piece, piecesOf } from "./text";

/** A document's pass as it is handed in: every step, and all quantities. */
export interface WorkedPass {
  readonly title: string;
  readonly description: string | undefined;
  /** The conventions, a sentence each. */
  readonly conventions: readonly (readonly Piece[])[];
  readonly phases: readonly { readonly phase: Phase; readonly steps: readonly WorkedStep[] }[];
  /** All quantities: their names as LaTeX, value, gradient and what the update makes of them. */
  readonly rows: readonly WorkedRow[];
  /** The program's text, where the document is one. */
  readonly program?: string;
}

export interface WorkedRow {
  readonly name: string;
  readonly quantity: Quantity;
  readonly tex: string;
  readonly value: number;
  readonly gradient: number | undefined;
  readonly updated: number | undefined;
}

/** One step; all formulas are LaTeX. */
export interface WorkedStep {
  /** Counted from 1, through all phases. */
  readonly number: number;
  readonly title: readonly Piece[];
  /** The line of the program, where a step before hasn't said it. */
  readonly code?: string;
  /** The number that is computed, and for a gradient its chain rule. */
  readonly left: string;
  readonly chain: string | undefined;
  readonly symbols: string;
  readonly numbers: string;
  readonly result: string;
  /** Empty where a step before has said the same. */
  readonly words: readonly Piece[];
  /** What the document notes to the step, or to its layer's where that comes first. */
  readonly note?: string | undefined;
}

export const phaseTitles: Readonly<Record<Phase, string>> = {
  forward: "Forward",
  loss: "Loss",
  backward: "Backward",
  accumulate: "Over the batch",
  update: "Update",
};

/** A pass with more steps than this isn't homework any more: its text would be hundreds of pages. */
const mostSteps = 3000;

/** @throws RangeError where `tooLong` has a reason */
export function workedPass(document: NetworkDocument): WorkedPass {
  const pass = runPass(document);
  const trace = createTrace(pass, "unit");
  if (trace.count > mostSteps)
    throw new RangeError(`workedPass: ${trace.count} steps, but at most ${mostSteps} are written out`);
  const write = writer(pass);
  const { tex } = createNotation(document.names);
  return {
    title: document.title,
    description: document.description,
    conventions: conventionsOf(document),
    phases: trace.phases.map(({ phase, from, count }) => ({
      phase,
      steps: Array.from({ length: count }, (_, k) => write(trace.at(from + k))),
    })),
    rows: quantityRows(trace).map((row) => ({ ...row, tex: tex(row.quantity) })),
  };
}

/** Why a document's pass isn't written out, as a sentence; nothing where it is. */
export function tooLong(document: NetworkDocument): string | undefined {
  const { count } = createTrace(runPass(document), "unit");
  return tooManySteps(count, "Take fewer examples or units, or the quantities as CSV.");
}

/** @param instead what the reader can do */
export const tooManySteps = (count: number, instead: string): string | undefined =>
  count > mostSteps
    ? `This pass has ${count} steps, and at most ${mostSteps} are written out. ${instead}`
    : undefined;

function writer(pass: Pass): (step: Step) => WorkedStep {
  const { names } = pass.document;
  const noted = notesInOrder(pass.document.notes);
  const whole = createNotation(names);
  // A step that stays within one example needn't say at every letter which.
  const within = createNotation(names, false);
  const said = new Set<string>();
  const once = (sentence: string) => {
    const isNew = !said.has(sentence);
    said.add(sentence);
    return isNew ? sentence : "";
  };
  return (step) => {
    const notation = step.example !== undefined && step.phase !== "accumulate" ? within : whole;
    const sentences = carryingTex(notation);
    const expression = step.expression as Expression;
    const example = step.example === undefined ? "" : ` (example ${step.example})`;
    return {
      number: step.index + 1,
      title: piecesOf(titleOf(step, pass, sentences) + example),
      left: notation.tex(step.quantity),
      chain: chainOf(step, notation)?.tex,
      symbols: print(
        expression,
        texSymbols(notation, (_name, tex) => tex),
      ),
      numbers: print(
        expression,
        texNumbers((_name, tex) => tex),
      ),
      result: texNumber(step.value as number),
      words: piecesOf(once(stepWords(step, pass, sentences))),
      note: noted(step.quantity),
    };
  };
}

/** Each note once: that to a step itself, and that to its whole layer at the layer's first step. */
export function notesInOrder(
  notes: NetworkDocument["notes"] = {},
): (quantity: Quantity) => string | undefined {
  const left = new Map(Object.entries(notes));
  return (quantity) => {
    const names = [...new Set([nameOf(wholeBuffer(quantity)), nameOf(quantity)])];
    const texts = names.flatMap((each) => left.get(each) ?? []);
    for (const each of names) left.delete(each);
    return texts.length > 0 ? texts.join("\n") : undefined;
  };
}

function updatesBefore(document: NetworkDocument): string {
  const step = batchMoment(document)?.step ?? 0;
  return step === 0 ? "" : `; ${step === 1 ? "one update has" : `${step} updates have`} been made before`;
}

function conventionsOf(document: NetworkDocument): Piece[][] {
  const { layers, loss, penalty, optimizer, schedule } = describe(document);
  const settings = (of: readonly { readonly symbol: string; readonly value: number }[]) =>
    of.map(({ symbol, value }) => `, ${symbol} = ${value}`).join("");
  const biases = { perUnit: "a bias for each unit", shared: "one bias for all units", none: "no bias" };
  const examples = document.batch.inputs.length;
  return [
    ...layers.map(({ units, activations, bias, penalties }, l): Piece[] => {
      const applied = activations.map(({ label, settings: of }) => label + settings(of)).join(", then ");
      const penalized = penalties.map(({ name, symbol, value }) => `, ${name} penalty ${symbol} = ${value}`);
      return [
        {
          text: `Layer ${l + 1}: ${units} ${units === 1 ? "unit" : "units"}, ${applied}, ${biases[bias]}${penalized.join("")}.`,
        },
      ];
    }),
    [
      { text: `Loss of one example: ${loss.label}${settings(loss.settings)}, ` },
      { tex: loss.tex },
      {
        text: [
          loss.weights ? `; weights of the classes ${loss.weights.join(", ")}` : "",
          loss.overOutputs ? `; the ${loss.overOutputs} over the outputs` : "",
          examples === 1 && !loss.weights
            ? "; one example."
            : `; the ${loss.reduction} over ${examples === 1 ? "one example" : `${examples} examples`}.`,
        ].join(""),
      },
    ],
    ...(penalty === undefined ? [] : [[{ text: `Penalty: ${penalty}.` }]]),
    [{ text: `Update: ${optimizer.label}${settings(optimizer.settings)}${updatesBefore(document)}.` }],
    ...(schedule
      ? [
          [
            {
              text: `Learning rate after e epochs, each update being one (${schedule.label}${settings(schedule.settings)}): `,
            },
            { tex: schedule.tex },
            { text: "." },
          ],
        ]
      : []),
  ];
}
