import { libraryByName } from "../../functions";
import { arrayIn } from "../../functions/arguments/arrayArguments";
import type { Use } from "../../functions/composed/use";
import { type BuiltIn, builtIn, type Call } from "../../functions/function";
import type { NDArray } from "../../values/ndarray";
import { Float, type Value } from "../../values/value";

/** Calls another function of PyTorch. */
export const callTorch: Use = (call, name, positional, keywords = {}) =>
  (libraryByName.get(name) as BuiltIn).call({
    ...call,
    library: "torch",
    name,
    positional,
    keywords: new Map(Object.entries(keywords)),
  });

/** What a function or method is called with first. */
export const firstTensor = (call: Call) =>
  arrayIn(call, call.positional[0] ?? call.keywords.get("input") ?? null);
export const floatOf = (value: number) => new Float(value);

/** Of one tensor, number by number. */
export const ofOneTensor = (names: readonly string[], f: (call: Call, x: NDArray) => Value) =>
  builtIn(names, (call) => f(call, firstTensor(call)));
