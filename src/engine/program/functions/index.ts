import { composedFunctions } from "./composed";
import type { Use } from "./composed/use";
import { countingFunctions } from "./counting";
import { creationFunctions } from "./creation";
import { choiceFunctions } from "./elementwise/choices";
import { elementwiseFunctions } from "./elementwise/elementwise";
import { logicFunctions } from "./elementwise/logic";
import { roundingFunctions } from "./elementwise/rounding";
import { signalFunctions } from "./elementwise/signals";
import type { BuiltIn } from "./function";
import { iterationFunctions } from "./iteration";
import { linearAlgebraFunctions } from "./linearAlgebra";
import { lossFunctions } from "./losses";
import { orderFunctions } from "./order";
import { productFunctions } from "./products";
import { pythonFunctions } from "./python";
import { reductionFunctions } from "./reductions";
import { shapeFunctions } from "./shapes";
import { truthFunctions } from "./truth";
import { vectorizeFunctions } from "./vectorize";

/** All functions of NumPy, PyTorch and math that the language has. */
const libraryFunctions: readonly BuiltIn[] = [
  ...elementwiseFunctions,
  ...choiceFunctions,
  ...roundingFunctions,
  ...reductionFunctions,
  ...orderFunctions,
  ...truthFunctions,
  ...productFunctions,
  ...linearAlgebraFunctions,
  ...shapeFunctions,
  ...creationFunctions,
  ...logicFunctions,
  ...countingFunctions,
  ...signalFunctions,
  ...lossFunctions,
  ...vectorizeFunctions,
  ...iterationFunctions,
];

/** Functions that are made of those above. */
const use: Use = (call, name, positional, keywords = {}) => {
  const found = libraryByName.get(name) as BuiltIn;
  return found.call({ ...call, name, positional, keywords: new Map(Object.entries(keywords)) });
};

const byName = (list: readonly BuiltIn[]) =>
  new Map(list.flatMap((one) => one.names.map((name) => [name, one] as const)));

/** By each of their names, without prefixes. */
export const libraryByName: ReadonlyMap<string, BuiltIn> = byName([
  ...libraryFunctions,
  ...composedFunctions(use),
]);
export const pythonByName: ReadonlyMap<string, BuiltIn> = byName(pythonFunctions);
