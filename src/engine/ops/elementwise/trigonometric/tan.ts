import { elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import { unary } from "../../factories/unary";

const rule = elementwise({
  id: "tan",
  f: Math.tan,
  derivative: (_z, y) => 1 + y * y,
  tex: { f: "\\frac{\\sin(z)}{\\cos(z)}", derivative: "1 + y^2" },
  binds: { f: "product", derivative: "sum" },
  words: "The tangent of each angle in radians.",
});

export default unary(rule, ["tan"], [-1.2, 1.2]);

export const code: Code = {
  numpy: { forward: "np.tan(z)", backward: "g * (1 + y * y)" },
  pytorch: "torch.tan(z)",
};
