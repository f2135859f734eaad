import type { NetworkDocument } from "../../src/engine/document/document";
import fc from "../fastCheck";
import { goldenDocuments, variantDocuments } from "./documents";

const documents = [...goldenDocuments, ...variantDocuments].map(([, document]) => document);

/** A document as someone may have made it: any title and description, and numbers of any size. */
export const anyDocument: fc.Arbitrary<NetworkDocument> = fc
  .record({
    document: fc.constantFrom(...documents),
    title: fc.string({ unit: "binary" }),
    description: fc.option(fc.string({ unit: "binary" }), { nil: undefined }),
    weight: fc.double({ noNaN: true, noDefaultInfinity: true }),
    input: fc.double(),
  })
  .map(({ document, title, description, weight, input }) => {
    const [layer, ...layers] = document.layers;
    return withoutMinusZero({
      ...document,
      title,
      ...(description !== undefined && { description }),
      layers: [{ ...layer, weights: replaced(layer.weights, weight) }, ...layers],
      batch: { ...document.batch, inputs: replaced(document.batch.inputs, input) },
    });
  });

/** JSON has no −0: it comes back as 0. */
function withoutMinusZero<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutMinusZero) as Value;
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, withoutMinusZero(part)]),
    ) as Value;
  return value === 0 ? (0 as Value) : value;
}

function replaced(rows: readonly (readonly number[])[], first: number): number[][] {
  return rows.map((row, k) => (k === 0 ? [first, ...row.slice(1)] : [...row]));
}

/** JSON that is nearly a document: one part of it taken away, or exchanged for something else. */
export const nearlyDocument: fc.Arbitrary<unknown> = fc
  .record({
    document: fc.constantFrom(...documents),
    path: fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }),
    instead: fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, null, "NaN", -1, 1e300, [], {}, "softmax")),
  })
  .map(({ document, path, instead }) => {
    const copy = JSON.parse(
      JSON.stringify(document, (_key, value) =>
        typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
      ),
    );
    let at = copy as Record<string, unknown>;
    for (const [depth, step] of path.entries()) {
      const keys = Object.keys(at);
      const key = keys[step % keys.length];
      const next = at[key];
      if (
        depth === path.length - 1 ||
        typeof next !== "object" ||
        next === null ||
        Object.keys(next).length === 0
      ) {
        if (instead === undefined) delete at[key];
        else at[key] = instead;
        break;
      }
      at = next as Record<string, unknown>;
    }
    return copy;
  });
