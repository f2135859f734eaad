import { mostOfArrays } from "../limits";
import { type Arrays, reading, Unreadable } from "../numberArray";
import { isLatex, readLatex } from "./readLatex";
import { readPrinted } from "./readPrinted";
import { readRows } from "./readRows";

/**
 * The arrays of a text, however it was printed: by Python, NumPy, PyTorch, TensorFlow, Keras or MATLAB, as JSON, LaTeX or
 * a table. In the order of the text. Never throws.
 */
export function readArrays(text: string): Arrays {
  return reading(() => {
    if (text.length > mostOfArrays)
      throw new Unreadable(`It has ${text.length} characters; ${mostOfArrays} are the most.`);
    const plain = text.replace(/^\uFEFF/, "");
    const read = isLatex(plain) ? readLatex : /[[({<]/.test(plain) ? readPrinted : readRows;
    const arrays = read(plain).filter(({ values }) => values.length > 0);
    if (arrays.length === 0) throw new Unreadable("There are no numbers in it.");
    const infinite = arrays.find(({ values }) => !values.every(Number.isFinite));
    if (infinite) throw new Unreadable("It has a number that is too large, or a division by 0.");
    return arrays;
  });
}
