import { describe, expect, it } from "vitest";
import { mostOfArrays } from "../../../../src/engine/import/limits";
import { readArrays } from "../../../../src/engine/import/printed/readArrays";
import fc from "../../../fastCheck";

/** The arrays of a text, as `name shape: numbers`. */
const read = (text: string) => {
  const { arrays, fault } = readArrays(text);
  return (
    arrays?.map(({ name = "", shape, values }) => `${name} ${shape.join("×")}: ${values.join(" ")}`) ?? fault
  );
};

const two = [" 2×2: 0.15 0.2 0.25 0.3"];

describe("one matrix", () => {
  it.each([
    ["a list of Python's", "[[0.15, 0.2], [0.25, 0.3]]"],
    ["over several lines", "[\n  [0.15, 0.2],\n  [0.25, 0.3],\n]"],
    ["tuples", "((0.15, 0.2), (0.25, 0.3))"],
    ["NumPy's print", "[[0.15 0.2 ]\n [0.25 0.3 ]]"],
    ["NumPy's repr", "array([[0.15, 0.2 ],\n       [0.25, 0.3 ]], dtype=float32)"],
    ["a prompt", ">>> array([[0.15, 0.2 ],\n       [0.25, 0.3 ]])"],
    ["a notebook", "Out[3]: array([[0.15, 0.2 ],\n       [0.25, 0.3 ]])"],
    [
      "PyTorch's tensor",
      "tensor([[0.1500, 0.2000],\n        [0.2500, 0.3000]], device='cuda:0', grad_fn=<AddmmBackward0>)",
    ],
    [
      "a parameter",
      "Parameter containing:\ntensor([[0.1500, 0.2000],\n        [0.2500, 0.3000]], requires_grad=True)",
    ],
    ["TensorFlow", "tf.Tensor(\n[[0.15 0.2 ]\n [0.25 0.3 ]], shape=(2, 2), dtype=float32)"],
    ["MATLAB's text", "[0.15 0.2; 0.25 0.3]"],
    ["MATLAB's text with commas", "[0.15, 0.2; 0.25, 0.3];"],
    ["MATLAB's text over lines", "[0.15 0.2\n 0.25 0.3]"],
    ["tabs", "0.15\t0.2\n0.25\t0.3\n"],
    ["tabs and decimal commas", "0,15\t0,2\n0,25\t0,3"],
    ["semicolons and decimal commas", "0,15;0,2\n0,25;0,3"],
    ["commas", "0.15,0.2\n0.25,0.3"],
    ["blanks", "  0.15   0.2\n  0.25   0.3\n"],
    ["blanks and decimal commas", "0,15 0,2\n0,25 0,3"],
    ["commas between decimal commas", "0,15, 0,2\n0,25, 0,3"],
    ["a table with headings", "\tx1\tx2\nh1\t0.15\t0.2\nh2\t0.25\t0.3"],
    ["Markdown", "|   | x1 | x2 |\n|---|---:|---:|\n| h1 | 0.15 | 0.2 |\n| h2 | 0.25 | 0.3 |"],
    ["LaTeX", "\\begin{pmatrix} 0.15 & 0.2 \\\\ 0.25 & 0.3 \\end{pmatrix}"],
    [
      "LaTeX with dollars and fractions",
      "$\\begin{bmatrix}$0.15$ & \\frac{1}{5} \\\\[2pt] 0{,}25 & 0.3 \\\\ \\end{bmatrix}$",
    ],
    ["LaTeX turned", "\\left(\\begin{array}{cc} 0.15 & 0.25 \\\\ 0.2 & 0.3 \\end{array}\\right)^{\\top}"],
    ["fractions and a true minus", "[[3/20, 1/5], [1/4, 3/10]]"],
  ])("is read from %s", (_, text) => expect(read(text)).toEqual(two));

  it("has signs and exponents", () => {
    expect(read("[[ 1.e-10 -1.e+00]\n [ 2.e+00  3.e+05]]")).toEqual([" 2×2: 1e-10 -1 2 300000"]);
    expect(read("[−.5, +2., -3E2]")).toEqual([" 3: -0.5 2 -300"]);
    expect(read("1e-3\t-2\n3\t−4")).toEqual([" 2×2: 0.001 -2 3 -4"]);
  });

  it("may have any number of directions, and be a long row that goes on in the next line", () => {
    expect(read("[[[1, 2]], [[3, 4]]]")).toEqual([" 2×1×2: 1 2 3 4"]);
    expect(read("0.1 0.2 0.3")).toEqual([" 3: 0.1 0.2 0.3"]);
    const row = Array.from({ length: 7 }, (_, k) => (k / 3).toFixed(8));
    expect(read(`[${row.slice(0, 6).join(" ")}\n ${row[6]}]`)).toEqual([` 7: ${row.map(Number).join(" ")}`]);
    expect(read("[0.5; 0.25]")).toEqual([" 2×1: 0.5 0.25"]);
  });
});

const named = ["0.weight 3×2: 1 2 3 4 5 6", "0.bias 3: 7 8 9", "2.weight 1×3: 1 2 3", "2.bias 1: 4"];

describe("several arrays", () => {
  it.each([
    [
      "a state_dict",
      "OrderedDict([('0.weight', tensor([[1., 2.],\n        [3., 4.],\n        [5., 6.]])), ('0.bias', tensor([7., 8., 9.])), ('2.weight', tensor([[1., 2., 3.]])), ('2.bias', tensor([4.]))])",
    ],
    [
      "a state_dict of Python 3.12",
      "OrderedDict({'0.weight': tensor([[1., 2.], [3., 4.], [5., 6.]]), '0.bias': tensor([7., 8., 9.]), '2.weight': tensor([[1., 2., 3.]]), '2.bias': tensor([4.])})",
    ],
    ["JSON", '{"0.weight": [[1,2],[3,4],[5,6]], "0.bias": [7,8,9], "2.weight": [[1,2,3]], "2.bias": [4]}'],
    [
      "nested JSON",
      '{"0": {"weight": [[1,2],[3,4],[5,6]], "bias": [7,8,9]}, "2": {"weight": [[1,2,3]], "bias": [4]}}',
    ],
    [
      "named parameters",
      "0.weight Parameter containing:\ntensor([[1., 2.],\n        [3., 4.],\n        [5., 6.]], requires_grad=True)\n0.bias Parameter containing:\ntensor([7., 8., 9.], requires_grad=True)\n2.weight tensor([[1., 2., 3.]])\n2.bias tensor([4.])",
    ],
    [
      "names, shapes and tensors",
      "0.weight (3, 2): tensor([[1, 2], [3, 4], [5, 6]])\n0.bias (3,): tensor([7, 8, 9])\n2.weight torch.Size([1, 3]) tensor([[1, 2, 3]])\n2.bias (1,): tensor([4])",
    ],
  ])("are read from %s", (_, text) => expect(read(text)).toEqual(named));

  it("are read from Keras's lists and variables", () => {
    const weights =
      "[array([[1., 2., 3.],\n       [4., 5., 6.]], dtype=float32), array([7., 8., 9.], dtype=float32)]";
    expect(read(weights)).toEqual([" 2×3: 1 2 3 4 5 6", " 3: 7 8 9"]);
    expect(read("[[[1, 2], [3, 4]], [5, 6]]")).toEqual([" 2×2: 1 2 3 4", " 2: 5 6"]);
    expect(read("[[[1, 2], [3, 4]], [[5, 6]]]")).toEqual([" 2×2: 1 2 3 4", " 1×2: 5 6"]);
    expect(
      read(
        "[<tf.Variable 'dense/kernel:0' shape=(1, 2) dtype=float32, numpy=array([[1., 2.]], dtype=float32)>,\n <tf.Variable 'dense/bias:0' shape=(2,) dtype=float32, numpy=array([3., 4.], dtype=float32)>]",
      ),
    ).toEqual(["dense/kernel:0 1×2: 1 2", "dense/bias:0 2: 3 4"]);
    expect(
      read("<Variable path=sequential/dense/kernel, shape=(1, 2), dtype=float32, value=[[1. 2.]]>"),
    ).toEqual(["sequential/dense/kernel 1×2: 1 2"]);
  });

  it("are read from statements of Python and MATLAB, and from LaTeX, each with its name", () => {
    expect(read("W1 = np.array([[1, 2]])  # first layer\nb1 = 0.5\nW2 = [[3]]")).toEqual([
      "W1 1×2: 1 2",
      "b1 : 0.5",
      "W2 1×1: 3",
    ]);
    expect(
      read("W1 =\n\n    0.1000    0.2000\n    0.3000    0.4000\n\nb1 =\n\n    0.5000\n    0.6000\n"),
    ).toEqual(["W1 2×2: 0.1 0.2 0.3 0.4", "b1 2×1: 0.5 0.6"]);
    expect(read("A = [1 2; 3 4]; B = [5 6];")).toEqual(["A 2×2: 1 2 3 4", "B 2: 5 6"]);
    expect(read("Layer 1: [[1, 2]]")).toEqual(["Layer 1×2: 1 2"]);
    expect(
      read("W^{(1)} = \\begin{pmatrix}1&2\\end{pmatrix}, b_1 = \\begin{pmatrix}3\\\\4\\end{pmatrix}"),
    ).toEqual(["W1 1×2: 1 2", "b1 2×1: 3 4"]);
  });
});

describe("what can't be read", () => {
  it.each([
    ["", "There are no numbers in it."],
    ["nothing at all", "In line 1, “at” isn't a number."],
    ["[]", "There are no numbers in it."],
    ["[[1, 2], [3]]", "The rows of the array in line 1 have different lengths: 2 and 1 numbers."],
    ["[[1, 2], 3]", "In line 1, numbers and rows are mixed."],
    ["[1, 2", "The bracket “[” in line 1 never closes."],
    ["[1,\n x]", "In line 1, “x” isn't a number."],
    ["[1, nan]", "In line 1 stands nan: only finite numbers are taken."],
    ["[1e999]", "It has a number that is too large, or a division by 0."],
    ["[1-2]", "In line 1, “[1-2]” is neither a number nor a bracket."],
    ["[1]\n[2 $ 3]", "In line 2, “2 $ 3]” is neither a number nor a bracket."],
    ["1\t2\n3", "Line 2 has 1 numbers, but the line before has 2."],
    ["1\t\t2", "Line 1 has an empty cell."],
    ["\\begin{pmatrix}1 & x\\end{pmatrix}", "In the matrix, “x” isn't a number."],
    ["[".repeat(40), "In line 1 brackets are nested too deeply."],
  ])("%j says why", (text, fault) => expect(read(text)).toBe(fault));

  it("says how a printout is printed whole that leaves numbers out", () => {
    expect(read("[[0 1 2 ... 7 8 9]]")).toContain("set_printoptions");
  });

  it("says how long it may be", () => {
    expect(read("1".repeat(mostOfArrays + 1))).toContain(`${mostOfArrays} are the most`);
  });

  it("never throws, whatever is pasted", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      "(",
      ")",
      "{",
      "}",
      "<",
      ">",
      ",",
      ";",
      ":",
      "=",
      "1",
      "-2.5",
      "W1",
      "tensor(",
      "array([",
      "'a'",
      '"',
      "\n",
      " ",
      "nan",
      "&",
      "\\begin{pmatrix}",
      "\\end{pmatrix}",
      "\t",
      "|",
      "0,1",
      "…",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { arrays, fault } = readArrays(pieces.join(""));
        expect(arrays === undefined).toBe(fault !== undefined);
        for (const { shape, values } of arrays ?? [])
          expect(values.length).toBe(shape.reduce((product, length) => product * length, 1));
      }),
    );
  });

  it.each([
    ["brackets", "["],
    ["numbers in brackets", "[1,"],
    ["a row that never ends", "[", "1,"],
    ["rows", "[1 2;", "1 2;"],
    ["quotes", "'"],
    ["names", "W1 =\n"],
    ["letters", "a"],
    ["blanks", "1", " ", "x"],
    ["bars", "|", " ", "|x"],
    ["rules", "-", "-", "x"],
    ["semicolons", "1;", "; ", "x"],
    ["matrices without an end", "\\begin{matrix}"],
    ["letters before a matrix", "a", "a", "\\begin{matrix}\\end{matrix}"],
    ["fractions", "\\begin{matrix}", "\\frac{", "\\end{matrix}"],
    ["braces", "\\begin{matrix}", "{", "\\end{matrix}"],
    ["prints", "print(", ") ", "x"],
    ["tensors", "tensor("],
    ["digits", "1", "1", "."],
    ["digits and dots", "1", ".1", "."],
  ])("is as long as may be, and read or refused all the same: %s", (_, begin, again = begin, end = "") => {
    const text = begin + again.repeat((mostOfArrays - begin.length - end.length) / again.length) + end;
    const { arrays, fault } = readArrays(text);
    expect(arrays === undefined).toBe(fault !== undefined);
  });
});
