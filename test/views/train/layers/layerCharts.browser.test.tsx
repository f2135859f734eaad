import { expect, onTestFinished, test, vi } from "vitest";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import { type LayerMeasures, measureRow } from "../../../../src/engine/training/layers/measures";
import { LayerCharts } from "../../../../src/views/train/layers/LayerCharts";
import { openStill } from "../../openStill";
import { stillFrames } from "../../still";

const measured = (changes: Partial<LayerMeasures>): LayerMeasures => ({
  gradientNorm: 1,
  updateRatio: 0.01,
  flat: [],
  zero: [],
  saturated: 0,
  dead: 0,
  ...changes,
});

/** What was measured of two layers at epoch 3, and a chart of it with what was measured at 0, 1 and 2. */
async function open(first: Partial<LayerMeasures>, second: Partial<LayerMeasures>, examples = 700) {
  const layers = [measured(first), measured(second)];
  const at = (epoch: number) => ({ epoch, examples, of: 700, layers });
  const rows = [0, 1, 2].map((epoch) => measureRow(at(epoch)));
  const { frames } = stillFrames({
    measures: at(3),
    measured: { from: 0, width: rows[0].length, rows: Float64Array.from(rows.flat()) },
  });
  const { container } = await openStill(
    <div style={{ width: 400, height: 600, display: "flex", flexDirection: "column" }}>
      <LayerCharts />
    </div>,
    { training: { document: twoCirclesDocument(), frames } },
  );
  await vi.waitFor(() => expect(container.querySelector(".layer-note")?.textContent).not.toBe(""));
  const texts = [...container.querySelectorAll(".layer-table tbody tr")].map((row) =>
    [...row.querySelectorAll("td")].map(({ textContent }) => textContent),
  );
  return { texts, note: container.querySelector(".layer-note")?.textContent };
}

test("a layer's numbers are short: shares in per cent, what is tiny with its power, a dash for what isn't there", async () => {
  const { texts, note } = await open(
    { gradientNorm: 0.12345, updateRatio: 0.0000123, saturated: 0.25, dead: Number.NaN },
    { gradientNorm: 0, updateRatio: Number.NaN, saturated: Number.NaN, dead: 0.5 },
  );
  expect(texts).toEqual([
    ["0.123", "1.2e−5", "25 %", "–"],
    ["0", "–", "–", "50 %"],
  ]);
  expect(note).toBe("Measured on all 700 training points, at epoch 3.");
});

test("where not all points were measured the note says of how many", async () => {
  expect((await open({}, {}, 200)).note).toBe("Measured on 200 of 700 training points, at epoch 3.");
});

test("each layer's number stands at its line's end, also where lines end at the same place", async () => {
  const { fillText } = CanvasRenderingContext2D.prototype;
  const written: { readonly text: string; readonly y: number; readonly of: HTMLCanvasElement }[] = [];
  const spy = vi.spyOn(CanvasRenderingContext2D.prototype, "fillText").mockImplementation(function (
    this: CanvasRenderingContext2D,
    ...given
  ) {
    const [text, , y] = given;
    if (this.textAlign === "left") written.push({ text, y, of: this.canvas as HTMLCanvasElement });
    fillText.apply(this, given);
  });
  onTestFinished(() => spy.mockRestore());
  await open({}, {});
  const [{ of: canvas }] = written;
  const ends = written.filter(({ of }) => of === canvas).slice(-2);
  expect(ends.map(({ text }) => text)).toEqual(["1", "2"]);
  expect(Math.abs(ends[0].y - ends[1].y)).toBeGreaterThanOrEqual(10);
});
