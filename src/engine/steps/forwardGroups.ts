import type { StepGroup } from "./group";
import { groupByRule, termCount } from "./groupByRule";
import { producerOf, viewNode } from "./nodeView";
import type { PassView } from "./passView";

/** An example's weighted sums and activations, from the first layer to the last. */
export function forwardGroups(view: PassView): StepGroup[] {
  return view.pass.graph.layers.flatMap(({ preActivation, stages }) => [
    weightedSums(view, preActivation),
    ...stages.map((stage) => activations(view, stage)),
  ]);
}

function weightedSums(view: PassView, preActivation: number): StepGroup {
  const { document, graph } = view.pass;
  const { biasMode } = document.layers[graph.tensors[preActivation].layer ?? 0];
  // A shared bias is one number: times a column of ones it goes to every unit.
  const bias = { perUnit: " + b", shared: " + b \\mathbf{1}", none: "" }[biasMode];
  const { op, operands, expression } = viewNode(view, producerOf(view.pass.graph, preActivation));
  return groupByRule(view.values(preActivation), {
    phase: "forward",
    kind: "weightedSum",
    op,
    terms: termCount(expression(0)),
    expression,
    tex: `W X${bias}`,
    rowsTex: `X W^{\\top}${bias}`,
    operands,
  });
}

function activations(view: PassView, stage: number): StepGroup {
  const { op, operands, expression, reason } = viewNode(view, producerOf(view.pass.graph, stage));
  return groupByRule(view.values(stage), {
    phase: "forward",
    kind: "activation",
    op,
    expression,
    // Why a slope is small is said on the way back; that a number lies on a kink shows already here.
    reason(k) {
      const found = reason(k);
      return found?.kind === "kink" ? found : undefined;
    },
    tex: op.tex.forward,
    operands,
  });
}
