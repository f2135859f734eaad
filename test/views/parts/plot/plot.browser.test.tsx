import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { linearAxis } from "../../../../src/draw/plot/axis";
import { Axes } from "../../../../src/views/parts/plot/Axes";
import { Num } from "../../../../src/views/parts/plot/Num";
import { plotBox, uprightRange } from "../../../../src/views/parts/plot/plotBox";
import { UnderWay } from "../../../../src/views/parts/plot/UnderWay";

test("each number stands where its value is, on both axes", async () => {
  const size = { width: 480, height: 240 };
  const y = linearAxis([-1, 3], uprightRange(size), 4);
  const box = plotBox(size, y);
  const x = linearAxis([0, 50], [box.left, box.right], 5);
  const { container } = await render(
    <svg {...size} role="img" aria-label="A plot" style={{ position: "absolute", left: 0, top: 0 }}>
      <Axes box={box} x={x} y={y} xTitle="epoch" yTitle="loss" />
    </svg>,
  );
  const whole = container.querySelector("svg")?.getBoundingClientRect() as DOMRect;
  const [left, lower] = [...container.querySelectorAll(".axes > g")].map((axis) =>
    [...axis.querySelectorAll(".tick")].map((tick) => {
      const line = (tick.querySelector("line") as Element).getBoundingClientRect();
      return { text: tick.textContent, x: line.left - whole.left, y: line.top - whole.top };
    }),
  );
  const near = (value: number) => expect.closeTo(value, 1);
  expect(lower).toEqual(x.ticks.map(({ text, at }) => ({ text, x: near(at), y: near(box.top) })));
  expect(left).toEqual(y.ticks.map(({ text, at }) => ({ text, x: near(box.left), y: near(at) })));
});

test("a number of a plot is short until it is pressed, and then has all of its digits", async () => {
  await render(<Num value={1 / 3} label="Loss" digits={3} />);
  const number = page.getByRole("button", { name: /^Loss/ });
  expect(number.element().textContent).toBe("0.333");
  await number.click();
  await expect.element(number).toHaveTextContent("0.3333333333333333");
});

test("what is almost done isn't said to be done", async () => {
  const { container, rerender } = await render(<UnderWay share={0.999} />);
  expect(container.textContent).toContain("99 %");
  await rerender(<UnderWay share={1} />);
  expect(container.textContent).toBe("");
});
