import { describe, expect, it } from "vitest";
import { notebookCode } from "../../../../../src/views/share/brought/kinds/notebook";

const code = (source: string | readonly string[]) => ({ cell_type: "code", source, outputs: [] });
const notebook = (...cells: unknown[]) => JSON.stringify({ cells, metadata: {}, nbformat: 4 });

describe("a Jupyter notebook", () => {
  it("is its code cells, one below the other", () => {
    const text = notebook(
      { cell_type: "markdown", source: ["# Homework 3"] },
      code(["import numpy as np\n", "x = np.array([1.0, 2.0])"]),
      code("  \n"),
      code("L = np.sum(x ** 2)\n"),
    );
    expect(notebookCode(text)).toBe("import numpy as np\nx = np.array([1.0, 2.0])\n\nL = np.sum(x ** 2)\n");
  });

  it("has what isn't Python as comments, and nothing else", () => {
    const text = notebook(
      code("%matplotlib inline\n!pip install numpy\nr = (7\n  % 4)"),
      code("%%time\ny = 2.0"),
      code("%%bash\nls -l"),
    );
    expect(notebookCode(text)).toBe(
      "# %matplotlib inline\n# !pip install numpy\nr = (7\n  % 4)\n\n# %%time\ny = 2.0\n\n# %%bash\n# ls -l\n",
    );
  });

  it("may have no code, and other texts are none", () => {
    expect(notebookCode(notebook({ cell_type: "markdown", source: "x" }))).toBe("");
    for (const text of ["", "{", "[]", '{"cells": 3}', "x = 1"]) expect(notebookCode(text)).toBeUndefined();
  });
});
