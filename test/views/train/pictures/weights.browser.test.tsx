import { expect, test, vi } from "vitest";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import { shortNumber } from "../../../../src/engine/math/format";
import type { PreparedData } from "../../../../src/engine/training/data/preparedData";
import { Weights } from "../../../../src/views/train/pictures/Weights";
import { openStill } from "../../openStill";
import { stillFrames } from "../../still";

/** Two units that look at pictures of 2 × 1 pixels, with these weights of theirs, and a bias each. */
async function open(weights: readonly number[]) {
  const usual = twoCirclesDocument();
  const [first, last] = usual.layers;
  const document = { ...usual, layers: [{ ...first, units: 2 }, last] };
  const data = {
    task: { kind: "classification", classes: ["a", "b"] },
    picture: { width: 2, height: 1, most: 16 },
  } as unknown as PreparedData;
  // A bias isn't a weight, however large it is.
  const { frames } = stillFrames({ parameters: Float64Array.of(...weights, 9, -9) });
  const { container } = await openStill(<Weights data={data} />, { training: { document, frames } });
  const colours = await vi.waitFor(() => {
    const tiles = [...container.querySelectorAll("canvas")].map((canvas) => {
      expect([canvas.width, canvas.height]).toEqual([2, 1]);
      const { data } = (canvas.getContext("2d") as CanvasRenderingContext2D).getImageData(0, 0, 2, 1);
      return [data.slice(0, 4).join(), data.slice(4).join()];
    });
    expect(tiles).toHaveLength(2);
    return tiles.flat();
  });
  const ends = [...container.querySelectorAll(".weight-scale b")].map(({ textContent }) => textContent);
  return { colours, ends };
}

test("the scale reaches as far as the largest weight, above 0 or below", async () => {
  const ends = [shortNumber(-0.5), "0.5"];
  expect((await open([-0.5, 0.25, 0.125, -0.25])).ends).toEqual(ends);
  expect((await open([0.25, -0.125, 0.5, -0.25])).ends).toEqual(ends);
});

test("negative weights have colours of their own, the stronger the larger", async () => {
  const { colours } = await open([-0.5, -0.25, 0, -0.5]);
  expect(new Set(colours).size).toBe(3);
  expect(colours[3]).toBe(colours[0]);
  const { colours: mirrored } = await open([0.5, 0.25, 0, 0.5]);
  expect(new Set([...colours, ...mirrored]).size).toBe(5);
});
