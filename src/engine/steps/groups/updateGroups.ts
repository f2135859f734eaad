import { learningRateSymbol } from "../../document/learningRate";
import type { ParameterRule, StepKind } from "../../graph/order";
import { constant, type Expression } from "../../math/expressions/expression";
import { fill } from "../../math/expressions/print";
import type { Settings } from "../../math/parameter";
import { optimizerSlotOf, type Quantity, updated as updatedOf } from "../../names/quantity";
import type { Plain } from "../../names/tensorRef";
import { learningRate, type Optimizer } from "../../optimizers/optimizer";
import type { GraphPass } from "../../pass/pass";
import type { OptimizerState } from "../../pass/update";
import type { StepGroup } from "./group";
import { type NamedNumbers, namedNumbers, numberAsNamed, type PassView } from "./passView";

/** One thing that the update finds for each number of a parameter: a slot, or the parameter itself. */
interface Result {
  readonly kind: StepKind;
  readonly numbers: NamedNumbers;
  expression(k: number): Expression;
  /** The rule for the whole buffer, and the slots that it reads. */
  readonly tex: string;
  readonly slots: readonly NamedNumbers[];
}

/** For each number of each parameter its slots and its new value, in the order in which the gradients were found. */
export function updateGroups(batch: PassView): StepGroup[] {
  return batch.pass.graph.order.updates.map((rule) => updateGroup(batch, rule));
}

function updateGroup(
  batch: PassView,
  { tensor: id, layer }: Pick<ParameterRule, "tensor" | "layer">,
): StepGroup {
  const { after, before } = batch.pass;
  const { optimizer } = before;
  const [w, g] = [batch.values(id), batch.gradients(id)];
  const results = resultsOf(batch.pass, id, w, g);
  const at = (k: number) => ({ result: results[k % results.length], index: Math.floor(k / results.length) });
  return {
    phase: "update",
    kind: (k) => at(k).result.kind,
    ...(layer !== undefined && { layer }),
    size: w.size * results.length,
    numbersPerUnit: 1,
    terms: 1,
    parse: w.parse,
    quantity(k) {
      const { result, index } = at(k);
      return result.numbers.quantityAt(index);
    },
    value(k) {
      const { result, index } = at(k);
      return result.numbers.value(index);
    },
    before: (k) => w.value(at(k).index),
    expression(k) {
      const { result, index } = at(k);
      return result.expression(index);
    },
    wholes: results.map(({ numbers: { quantity, shape }, tex, slots }) => ({
      quantity,
      shape,
      tex,
      settings: {
        ...settingsBySymbol(before),
        k: after.step,
      },
      operands: { w, g, ...Object.fromEntries(optimizer.slots.map((letter, s) => [letter, slots[s]])) },
    })),
  };
}

/** The results in the order of the steps: each slot, then the parameter. */
function resultsOf(pass: GraphPass, id: number, w: NamedNumbers, g: NamedNumbers): Result[] {
  const { before, after, updated } = pass;
  const { optimizer, settings } = before;
  const rate = rateSymbol(before);
  const slotsBefore = slotsOf(pass, id, before);
  const slotsAfter = slotsOf(pass, id, after);
  const constants = Object.fromEntries(
    updateSettings(optimizer).map(({ name, symbol }) => [
      name,
      constant(name === learningRate.name ? rate : symbol, settings[name], name),
    ]),
  );
  const rule = (k: number) =>
    optimizer.rule({
      weight: numberAsNamed(w, k),
      gradient: numberAsNamed(g, k),
      slots: slotsBefore.map(({ value }, s) =>
        constant(`${optimizer.slots[s]}_{${before.step}}`, value(k), "oldSlot"),
      ),
      settings: constants,
      step: after.step,
    });
  return [
    // A slot's own rule starts from what the slots were; the parameter's reads what they have become.
    ...optimizer.slots.map(
      (_, s): Result => ({
        kind: "slot",
        numbers: slotsAfter[s],
        expression: (k) => rule(k).slots[s],
        tex: atRate(optimizer.tex.slots[s], rate),
        slots: slotsBefore,
      }),
    ),
    {
      kind: "update",
      numbers: parameterNumbers(pass, id, updated, updatedOf),
      expression: (k) => rule(k).weight(slotsAfter.map((slot) => numberAsNamed(slot, k))),
      tex: atRate(optimizer.tex.weight, rate),
      slots: slotsAfter,
    },
  ];
}

const updateSettings = ({ parameters }: Optimizer) => [learningRate, ...parameters];

/** An optimizer's rule with that symbol. */
const atRate = (tex: string, rate: string) => fill(tex, [learningRate.symbol], () => rate);

const rateSymbol = ({ schedule, epoch }: OptimizerState) => learningRateSymbol(schedule && epoch);

function settingsBySymbol(before: OptimizerState): Settings {
  const { optimizer, settings } = before;
  return {
    ...Object.fromEntries(optimizer.parameters.map(({ name, symbol }) => [symbol, settings[name]])),
    [rateSymbol(before)]: settings[learningRate.name],
  };
}

function slotsOf(pass: GraphPass, id: number, { optimizer, slots }: OptimizerState): NamedNumbers[] {
  return optimizer.slots.map((slot, s) =>
    parameterNumbers(pass, id, slots[s], (of) => optimizerSlotOf(slot, of)),
  );
}

/** The part of a buffer laid out as `plan.parameters` that belongs to one of them. */
function parameterNumbers(
  { plan }: GraphPass,
  id: number,
  buffer: Float64Array,
  quantityOf: (of: Plain) => Quantity,
): NamedNumbers {
  const { byteOffset, length } = plan.values[id];
  const from = (byteOffset - plan.parameters.byteOffset) / 8;
  return namedNumbers(plan, id, buffer.subarray(from, from + length), quantityOf);
}
