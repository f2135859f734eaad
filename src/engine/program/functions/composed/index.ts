import type { BuiltIn } from "../function";
import { composedMaking } from "./making";
import { composedPicking } from "./picking";
import { composedProducts } from "./products";
import { statistics } from "./statistics";
import type { Use } from "./use";

/** Functions that are made of others, so that gradients pass through those. */
export const composedFunctions = (use: Use): readonly BuiltIn[] => [
  ...statistics(use),
  ...composedProducts(use),
  ...composedPicking(use),
  ...composedMaking(use),
];
