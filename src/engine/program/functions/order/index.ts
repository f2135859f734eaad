import type { BuiltIn } from "../function";
import { extremumFunctions } from "./extrema";
import { median } from "./median";
import { sortingFunctions } from "./sorting";

/** What the order of numbers by size decides. */
export const orderFunctions: readonly BuiltIn[] = [...extremumFunctions, ...sortingFunctions, median];
