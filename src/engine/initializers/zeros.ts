import type { Initializer } from "./initializer";

const zeros: Initializer = {
  id: "zeros",
  label: "zeros",
  words:
    "All weights 0. All units of a layer then compute the same and get the same gradient, so they never become different.",
  isSymmetric: true,
  fill(weights) {
    weights.fill(0);
  },
};
export default zeros;
