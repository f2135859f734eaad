import type { BuiltIn } from "../function";
import { collectionFunctions } from "./collections";
import { extremeFunctions } from "./extremes";
import { iteratorFunctions } from "./iterators";
import { numberFunctions } from "./numbers";
import { objectFunctions } from "./objects";
import { textFunctions } from "./texts";

/** Python's own functions. */
export const pythonFunctions: readonly BuiltIn[] = [
  ...textFunctions,
  ...collectionFunctions,
  ...extremeFunctions,
  ...iteratorFunctions,
  ...numberFunctions,
  ...objectFunctions,
];
