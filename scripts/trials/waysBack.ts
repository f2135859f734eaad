// Random PyTorch programs with changes in place and several ways back: refused where PyTorch refuses, with its gradients else.
import { comparePrints } from "./likePython/comparePrints";

/** Some print a rounding of a number that is 0. */
export async function run() {
  comparePrints("waysBack.py", 1000, 0.005);
}
