import { expect, it } from "vitest";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import { loopOrMatrices } from "../../../../src/engine/training/sweeps/loopOrMatrices";

it.each(["mean", "sum"] as const)(
  "gradients one by one are those at once, for a loss that is a %s",
  (reduction) => {
    const circles = twoCirclesDocument();
    const document = { ...circles, loss: { ...circles.loss, reduction } };
    let time = 0;
    const timings = loopOrMatrices(document, [1, 10, 100], () => (time += 7));
    expect(timings.map(({ batch }) => batch)).toEqual([1, 10, 100]);
    for (const { difference } of timings) expect(difference).toBeLessThan(1e-13);
    expect(timings[2].shapes).toEqual(["8×2 · 2×100", "2×8 · 8×100"]);
  },
);
