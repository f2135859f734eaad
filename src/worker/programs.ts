import { judgeClaims } from "../engine/claims/judgeClaims";
import { uphillNotes } from "../engine/claims/updates/uphill";
import type { ProgramDocument } from "../engine/document/programDocument";
import { versioned } from "../engine/document/version";
import type { GraphOutline } from "../engine/graph/outline";
import { elementName } from "../engine/names/elementName";
import { createMovableProgram, type MovableProgram } from "../engine/pass/programs/movableProgram";
import { type ProgramPass, runProgramPass } from "../engine/pass/programs/programPass";
import { endNotes, entryNotes, updateNotes } from "../engine/program/graph/programNotes";
import { type Again, runningAgain } from "../engine/program/run/again";
import { differentiatedNumber, type ProgramOutcome } from "../engine/program/run/results/outcome";
import { trainingLoops } from "../engine/program/run/results/shownPass";
import type { Run } from "../engine/program/run/runProgram";
import { NDArray } from "../engine/program/values/ndarray";
import { Float, Int } from "../engine/program/values/value";
import { indexAt } from "../engine/shape";
import { createCallGroups } from "../engine/steps/calls";
import type { ProgramFaultShown, ProgramShown } from "./protocol/protocol";
import { shownClaim } from "./protocol/shownClaim";

export { createProgramNotation } from "../engine/names/programNotation";
export { callRanges } from "../engine/steps/calls";
export { summedAxes } from "../engine/steps/summedAxes";

/** A program that has run, with what the page shows of it beside its steps. */
export interface OpenedProgram {
  readonly pass: ProgramPass;
  /** The document without what was chosen for another text. */
  readonly document: ProgramDocument;
  readonly shown: ProgramShown;
}

/** Of arrays with at most so many numbers each can be the one whose gradients are taken. */
const mostEntries = 16;

/** Takes the moves of an open program. */
export const movableProgram = (): MovableProgram => createMovableProgram(() => performance.now());

/** Runs a program. @returns why, where it doesn't run */
export function openProgram(
  document: ProgramDocument,
): OpenedProgram | { readonly fault: ProgramFaultShown } {
  const now = () => performance.now();
  let ran = runProgramPass(document, now);
  // The text may have become another one, in which what was chosen isn't there any more.
  const { pass: chosenPass, ...anyPass } = document;
  const forgetsPass = "fault" in ran && chosenPass !== undefined;
  if (forgetsPass) ran = runProgramPass(anyPass, now);
  const { of: chosen, parameters, ...usual } = anyPass;
  const forgets = "fault" in ran && (chosen !== undefined || parameters !== undefined);
  if (forgets) ran = runProgramPass(usual, now);
  if ("fault" in ran) return ran;
  const { pass, run, variables, of } = ran;
  const { printed, notes } = run.interpreter.machine;
  const claims = judgedOf(run, of, chosen !== undefined && !forgets, runningAgain(run, now));
  return {
    pass,
    document: forgets ? versioned(usual) : forgetsPass ? versioned(anyPass) : document,
    shown: {
      outline: outlineOf(pass),
      of: pass.graph.lossName,
      scalars: [...variables].flatMap(([name, { shape, numbers }]) =>
        numbers.length > mostEntries || !isComputed(run, name)
          ? []
          : Array.from(numbers, (_, k) => elementName(name, indexAt(k, shape))),
      ),
      variables: [...variables].map(([name, { shape }]) => ({
        name,
        shape,
        isComputed: isComputed(run, name),
      })),
      prints: printed.map((text) => text.replace(/\n$/, "")),
      notes: [
        ...notes,
        ...(chosen === undefined || forgets ? entryNotes(of) : []),
        ...updateNotes(run, pass.graph),
        ...endNotes(run, of),
        ...uphillNotes(run, of.recorded, of.name, claims),
        ...(forgets && chosen !== undefined && chosen !== of.name
          ? [`There is no ${chosen} here any more: the gradients are those of ${of.name}.`]
          : []),
        ...(forgetsPass ? [`There is no pass ${chosenPass} here any more: the first is looked at.`] : []),
        ...(forgets && parameters
          ? ["The parameters that were chosen aren't all here any more: there is no update."]
          : []),
      ],
      training: trainingLoops(run, of),
      claims: claims.map((claim) => shownClaim(claim, pass)),
    },
  };
}

/**
 * The program's own gradients. Who chooses another number to take gradients of doesn't make them wrong: they may be those of the
 * program's loss.
 */
function judgedOf(run: Run, of: NonNullable<ProgramOutcome["of"]>, isChosen: boolean, again: Again) {
  const claims = judgeClaims(run, of.recorded, of.name, again);
  const isRight = (judged: typeof claims) =>
    judged.every(({ verdict }) => verdict !== "wrong" && verdict !== "shape");
  const usual = isChosen && !isRight(claims) ? differentiatedNumber(run) : {};
  if ("fault" in usual || !usual.of || usual.of.recorded === of.recorded) return claims;
  return judgeClaims(run, usual.of.recorded, usual.of.name, again);
}

/** Whether a way back leads from a variable to others. */
function isComputed({ interpreter: { module, machine } }: Run, name: string): boolean {
  const value = module.values.get(name);
  const isNumeric = value instanceof NDArray || value instanceof Float || value instanceof Int;
  return isNumeric && machine.tape.recordedOf(value).node !== undefined;
}

function outlineOf({ graph, plan }: ProgramPass): GraphOutline {
  // What the program starts from has no operation that could tell of it.
  const made = new Set(graph.nodes.map(({ output }) => output));
  const isNamed = (id: number) => graph.names[id].isVariable || !made.has(id);
  const groupsOf = createCallGroups(graph.nodes.map(({ location }) => location?.frames ?? []));
  return {
    values: graph.tensors.map(({ id, ref, shape, isConstant }) => ({
      name: ref.base,
      role: ref.role,
      ...(isNamed(id) && ref.role !== "literal" && { label: ref.base }),
      shape,
      ...(isConstant && { isConstant }),
      ...(shape.length === 0 && ref.role === "literal" && { number: plan.values[id][0] }),
    })),
    operations: graph.nodes.map(({ op, inputs, output, location }) => ({
      label: op.label ?? op.id,
      ...(op.spoken !== undefined && { isSign: true }),
      inputs,
      outputs: [output],
      groups: groupsOf(location?.frames ?? []),
      ...(location && { line: location.line }),
    })),
  };
}
