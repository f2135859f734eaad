// Random PyTorch programs that choose among equal numbers: what they choose, and to which the gradients go.
import { comparePrints } from "./likePython/comparePrints";

export async function run() {
  comparePrints("ties.py", 3000, 0);
}
