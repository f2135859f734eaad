import { expect, test } from "vitest";
import { setWeight } from "../../../../src/engine/document/edit/edit";
import { type NumberNames, useNumberNames } from "../../../../src/views/step/parts/numberNames";
import { useIsCurrent } from "../../../../src/views/step/parts/useIsCurrent";
import { classic, like } from "../../../documents";
import { open, openProgram } from "../../open";

let names: NumberNames | undefined;
function Names() {
  names = useNumberNames();
  return null;
}
const now = () => names as NumberNames;

test("a network's numbers are read the same everywhere, and written as its sheet calls them", async () => {
  await open(<Names />);
  expect(now().reader).toBeUndefined();
  expect(now().parse("dL/dW1[1,2]")).toMatchObject({
    kind: "gradient",
    of: { base: "W", layer: 1, index: [1, 2] },
  });
  expect(now().parse("no name")).toBeUndefined();
  expect(now().label("W1[1,2]")).toBe("w₂");
  expect(now().tensorOf("W1[1,2]")).toBe("W1[1,2]");
});

test("a number says its example where it is told apart by it, or is written whole", async () => {
  const { workbench } = await open(<Names />);
  const batch = {
    inputs: [
      [0.05, 0.1],
      [0.2, 0.3],
    ],
    targets: [
      [0.01, 0.99],
      [0.5, 0.5],
    ],
  };
  workbench.getState().open(like({ batch }));
  await expect.poll(() => now().label("W1[1,2]")).toBe("w⁽¹⁾₁₂");
  expect(now().within("z1[1]@2")).toBe("z⁽¹⁾₁");
  expect(now().whole("z1[1]@2")).toBe("z⁽¹⁾⟨²⟩₁");
  expect(now().label("dL/dz1[1]@2")).toBe("∂L/∂z⁽¹⁾⟨²⟩₁");
});

test("a program's numbers are those of its run, counted as they are shown", async () => {
  const { workbench } = await openProgram(<Names />, {
    program: "x = np.array([1.0, 2.0])\nL = np.sum(x * x)\n",
  });
  const { parse, tensorOf, label } = now();
  expect(parse("x[1]")?.of.base).toBe("x");
  expect(tensorOf("dL/dx[1]")).toBe("x");
  expect(tensorOf("nothing of it")).toBe("nothing of it");
  expect(label("x[1]")).toMatch(/^x.*1/);
  workbench.getState().choose({ counting: "one" });
  await expect.poll(() => now().label("x[1]")).toMatch(/^x.*2/);
});

test("what was tried on a network is current until a number of it changes, and again when it is undone", async () => {
  let isCurrent: boolean | undefined;
  function Current() {
    isCurrent = useIsCurrent(classic);
    return null;
  }
  const { workbench } = await open(<Current />);
  expect(isCurrent).toBe(true);
  workbench.getState().edit(setWeight(0, 0, 0, 0.5));
  await expect.poll(() => isCurrent).toBe(false);
  workbench.getState().undo();
  await expect.poll(() => isCurrent).toBe(true);
});
