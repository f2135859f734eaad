import { plainName } from "../../../names/canonicalName";
import { plain } from "../../../names/tensorRef";
import type { NetworkDocument } from "../../document";

/** A given number that two documents have different values of. */
export interface NumberChange {
  /** Canonical. */
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

type Rows = readonly (readonly number[])[];

/** The inputs and targets that differ between two documents of one form. */
export function* exampleChanges(before: NetworkDocument, after: NetworkDocument): Iterable<NumberChange> {
  const many = after.batch.inputs.length > 1;
  const nameIn = (base: "x" | "t") => (n: number, k: number) =>
    plainName(plain(base, undefined, [k + 1], many ? n + 1 : undefined));
  yield* between(before.batch.inputs, after.batch.inputs, nameIn("x"));
  yield* between(before.batch.targets, after.batch.targets, nameIn("t"));
}

/** The weights and biases that differ between two documents of one form. */
export function* parameterChanges(before: NetworkDocument, after: NetworkDocument): Iterable<NumberChange> {
  for (const [l, { weights, bias, biasMode }] of after.layers.entries()) {
    const old = before.layers[l];
    yield* between(old.weights, weights, (j, i) => plainName(plain("W", l + 1, [j + 1, i + 1])));
    yield* between([old.bias], [bias], (_, j) =>
      plainName(plain("b", l + 1, biasMode === "shared" ? [] : [j + 1])),
    );
  }
}

function* between(
  before: Rows,
  after: Rows,
  name: (row: number, column: number) => string,
): Iterable<NumberChange> {
  for (const [j, row] of after.entries())
    for (const [i, value] of row.entries())
      if (!Object.is(before[j][i], value)) yield { name: name(j, i), before: before[j][i], after: value };
}
