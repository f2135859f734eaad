import type { BuiltIn } from "../../functions/function";
import { collectionsFunctions } from "./collections";
import { dataclassesFunctions } from "./dataclasses";
import { functoolsFunctions } from "./functools";
import { itertoolsFunctions } from "./itertools";
import { randomFunctions } from "./random";

/** Modules of Python's own library, by name, with what the language has of them. */
export const standardModules: ReadonlyMap<string, readonly BuiltIn[]> = new Map([
  ["random", randomFunctions],
  ["functools", functoolsFunctions],
  ["itertools", itertoolsFunctions],
  ["collections", collectionsFunctions],
  ["dataclasses", dataclassesFunctions],
]);
