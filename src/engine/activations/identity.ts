import { elementwise } from "../ops/activation/elementwise";
import type { Code } from "../ops/code";

export default elementwise({
  id: "identity",
  f: (z) => z,
  derivative: () => 1,
  tex: { f: "z", derivative: "1" },
  words: "Passes the number on as it is; its slope is 1 everywhere.",
  isLinear: true,
  kernel: "identity",
});

export const code: Code = {
  numpy: {
    forward: "z",
    backward: "g",
  },
  pytorch: "z",
};
