import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { plain } from "../../../../src/engine/names/tensorRef";
import { runPass } from "../../../../src/engine/pass/pass";
import { finish } from "../../../../src/engine/pass/work";
import { lossCurve } from "../../../../src/engine/studies/lossCurve";
import { sweep } from "../../../../src/engine/studies/sweep";
import axesStyles from "../../../../src/views/parts/plot/axes.css?raw";
import plotStyles from "../../../../src/views/parts/plot/plot.css?raw";
import checkStyles from "../../../../src/views/step/looks/check/check.css?raw";
import { SweepPlot } from "../../../../src/views/step/looks/check/SweepPlot";
import { CurvePlot } from "../../../../src/views/step/looks/lossCurve/curve/CurvePlot";
import curveStyles from "../../../../src/views/step/looks/lossCurve/lossCurve.css?raw";
import { classic } from "../../../documents";
import { pictureOf } from "../../picture";
import "../../../../src/views/parts/plot/plot.css";

const size = [640, 360] as const;

async function drawn(plot: ReactNode, styles: string, within: readonly string[]): Promise<string> {
  const [width, height] = size.map((length) => `${length}px`);
  const { container } = await render(plot);
  const figure = container.querySelector("figure") as HTMLElement;
  Object.assign(figure.style, { position: "absolute", width, height });
  const svg = await vi.waitFor(() => {
    // Its title ends at the plot's right edge once it has been drawn at that size.
    if (figure.querySelector(".title")?.getAttribute("x") !== String(size[0] - 14))
      throw new Error("not yet");
    return figure.querySelector("svg") as SVGSVGElement;
  });
  return pictureOf(svg, { size, styles: `${axesStyles}\n${plotStyles}\n${styles}`, within });
}

test("the loss along a weight, its tangent, and where the update lands", async () => {
  const move = { isMoving: false, begin() {}, to() {}, end() {}, cancel() {}, step() {} };
  const curve = finish(lossCurve(runPass(classic), plain("W", 2, [1, 1])));
  await expect(
    await drawn(
      <CurvePlot along={curve} label="w₅" lossName="L" move={move} onPoint={() => {}} />,
      curveStyles,
      ["along", "plot"],
    ),
  ).toMatchFileSnapshot("snapshots/loss-curve.svg");
});

test("the error of a gradient against the step, on logarithmic axes", async () => {
  const { steps, expected, ...swept } = finish(sweep(runPass(classic), "dL/dW2[1,1]"));
  const { forward, central, rounding } = expected;
  // As theory has it: what rounding really does depends on the order of each sum.
  const errors = {
    forward: steps.map((h) => forward * h + rounding / h),
    central: steps.map((h) => central * h * h + rounding / h),
  };
  await expect(
    await drawn(
      <SweepPlot
        sweep={{ ...swept, steps, expected, errors }}
        label="∂L/∂w₅"
        step={1e-5}
        method="central"
        isBroken={false}
        onStep={() => {}}
      />,
      checkStyles,
      ["check", "plot sweep"],
    ),
  ).toMatchFileSnapshot("snapshots/sweep.svg");
});
