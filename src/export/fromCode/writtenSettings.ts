import { type Parameter, type Settings, settingsOf } from "../../engine/math/parameter";
import type { ProgramPass } from "../../engine/pass/programs/programPass";

/** Settings that a formula may have: the usual ones, and of a single one each number that the program writes in a formula. */
export function writtenSettings({ graph, plan }: ProgramPass, parameters: readonly Parameter[]): Settings[] {
  const usual = settingsOf(parameters);
  if (parameters.length !== 1) return [usual];
  const [{ name }] = parameters;
  const made = new Set(graph.nodes.map(({ output }) => output));
  const written = graph.tensors.flatMap(({ id, shape }) =>
    !made.has(id) && shape.length === 0 ? [plan.values[id][0]] : [],
  );
  return [usual, ...[...new Set(written)].map((value) => ({ [name]: value }))];
}
