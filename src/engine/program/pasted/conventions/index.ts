import { expressionsWithin } from "../../parse/expressionParts";
import type { Statement } from "../../parse/tree/syntax";
import type { Convention, ConventionEdit } from "./convention";
import { otherEpsilons } from "./epsilons";
import { lossFactors } from "./lossFactors";
import { decoupledDecay, momentum } from "./momentum";
import { penaltyParts } from "./penaltyParts";
import { otherReductions } from "./reductions";
import { smoothing } from "./smoothing";
import { variances } from "./variances";

/** The ways in which PyTorch, Keras and NumPy differ, the likelier first. */
const conventions: readonly Convention[] = [
  penaltyParts,
  otherReductions,
  momentum,
  decoupledDecay,
  variances,
  smoothing,
  otherEpsilons,
  lossFactors,
];

/** The conventions by which libraries differ, as changes of one place each. @param of the number whose gradients are taken */
export function* conventionEdits(
  source: string,
  program: readonly Statement[],
  of: string,
): Iterable<ConventionEdit> {
  const statements = statementsIn(program);
  const values = statements.flatMap((one) =>
    (one.kind === "assign" || one.kind === "update" || one.kind === "return" || one.kind === "expression") &&
    one.value
      ? [one.value]
      : [],
  );
  const loss = statements.findLast(
    (one) =>
      one.kind === "assign" && one.targets.some((target) => target.kind === "name" && target.name === of),
  );
  const site = {
    source,
    statements,
    parts: values.flatMap(expressionsWithin),
    loss: loss?.kind === "assign" ? loss : undefined,
    text: ({ from, to }: { readonly from: number; readonly to: number }) => source.slice(from, to),
  };
  for (const convention of conventions) yield* convention(site);
}

function statementsIn(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((one) => [
    one,
    ...("body" in one ? statementsIn(one.body) : []),
    ...("otherwise" in one ? statementsIn(one.otherwise) : []),
  ]);
}
