/** What is said of a part of the page. */
interface Said {
  readonly name: string;
  readonly words: string;
}

export const views: readonly Said[] = [
  {
    name: "Step",
    words:
      "One forward and one backward pass, a step at a time: each number's rule, the numbers put in, and why. Steps are as large as a layer, a unit or a term; formulas are written in terms, with Σ or in matrices.",
  },
  {
    name: "Train",
    words:
      "A network learns points in the plane, a table of yours, or pictures, which are dropped on the page. Side by side … leads to Compare. A point or the next minibatch opens in Step, with the weights of that moment.",
  },
  {
    name: "Compare",
    words:
      "Many trainings that differ in some settings, as a grid or at random, each with several seeds: a table, parallel coordinates to brush, and what matters for the figure that decides. Each run opens in Train.",
  },
  {
    name: "Code",
    words:
      "In Step's left panel, beside Network: a program in NumPy or PyTorch, yours or the network's, stepped in the same way. Its numbers are dragged where they stand; gradients that it writes out itself are judged in the margin.",
  },
  {
    name: "Documents",
    words:
      "Under the document's name: exercises of printed sheets, with what the sheets print, networks of your own, and those that you had open before.",
  },
];

export const keys: readonly Said[] = [
  { name: "→", words: "next step" },
  { name: "←", words: "previous step" },
  { name: "Home", words: "first step" },
  { name: "End", words: "last step" },
  { name: "Space", words: "play or pause; in Train: train or pause" },
  {
    name: "Shift+→",
    words: "in code: over the next call or loop, to its result; Shift+← back over it, Shift+↑ out of it",
  },
  { name: "1  2  3", words: "step by layer, unit, term" },
  {
    name: "P",
    words: "predict first: the number of each step is hidden until Enter, or a click on it, shows it",
  },
  { name: "Ctrl+Z", words: "undo; with Shift, redo" },
  {
    name: "↑  ↓",
    words:
      "change the number of a graph or of a field that has the focus; Shift a tenth, Alt ten times as far, as when it is dragged; Page ↑ and Page ↓ ten steps",
  },
  {
    name: "Alt+↑  Alt+↓",
    words: "in code: change the number at the caret; Shift a tenth as far; Alt+Page ↑ and Page ↓ ten steps",
  },
  { name: "Enter", words: "type it" },
  { name: "Backspace", words: "bring back what it was when the document was opened" },
  { name: "Space", words: "select it for the plots; with Shift, beside another" },
  { name: "F2", words: "another name for the number that has the focus, else for that of the step" },
  { name: "Shift+P", words: "in front of a class: large type, no panels, by keyboard; Esc ends it" },
  { name: "?", words: "this list" },
  { name: "Esc", words: "close it" },
];
