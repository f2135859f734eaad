import type { BuiltIn } from "../function";
import { axisFunctions } from "./axes";
import { diagonalFunctions } from "./diagonals";
import { joiningFunctions } from "./joining";
import { paddingFunctions } from "./padding";
import { pickingFunctions } from "./picking";
import { repeatingFunctions } from "./repeating";
import { splittingFunctions } from "./splitting";

/** What puts numbers into other shapes and places. */
export const shapeFunctions: readonly BuiltIn[] = [
  ...axisFunctions,
  ...joiningFunctions,
  ...repeatingFunctions,
  ...diagonalFunctions,
  ...pickingFunctions,
  ...splittingFunctions,
  ...paddingFunctions,
];
