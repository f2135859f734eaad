import { expect, it } from "vitest";
import { answerOf } from "../runs";

const start = "import numpy as np\nx = np.array([1.0, 2.0])\nh = np.sum(x * x)\n";

it.each([
  "float(str(h))",
  "float(f'{h:.4f}')",
  "float('%.3f' % h)",
  "float(','.join([str(h), '2']).split(',')[0])",
  "float('{:.2f}'.format(h).strip())",
])("a number that was written as a text has no way back, which is said: %s", (made) => {
  const { gradients, notes } = answerOf(`${start}g = ${made}\nL = h + g * 2`);
  expect(gradients.x).toEqual([2, 4]);
  expect(notes).toContainEqual(
    expect.stringMatching(/^Line 4: no gradient goes back through .*a text no way back/),
  );
});

it("one that is only printed, or that stands in the text, says nothing", () => {
  const source = `${start}print(f'{h:.4f}', str(h))\nL = h * float('2.5')`;
  expect(answerOf(source).notes).toBeUndefined();
});
