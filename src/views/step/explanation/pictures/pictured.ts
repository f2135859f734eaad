import { nameOf, parseQuantity, plainName } from "../../../../engine/names/canonicalName";
import { inputName, plainInput, plainWeight, weightName } from "../../../../engine/names/networkNames";
import { gradientOf } from "../../../../engine/names/quantity";
import { tensorRef } from "../../../../engine/names/tensorRef";

/** Numbers that belong to the pixels, one for each. */
export interface Pictured {
  readonly title: string;
  readonly words: string;
  /** The names of the numbers, pixel by pixel; of products those of both factors. */
  readonly names: readonly (readonly string[])[];
  readonly isProduct?: true;
}

/**
 * What a step has to do with the picture: the input, and of a unit of the first layer its weights, input × weight and the gradients.
 * @param size how many pixels there are
 * @param example where there are several, from 1
 */
export function picturesOf(quantity: string, size: number, example: number | undefined): readonly Pictured[] {
  const of = parseQuantity(quantity)?.of;
  const unit = of && of.layer === 1 && of.index.length > 0 ? of.index[0] : undefined;
  const pixels = (name: (i: number) => string) => Array.from({ length: size }, (_, i) => name(i + 1));
  const x = pixels((i) => inputName(i, example));
  const made: Pictured[] = [{ title: "input x", words: "The input x, pixel by pixel", names: [x] }];
  if (unit !== undefined) {
    const W = pixels((i) => weightName(1, unit, i));
    const any = { ...tensorRef("W", 1), index: [unit, "i"] };
    made.push(
      {
        title: `weights of unit ${unit}`,
        words: `The weights ${plainName(any)}, pixel by pixel`,
        names: [W],
      },
      {
        title: "input × weight",
        words: `The terms x[i] · ${plainName(any)} of the sum, pixel by pixel`,
        names: [x, W],
        isProduct: true,
      },
      {
        title: "∂L/∂ weights",
        words: `The gradients ${nameOf(gradientOf(any))}, pixel by pixel`,
        names: [pixels((i) => nameOf(gradientOf(plainWeight(1, unit, i))))],
      },
    );
  }
  made.push({
    title: "∂L/∂x",
    words: "The gradients dL/dx[i] with respect to the input, pixel by pixel",
    names: [pixels((i) => nameOf(gradientOf(plainInput(i, example))))],
  });
  return made;
}
