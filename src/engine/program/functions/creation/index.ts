import type { BuiltIn } from "../function";
import { arrayFunctions } from "./arrays";
import { copyFunctions } from "./copies";
import { filledFunctions } from "./filled";
import { gridFunctions } from "./grids";
import { rangeFunctions } from "./ranges";

/** What makes arrays. */
export const creationFunctions: readonly BuiltIn[] = [
  ...filledFunctions,
  ...rangeFunctions,
  ...arrayFunctions,
  ...gridFunctions,
  ...copyFunctions,
];
