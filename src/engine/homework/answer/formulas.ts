import { evaluate } from "../../math/expressions/evaluate";
import { type Expression, quantity } from "../../math/expressions/expression";
import type { FormulaKind, QuantityFormula } from "../../mistakes/formula/formula";
import { nameOf, parseQuantity, plainName } from "../../names/canonicalName";
import type { Quantity } from "../../names/quantity";
import { isGiven } from "../../names/tensorRef";
import type { Pass } from "../../pass/pass";
import { elementOf } from "../../pass/plans/elementOf";
import type { StepGroup } from "../../steps/groups/group";
import { groupsOfPass } from "../../steps/groups/groupsOfPass";
import { producerOf, viewNode } from "../../steps/groups/nodeView";
import { viewPass } from "../../steps/groups/passView";

/** All numbers of a computation by canonical name, and their formulas. */
export interface FormulaTable {
  /** Nothing where the pass has no such number. */
  find(name: string): QuantityFormula | undefined;
  /** All names in the order of the pass. */
  readonly names: readonly string[];
}

/** Those of a network's pass. */
export interface Formulas extends FormulaTable {
  readonly pass: Pass;
  /** What a number is for, without its formula; nothing where the pass has no such number. */
  kindOf(name: string): FormulaKind | undefined;
  /** The same of its value. */
  exactOf(name: string): number | undefined;
}

interface Entry {
  readonly kind: FormulaKind;
  readonly order: number;
  readonly layer?: number | undefined;
  readonly exact: () => number;
  readonly ways: () => readonly Expression[];
}

export function createFormulas(pass: Pass): Formulas {
  const entries = new Map<string, Entry>();
  const add = (name: string, entry: Omit<Entry, "order">) =>
    entries.set(name, { ...entry, order: entries.size });
  for (const { name, value } of givenNumbers(pass))
    add(name, { kind: "given", exact: () => value, ways: () => [] });
  for (const group of groupsOfPass(pass, "example")) addGroup(pass, group, add);
  const made = new Map<string, QuantityFormula>();
  return {
    pass,
    names: [...entries.keys()],
    kindOf: (name) => entries.get(name)?.kind,
    exactOf: (name) => entries.get(name)?.exact(),
    find(name) {
      const known = made.get(name);
      if (known) return known;
      const entry = entries.get(name);
      if (!entry) return undefined;
      const formula = { ...entry, name, exact: entry.exact(), ways: entry.ways() };
      made.set(name, formula);
      return formula;
    },
  };
}

function addGroup(
  pass: Pass,
  group: StepGroup,
  add: (name: string, entry: Omit<Entry, "order">) => void,
): void {
  const isSlope = group.kind(0) === "slopeGradient";
  for (let k = 0; k < group.size; k++) {
    const of = group.quantity(k);
    const slope = isSlope ? slopeOf(group, k) : undefined;
    if (slope) {
      const inner = () => slopePart(group.expression(k)) as Expression;
      add(nameOf(slope), {
        kind: "slope",
        layer: group.layer,
        exact: () => evaluate(inner()),
        ways: () => [inner()],
      });
    }
    add(nameOf(of), {
      kind: group.kind(k),
      layer: group.layer,
      exact: () => group.value(k),
      ways() {
        const whole = group.expression(k);
        const first = slope
          ? withSlope(whole, quantity(nameOf(slope), evaluate(slopePart(whole) as Expression)))
          : whole;
        return [first, ...(isSlope ? unfused(pass, group, of) : [])];
      },
    });
  }
}

/** The activation's slope in ∂L/∂a · slope; nothing where the step has another form. */
function slopePart(expression: Expression): Expression | undefined {
  if (expression.kind !== "product" || expression.factors.length !== 2) return undefined;
  const [gradient, slope] = expression.factors;
  return gradient.kind === "quantity" && slope.kind === "call" ? slope : undefined;
}

function withSlope(expression: Expression, slope: Expression): Expression {
  if (expression.kind !== "product") return expression;
  return { kind: "product", factors: [expression.factors[0], slope] };
}

function slopeOf(group: StepGroup, k: number): Quantity | undefined {
  const expression = group.expression(k);
  if (!slopePart(expression) || expression.kind !== "product") return undefined;
  const [gradient] = expression.factors;
  const above = gradient.kind === "quantity" ? parseQuantity(gradient.name) : undefined;
  const below = group.quantity(k);
  if (above?.kind !== "gradient" || below.kind !== "gradient") return undefined;
  return { kind: "slope", of: above.of, by: below.of };
}

/** Where the loss has absorbed the activation, the way past ∂L/∂a is right too. */
function unfused(pass: Pass, group: StepGroup, of: Quantity): Expression[] {
  const { graph } = pass;
  const { layers, textbookLoss } = graph;
  const last = layers[layers.length - 1];
  const output = last.stages[last.stages.length - 1];
  const scores = last.stages.at(-2) ?? last.preActivation;
  if (textbookLoss?.inputs[0] !== output || of.kind !== "gradient" || group.layer !== layers.length - 1)
    return [];
  const isScore = of.of.base === (scores === last.preActivation ? "z" : "a") && of.of.index.length === 1;
  if (!isScore || (scores !== last.preActivation && of.of.stage !== last.stages.length - 1)) return [];
  const view = viewPass(pass, (of.of.example ?? 1) - 1);
  return [viewNode(view, producerOf(graph, output)).gradient(0, of.of.index[0] - 1)];
}

/** Inputs, targets and parameters. */
function* givenNumbers({ plan }: Pass): Iterable<{ name: string; value: number }> {
  for (const { id, ref } of plan.graph.tensors) {
    if (!isGiven(ref)) continue;
    for (const [k, value] of plan.values[id].entries())
      yield { name: plainName(elementOf(plan, id, k)), value };
  }
}
