import type { BuiltIn } from "../../functions/function";
import { torchActivations } from "./activations";
import { torchDistances } from "./distances";
import { torchLayers } from "./layers";
import { torchLosses } from "./losses";
import { torchMaking } from "./making";
import { torchPicking } from "./picking";

/** Functions of PyTorch that are made of others, so that gradients pass through those, by each of their names. */
export const composedByName: ReadonlyMap<string, BuiltIn> = new Map(
  [
    ...torchLayers,
    ...torchDistances,
    ...torchActivations,
    ...torchPicking,
    ...torchMaking,
    ...torchLosses,
  ].flatMap((one) => one.names.map((name) => [name, one] as const)),
);
