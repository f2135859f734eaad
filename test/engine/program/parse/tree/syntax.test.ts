import { describe, expect, it } from "vitest";
import { parseProgram } from "../../../../../src/engine/program/parse/parse";
import { ProgramFault } from "../../../../../src/engine/program/parse/tree/fault";
import { faultOf } from "../../runs";

/** Lines are those that CPython 3.11 names. */
describe("a text that is no Python: what is wrong is named in the line in which it is", () => {
  it.each([
    // Brackets and quotes.
    ["x = np.array([1, 2, 3\ny = x * 2\nz = y + 1", "1:14: this [ is never closed: its ] is missing"],
    ["y = np.sum((x * 2)\nz = 3", "1:11: this ( is never closed: its ) is missing"],
    ["L = np.sum((y - t)**2\nprint(L)", /^1:11: this \( is never closed/],
    ["x = foo(1,\n  2\nif x:\n    y = 1", /^1:8: this \( is never closed/],
    ["x = 1 # (\ny = (2", /^2:5: this \( is never closed/],
    ["x = 1 + 2)", "1:10: this ) closes nothing: no bracket is open here"],
    [
      "x = np.array([[1,2],\n  [3,4],\n  [5,6])",
      /^3:8: this \) can't close the \[ of line 1: a \] is missing/,
    ],
    ["def f x, y):\n    return x", /^1:11: this \) closes nothing/],
    ["x = 'abc\ny = 2", "1:5: this text is never closed: its last quote is missing"],
    ['print("hello)\ny = 2', /^1:7: this text is never closed/],
    ['x = """abc\ny = 2', /^1:5: this text is never closed: its last """ is missing/],
    ["y = A' @ x", /^1:6: .* the transpose of A is written A\.T/],
    ["print(f'{x')", /^1:\d+: .*f-string.*is a } missing/],
    // Indentation.
    ["x = 1.0\n    y = 2.0", /^2:5: this line is indented, but no line above it asks for a block/],
    ["  x = 1\n  y = 2", /^1:3: this line is indented, .* begin it in column 1$/],
    ["if x:\n    a = 1\n      b = 2", /^3:7: this line is indented, .* begin it in column 5$/],
    ["def f(x):\nreturn x", /^2:1: an indented block is expected here: “def f\(x\):” in line 1 needs one/],
    ["def f(x):\n    # later\ny = 1", /^3:1: an indented block is expected here/],
    ["for i in range(3):", /^1:19: “for i in range\(3\):” in line 1 needs an indented block below it/],
    [
      "def f(x):\n    y = x\n   return y",
      "3:4: this line is indented by 3, but the blocks around it by 0 or 4",
    ],
    ["def f(x):\n    y = x\n\treturn y", /^3:2: tabs and spaces are mixed/],
    ["for i in range(2):\n\tx = 1\n        y = 2", /^3:9: tabs and spaces are mixed/],
    ["if True:\n    x = 1\n    else:\n    x = 2", /^3:5: this else has no if above it/],
    ["try:\n    x = 1\ny = 2", /^1:1: this try has no except below it/],
    // Colons, and other languages' blocks.
    ["for i in range(3)\n    x = i", "1:18: a colon is missing at the end of “for i in range(3)”"],
    ["if x == 1:\n    y = 2\nelse\n    y = 3", "3:5: a colon is missing at the end of “else”"],
    ["class A\n    pass", "1:8: a colon is missing at the end of “class A”"],
    ["if x == 1:\n    y = 2\nelse if x == 2:\n    y = 3", /^3:6: Python writes elif for else if$/],
    ["if (x > 1) {\n    y = 2\n}", /^1:12: Python has no braces around blocks/],
    ["if x > 1 then:\n    y = 2", /^1:10: Python has no “then”/],
    ["for i = 0; i < 3; i++:\n    x = 1", /^1:7: for needs in: /],
    ["for i range(3):\n    x = 1", /^1:7: for needs in: /],
    // Signs.
    ["if x = 1:\n    y = 2", "1:6: = gives a name a value; to compare, write =="],
    ["x = 3 +\ny = 2", /^1:8: this line breaks off behind “\+”/],
    ["x = y @\n    z", /^1:8: this line breaks off behind “@”/],
    ["x = [1 2, 3]", /^1:8: between “1” and “2” a comma is missing/],
    ["x = [[1, 2]\n     [3 4]]", /^2:9: between “3” and “4” a comma is missing/],
    ["x = y z", /^1:7: between “y” and “z” something is missing/],
    ["x = 2y", "1:6: between 2 and y the * is missing"],
    ["x = 3 * * 2", "1:9: between “*” and “*” something is missing"],
    ["x++", /^1:4: Python has no \+\+/],
    ["x = a && b", /^1:8: Python writes “and” for &&/],
    ["x = !y", /^1:5: Python writes “not” for !/],
    ["x = a <> b", /^1:7: Python writes != for <>/],
    ["x = a .* b", /^1:8: Python has no \.\*/],
    ["x = 1 – 2", "1:7: “–” isn't a character of Python: write -"],
    ["print(“hello”)", /^1:7: ““” isn't a character of Python: write "/],
    ["x =\u00a01", /^1:4: .* \(U\+00A0\) isn't a character of Python: take it out/],
    ["x = 1 if y", /^1:11: else is missing/],
    // Names and calls.
    ["lambda = 0.1", /^1:8: “lambda” is a word of Python's own and can't be a name: call it lambda_/],
    ["loss = L + lambda * R", /“lambda” is a word of Python's own/],
    ["2x = 3", "1:2: a name can't begin with a digit"],
    ["my-var = 3", /^1:1: my - var isn't a name/],
    ["x + 1 = 2", /^1:1: only a name, an item or an attribute can be assigned to; to compare, write ==/],
    ["f(x=1, 2)", /^1:8: this argument has no name, but one before it has/],
    ["sum(x * y for x, y in z, 1)", /^1:24: … for … in … beside other arguments needs parentheses/],
    ["*a = [1, 2]", /^1:1: only a name, an item or an attribute can be assigned to/],
    ["print 'hello'", /^1:1: print needs parentheses/],
    ["var x = 3", /^1:5: .* leave out var/],
    ["%matplotlib inline\nx = 1", /^1:1: .* belongs to a notebook/],
    [">>> x = 1", /^1:1: “>>>” is Python's prompt/],
    // What stands where it has no meaning.
    ["x = 1\nreturn x", /^2:1: return stands outside of a function/],
    ["for i in range(3):\n    x = 1\ncontinue", /^3:1: continue stands outside of a loop/],
    ["for i in range(3):\n    def f():\n        break", /^3:9: break stands outside of a loop/],
    ["x = yield", /^1:1: yield stands outside of a function/],
  ])("%j", (source, fault) => {
    if (typeof fault === "string") expect(faultOf(source)).toBe(fault);
    else expect(faultOf(source)).toMatch(fault);
  });
});

it.each([
  "x = (1,\n2,\n   3)\ny = 2",
  "if x:\n    a = 1\n  # a comment may stand anywhere\n    b = 2",
  "def f(x):\n\treturn x",
  "for i in range(3):\n    if i:\n        continue\nelse:\n    x = 1",
  "while True:\n    try:\n        break\n    finally:\n        x = 1",
  's = """a (\n   b"""\nx = 1',
  "s = 'it\\'s ('\nd = {'a': [1], \"b\": (2,)}",
  "x = 1 + \\\n    2",
  "größe = 1\nα = 2\nx_é = 3",
  "class A:\n    x = 1\n\n    def f(self): return [i for i in range(3)]",
  "x = 1; y = 2;",
  "a, *b = [1, 2]\n[c, *d] = b\ns = sum(x * y for x, y in z for a, b in x if a)",
  "if x: y = 1\nelse: y = 2",
])("what is Python stays it: %j", (source) => {
  expect(() => parseProgram(source)).not.toThrow(ProgramFault);
});
