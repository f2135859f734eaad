import { elementwise } from "../ops/elementwise";

export default elementwise({
  id: "step",
  f: (z) => (z >= 0 ? 1 : z < 0 ? 0 : Number.NaN),
  derivative: () => 0,
  tex: { f: "[z \\ge 0]", derivative: "0" },
  binds: { derivative: "atom" },
  words:
    "1 where the input is 0 or more, else 0. It is flat, so no gradient passes and nothing before it can learn.",
  kinks: () => [0],
  atKink: "jumps",
});
