import type { Value } from "../../values/value";

/** Makes a module as its class is called: `nn.Linear(2, 3)`. */
export type MakeModule = (positional: readonly Value[], keywords: ReadonlyMap<string, Value>) => Value;
