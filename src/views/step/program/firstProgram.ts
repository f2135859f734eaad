import type { ProgramDocument } from "../../../engine/document/programDocument";

/** What stands in the editor before the reader's own code does. */
export const firstProgram: ProgramDocument = {
  format: "backprop-workbench",
  version: 3,
  title: "My code",
  description: "A circuit of two operations. Drag a number, step through it, or paste code of your own.",
  program: `x = -2.0
y = 5.0
z = -4.0
q = x + y    # both get the gradient of q
f = q * z    # each gets the other, times the gradient of f
`,
};
