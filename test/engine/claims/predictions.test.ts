import { describe, expect, it } from "vitest";
import { judged } from "./judged";

const told = (source: string) =>
  judged(source).claims.map(({ name, of, verdict }) => `${name} of ${of}: ${verdict}`);

const program = (prediction: string, lines: string) => `X = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.5]])
y = np.array([1.0, 2.0, 0.0])
W = np.array([0.1, -0.2])
${prediction} = X @ W
loss = ((${prediction} - y) ** 2).mean()
${lines}
`;

describe("a gradient that is called after the target", () => {
  it.each(["y_hat", "y_pred", "yhat", "pred", "output"])("is that of %s", (prediction) => {
    const right = `dy = 2 * (${prediction} - y) / 3\ndW = X.T @ dy`;
    expect(told(program(prediction, right))).toEqual([`dy of ${prediction}: right`, "dW of W: right"]);
    const wrong = right.replace(" / 3", "");
    expect(told(program(prediction, wrong))).toEqual([`dy of ${prediction}: wrong`, "dW of W: carried"]);
  });

  it("is the target's own where the numbers are, or where another line claims the prediction's", () => {
    expect(told(program("y_hat", "dy = 2 * (y - y_hat) / 3"))).toEqual(["dy of y: right"]);
    expect(told(program("y_hat", "dy_hat = 2 * (y_hat - y) / 3\ndy = dy_hat"))).toEqual([
      "dy_hat of y_hat: right",
      "dy of y: wrong",
    ]);
  });
});
