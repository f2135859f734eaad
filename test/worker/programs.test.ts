import { expect, test } from "vitest";
import { openProgram } from "../../src/worker/programs";

const opened = (program: string) =>
  openProgram({ format: "backprop-workbench", version: 9, title: "", program });

const numpy = "import numpy as np\n";

test.each([
  ["x = 3\n", /^there are no steps: x /],
  ["x = 2.0\nL = x\n", /^there are no steps: L /],
  ["x = 2.0\nL = x if x > 1 else 0\n", /^there are no steps: L /],
  [`${numpy}L = np.nan * 2.0\n`, /^there are no steps: L /],
  [`${numpy}x = np.array([1.0, 2.0])\nL = np.sum(x ** 2) // 2\n`, /^there are no steps: L /],
  [`${numpy}x = np.array([1, 2, 3])\nL = np.sum(x ** 2)\n`, /whole numbers .* write 1\.0 for 1/],
  [`${numpy}x = np.array([1.0, 2.0])\nL = x.sum() > 2\n`, /truth values have none/],
])("a program in which nothing can be stepped says so: %j", (program, message) => {
  expect(opened(program)).toEqual({ fault: { line: 1, column: 1, message: expect.stringMatching(message) } });
});

test("gradients are offered of what is computed, not of what is given", () => {
  const found = opened("a = 2.0\nb = a * a\nL = b + 1\n");
  if ("fault" in found) throw new Error(found.fault.message);
  expect(found.shown.scalars).toEqual(["b", "L"]);
});

const withBackward = `${numpy}x = np.array([1.0, 2.0])
w = np.array([0.5, -0.3])
z = x * w
y = np.tanh(z)
L = np.sum(y ** 2)
dy = 2 * y
dz = dy * (1 - y ** 2)
dw = dz * x
`;

test.each([undefined, "y[0]", "z[1]"])(
  "a right backward pass stays right where gradients of %s are taken",
  (of) => {
    const document = { format: "backprop-workbench", version: 9, title: "", program: withBackward } as const;
    const found = openProgram({ ...document, ...(of !== undefined && { of }) });
    if ("fault" in found) throw new Error(found.fault.message);
    expect(found.shown.claims.map(({ verdict }) => verdict)).toEqual(["right", "right", "right"]);
  },
);

test("a wrong one stays wrong whatever gradients are taken of", () => {
  const program = withBackward.replace("2 * y\n", "3 * y\n");
  const found = openProgram({ format: "backprop-workbench", version: 9, title: "", program, of: "y[0]" });
  if ("fault" in found) throw new Error(found.fault.message);
  expect(found.shown.claims[0]).toMatchObject({ name: "dy", verdict: "wrong" });
});

test("that gradients are those of one number of an array is said, until one is chosen", () => {
  const program = "x = np.array([[1.0, 2.0]])\ny = x * 2\n";
  const notesOf = (of?: string) => {
    const document = { format: "backprop-workbench", version: 9, title: "", program } as const;
    const found = openProgram({ ...document, ...(of !== undefined && { of }) });
    if ("fault" in found) throw new Error(found.fault.message);
    return found.shown.notes;
  };
  expect(notesOf()).toEqual([
    "The program ends in no single number: the gradients are those of y[0,0], one of 2 in y. Another is chosen beside “gradients of”, and Jacobian shows them side by side.",
  ]);
  expect(notesOf("y[0,1]")).toEqual([]);
});

test("a pass that isn't there any more is forgotten, and that is said", () => {
  const program =
    "w = 1.0\nfor k in range(3):\n    L = (w - 3) ** 2\n    dw = 2 * (w - 3)\n    w = w - 0.25 * dw\n";
  const document = { format: "backprop-workbench", version: 12, title: "", program } as const;
  const shownOf = (pass: number) => {
    const found = openProgram({ ...document, pass });
    if ("fault" in found) throw new Error(found.fault.message);
    return found;
  };
  expect(shownOf(2).shown).toMatchObject({
    training: [{ recorded: 2, words: "This is pass 2 of the 3 that the loop in line 2 makes." }],
    notes: ["The steps show w as it is before it is changed; after that it is 2.5."],
  });
  const forgotten = shownOf(4);
  expect(forgotten.document).toEqual({ ...document, version: 3 });
  expect(forgotten.shown).toMatchObject({
    training: [{ recorded: 1 }],
    notes: expect.arrayContaining(["There is no pass 4 here any more: the first is looked at."]),
  });
});
