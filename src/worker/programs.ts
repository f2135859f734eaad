import type { ProgramDocument } from "../engine/document/programDocument";
import type { Frame as SourceFrame } from "../engine/graph/node";
import type { GraphOutline } from "../engine/graph/outline";
import { type ProgramPass, runProgramPass } from "../engine/pass/programPass";
import type { ProgramFaultShown, ProgramShown } from "./protocol";

/** A program that has run, with what the page shows of it beside its steps. */
export interface OpenedProgram {
  readonly pass: ProgramPass;
  readonly shown: ProgramShown;
}

/** Runs a program. @returns why, where it doesn't run */
export function openProgram(
  document: ProgramDocument,
): OpenedProgram | { readonly fault: ProgramFaultShown } {
  const ran = runProgramPass(document, () => performance.now());
  if ("fault" in ran) return ran;
  const { pass, run, variables } = ran;
  const { printed, notes } = run.interpreter.machine;
  return {
    pass,
    shown: {
      outline: outlineOf(pass),
      of: pass.graph.lossName,
      scalars: [...variables].filter(([, { numbers }]) => numbers.length === 1).map(([name]) => name),
      prints: printed.map((text) => text.replace(/\n$/, "")),
      notes: [...notes],
    },
  };
}

function outlineOf({ graph, plan }: ProgramPass): GraphOutline {
  const named = new Set(graph.tensors.filter(({ ref }) => isName(ref.base)).map(({ id }) => id));
  return {
    values: graph.tensors.map(({ id, ref, shape, isConstant }) => ({
      name: ref.base,
      role: ref.role,
      ...(named.has(id) && ref.role !== "literal" && { label: ref.base }),
      shape,
      ...(isConstant && { isConstant }),
      ...(shape.length === 0 && ref.role === "literal" && { number: plan.values[id][0] }),
    })),
    operations: graph.nodes.map(({ op, inputs, output, place }) => ({
      label: op.label ?? op.id,
      inputs,
      outputs: [output],
      groups: place?.frames.map(groupName) ?? [],
      ...(place && { line: place.line }),
    })),
  };
}

/** `h`, `h (line 7)`, `h (line 7, pass 2)`; not the text of a formula. */
const isName = (name: string) => /^[\p{L}_][\p{L}\p{N}_.]*( \(line [^)]*\))?$/u.test(name);

const groupName = ({ id, kind, name }: SourceFrame) => `${kind === "pass" ? `pass ${name}` : name}#${id}`;
