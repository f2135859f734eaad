import { explainStep } from "../../engine/explain/explainStep";
import { chainOf } from "../../engine/explain/formula/chainRule";
import type { Explanation } from "../../engine/explain/formula/explanation";
import { texNumber } from "../../engine/math/format";
import { writtenName } from "../../engine/names/labels";
import type { Notation } from "../../engine/names/notation";
import { largestSize, type StepSize } from "../../engine/names/presentation";
import { createProgramNotation } from "../../engine/names/programNotation";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { wholeOf } from "../../engine/steps/groups/group";
import { createTrace, type Step } from "../../engine/steps/trace";
import { programRows } from "../tables/quantities";
import { carryingTex, type Piece, piecesOf } from "./text";
import { notesInOrder, tooManySteps, type WorkedPass, type WorkedStep } from "./workedPass";

/** Why a program's pass isn't written out, as a sentence; nothing where it is. */
export function tooLongProgram(pass: ProgramPass, size: StepSize): string | undefined {
  return tooManySteps(
    createTrace(pass, size).count,
    size === largestSize.id
      ? "Take fewer operations."
      : `Step by ${largestSize.inCode.label}, and export again.`,
  );
}

/**
 * @param size "layer" for a line's whole array in each step, "unit" for a number
 * @param sentences what there is to say beside the conventions
 */
export function workedProgram(
  pass: ProgramPass,
  size: StepSize,
  sentences: readonly Piece[][] = [],
): WorkedPass {
  const { document, graph } = pass;
  const trace = createTrace(pass, size);
  const notation = { ...createProgramNotation(document.names ?? {}, graph.parse), isForPaper: true };
  const write = writer(pass, notation);
  return {
    title: document.title,
    description: document.description,
    program: document.program,
    conventions: [...conventionsOf(pass, notation), ...sentences],
    phases: trace.phases.map(({ phase, from, count }) => ({
      phase,
      steps: Array.from({ length: count }, (_, k) => write(trace.at(from + k))),
    })),
    rows: programRows(trace).map((row) => ({
      ...row,
      tex: notation.tex(row.quantity),
    })),
  };
}

function conventionsOf({ graph, document, before }: ProgramPass, notation: Notation): Piece[][] {
  const named = (base: string): Piece => ({ tex: writtenName(base, notation.tex, graph.parse) });
  const { optimizer, settings } = before;
  const updates = document.optimizer && graph.parameters.length > 0;
  const values = [
    ` η = ${settings.learningRate}`,
    ...optimizer.parameters.flatMap(({ symbol, name }) =>
      name in settings ? [` ${symbol.replace("\\", "")} = ${settings[name]}`] : [],
    ),
  ];
  return [
    [
      { text: "The gradients are those of " },
      named(graph.lossName),
      { text: ". Indices count from 0, as in the code." },
    ],
    ...(updates
      ? [
          [
            { text: `Update: ${optimizer.label},${values.join(",")}; of ` },
            ...graph.parameters.flatMap((id, k): Piece[] => [
              ...(k > 0 ? [{ text: ", " }] : []),
              named(graph.tensors[id].ref.base),
            ]),
            { text: "." },
          ],
        ]
      : []),
  ];
}

function writer(pass: ProgramPass, notation: Notation): (step: Step) => WorkedStep {
  const lines = pass.document.program.split("\n");
  const carrying = carryingTex(notation);
  const writing = { form: "matrix", convention: "columns" } as const;
  const said = new Set<string>();
  const noted = notesInOrder(pass.document.notes);
  let where = "";
  return (step) => {
    const terms = explainStep(step, pass, notation, { ...writing, form: "scalar" });
    const told = explainStep(step, pass, carrying, {
      ...writing,
      form: step.expression ? "scalar" : "matrix",
    });
    const words = [told.words, told.why ?? ""].filter((text) => text !== "").join(" ");
    const isNew = !said.has(words);
    said.add(words);
    const here = step.location && `line ${step.location.line}${passesOf(step)}`;
    const moved = here !== undefined && here !== where;
    if (here !== undefined) where = here;
    const { left, right, numbers } = formulasOf(step, terms, pass, notation);
    return {
      number: step.index + 1,
      title: piecesOf(told.title),
      ...(moved && step.location && { code: `${here}: ${(lines[step.location.line - 1] ?? "").trim()}` }),
      left,
      chain: step.expression && chainOf(step, notation)?.tex,
      symbols: right,
      numbers,
      result: resultOf(step),
      words: piecesOf(isNew ? words : ""),
      note: noted(step.quantity),
    };
  };
}

function formulasOf(
  step: Step,
  terms: Explanation,
  pass: ProgramPass,
  notation: Notation,
): { left: string; right: string; numbers: string } {
  const { left, right, numbers } = step.expression
    ? terms
    : explainStep(step, pass, notation, { form: "matrix", convention: "columns" });
  return { left: left.tex, right: right.tex, numbers: numbers.tex };
}

/** Which call and pass of a loop a step is in: `, pass 2`. */
const passesOf = ({ location }: Step) =>
  (location?.frames ?? [])
    .map((frame) => (frame.kind === "pass" ? `, pass ${frame.pass}` : `, in ${frame.name}`))
    .join("");

/** More rows or columns than this are written as the shape. */
const largest = 6;

function resultOf(step: Step): string {
  if (typeof step.value === "number") return texNumber(step.value);
  const { shape } = wholeOf(step.group, step.k);
  const values = step.value.flat();
  const columns = shape.length > 1 ? shape[shape.length - 1] : 1;
  const rows = values.length / Math.max(1, columns);
  if (rows > largest || columns > largest || shape.length > 2) return `\\text{(${shape.join("×")})}`;
  const line = (r: number) =>
    values
      .slice(r * columns, (r + 1) * columns)
      .map((value) => texNumber(value, 4))
      .join(" & ");
  return `\\begin{bmatrix} ${Array.from({ length: rows }, (_, r) => line(r)).join(" \\\\ ")} \\end{bmatrix}`;
}
