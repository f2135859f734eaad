import type { NetworkDocument } from "../../../../../engine/document/document";
import { givenBehind } from "../../../../../engine/document/edit/givenNumbers";
import { plainName } from "../../../../../engine/names/canonicalName";
import { isParameter, type Plain, plain } from "../../../../../engine/names/tensorRef";

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

/** The parameter that a quantity belongs to: the weight of its gradient, its slot, its update; nothing where there is none. */
export function parameterOf(name: string, document: NetworkDocument): string | undefined {
  const given = givenBehind(document, name);
  return given && isParameter(given) ? plainName(given) : undefined;
}

const range = (length: number) => Array.from({ length }, (_, index) => index + 1);
