import type { NetworkDocument } from "../../../engine/network/document";
import { type Plain, parseQuantity, plain, plainName } from "../../../engine/network/quantity";
import { exists } from "../../../engine/network/structure";

/** All weights and biases of a network, layer by layer. */
export function parametersIn({ inputs, layers }: NetworkDocument): Plain[] {
  return layers.flatMap(({ units, biasMode }, l) => {
    const before = l === 0 ? inputs : layers[l - 1].units;
    const weights = range(units).flatMap((to) => range(before).map((from) => plain("W", l + 1, [to, from])));
    const biases =
      biasMode === "shared"
        ? [plain("b", l + 1, [])]
        : biasMode === "none"
          ? []
          : range(units).map((unit) => plain("b", l + 1, [unit]));
    return [...weights, ...biases];
  });
}

/** The parameter that a quantity is about: the weight of its gradient, its slot, its update; nothing where it is about none. */
export function parameterOf(name: string, document: NetworkDocument): string | undefined {
  const quantity = parseQuantity(name);
  if (!quantity || quantity.kind === "slope") return undefined;
  const { base, layer, index } = quantity.of;
  if ((base !== "W" && base !== "b") || !exists(quantity.of, document)) return undefined;
  return plainName(plain(base, layer, index));
}

const range = (length: number) => Array.from({ length }, (_, place) => place + 1);
