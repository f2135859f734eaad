import { expect, it } from "vitest";
import { printsOf } from "../runs";

const start = "import numpy as np\nx = np.array([[1.0, 2.0], [3.0, 4.0]])\n";

/** As Python and NumPy print them. */
it.each([
  [
    "it = np.nditer(x, flags=['multi_index'])\nfor v in it:\n    x[it.multi_index] = 10 * v\nprint(x.tolist(), it.finished)",
    "[[10.0, 20.0], [30.0, 40.0]] True",
  ],
  [
    "it = np.nditer(x, flags=['multi_index'])\nprint([it.multi_index for _ in it])",
    "[(0, 0), (0, 1), (1, 0), (1, 1)]",
  ],
  ["print({1, 2} >= {1}, {1} < {1}, {1} <= {1}, {1, 3} > {2}, {1} < {1, 2})", "True False True False True"],
])("%j", (source, printed) => expect(printsOf(start + source)).toEqual([printed]));
