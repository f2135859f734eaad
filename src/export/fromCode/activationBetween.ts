import { activations } from "../../engine/activations";
import type { ActivationChoice, LayerDocument } from "../../engine/document/document";
import { transposedRows } from "../../engine/import/numberArray";
import { type Settings, settingsOf } from "../../engine/math/parameter";
import type { Activation } from "../../engine/ops/activation/elementwise";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { areSame, type ProgramPoint } from "./points";
import { writtenSettings } from "./writtenSettings";

type ColumnsOf = (numbers: Float64Array) => number[][];

/** The activation that leads from one tensor to another, or several, one after the other; nothing where none does. */
export function activationBetween(
  pass: ProgramPass,
  points: readonly ProgramPoint[],
  from: number,
  to: number,
  table: ColumnsOf,
): LayerDocument["activation"] | undefined {
  const whole = oneBetween(pass, points, from, to, table);
  if (whole !== undefined) return whole;
  const size = points[0].values[from].length;
  for (const { output } of pass.graph.nodes) {
    if (output <= from || output >= to || points[0].values[output].length !== size) continue;
    const first = oneBetween(pass, points, from, output, table);
    const rest = first === undefined ? undefined : activationBetween(pass, points, output, to, table);
    if (first !== undefined && rest !== undefined) return [first, ...[rest].flat()] as ActivationChoice[];
  }
  return undefined;
}

function oneBetween(
  pass: ProgramPass,
  points: readonly ProgramPoint[],
  from: number,
  to: number,
  table: ColumnsOf,
): ActivationChoice | undefined {
  if (from === to) return "identity";
  const own = pass.graph.nodes.find(({ output }) => output === to);
  const known = own?.inputs[0] === from ? activations.find(({ id }) => id === own.op.id) : undefined;
  const before = points.map(({ values }) => transposedRows(table(values[from])));
  const after = points.map(({ values }) => transposedRows(table(values[to])).flat());
  const leads = (activation: Activation, settings: Settings) => {
    const op = activation.create(settings);
    return before.every((rows, k) => {
      const found = new Float64Array(after[k].length);
      op.forward(
        [Float64Array.from(rows.flat())],
        found,
        [[rows.length, rows[0].length]],
        new Float64Array(0),
      );
      return areSame(found, after[k]);
    });
  };
  for (const activation of known ? [known] : activations) {
    const tried = known
      ? [{ ...settingsOf(known.parameters), ...(own?.op.made as Settings | undefined) }]
      : writtenSettings(pass, activation.parameters);
    const settings = tried.find((one) => leads(activation, one));
    if (settings)
      return activation.parameters.length === 0
        ? activation.id
        : ({ type: activation.id, ...settings } as ActivationChoice);
  }
  return undefined;
}
