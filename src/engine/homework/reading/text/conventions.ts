import type { AnswerStatement } from "./statement";

/** The sign that stands before the decimals. */
export type DecimalSign = "." | ",";

/** What courses and libraries write differently. It holds for a whole text. */
export interface ReadingConventions {
  /** What a row of a weight matrix stands for: one of the layer's outputs, as on the page, or one of its inputs. */
  readonly rows: "outputs" | "inputs";
  /** Whether the numbers of a batch have an example in each row or in each column. */
  readonly examples: "rows" | "columns";
  /** What brackets count from; nothing where the text leaves it open. */
  readonly countFrom: 0 | 1 | undefined;
  /**
   * What layers count from: 1, 0, or 0 for the parameters alone (z1 = W0 x); 2 where the input is layer 1, or 2 for the
   * units alone (z2 = W1 a1).
   */
  readonly layersFrom: 1 | 0 | "parameters" | 2 | "units";
  /**
   * What the number of z3 counts: layers, or units and weights through all layers; weights unit by unit, or (w1, w2 leave
   * the first input) input by input.
   */
  readonly numbering: "layers" | "through" | "throughByInput";
}

/** How to read what can be read in two ways; what is left open the text decides. */
export type ReadingOptions = Partial<ReadingConventions> & { readonly decimal?: DecimalSign | undefined };

/** How the page itself writes. */
export const pageConventions: ReadingConventions = {
  rows: "outputs",
  examples: "rows",
  countFrom: 1,
  layersFrom: 1,
  numbering: "layers",
};

export type ReadingConvention = keyof ReadingConventions;

/** How a convention is asked about, and what is said where it isn't the page's. */
export interface ConventionWords {
  readonly question: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly noted: Readonly<Record<string, string>>;
  /** Values by which only what can't be read in another way is read: nothing is offered instead. */
  readonly forced?: readonly string[];
  /** Whether the text can be read with it left open, as the question leaves it. */
  readonly canStayOpen?: true;
  /** Whether a statement shows what the question is about. */
  isAbout(statement: AnswerStatement): boolean;
}

export const readingConventionWords: Readonly<Record<ReadingConvention, ConventionWords>> = {
  rows: {
    question: "what does a row of a weight matrix hold?",
    answers: {
      outputs: "all weights into one unit, as on this page",
      inputs: "all weights out of one input",
    },
    noted: { inputs: "weight matrices are read with a row for each input: so the numbers fit" },
    isAbout: ({ label, value }) => /w/i.test(label) && /[[(;]/.test(value),
  },
  examples: {
    question: "is an example of the batch a row or a column?",
    answers: { rows: "each is a row", columns: "each is a column" },
    noted: { columns: "batches are read with a column for each example" },
    isAbout: ({ value }) => /[[(;]/.test(value),
  },
  countFrom: {
    question: "do brackets count from 0 or from 1?",
    answers: { 0: "from 0", 1: "from 1" },
    noted: { 0: "brackets are read as counting from 0" },
    canStayOpen: true,
    isAbout: ({ label }) => label.includes("["),
  },
  layersFrom: {
    question: "do layers count from 0 or from 1?",
    answers: {
      0: "from 0",
      1: "from 1",
      parameters: "weights and biases from 0, the others from 1",
      2: "from the input, which is layer 1",
      units: "from the input, which is layer 1; weights and biases from 1",
    },
    noted: {
      0: "layers are read as counting from 0",
      parameters: "weights and biases are read as counting from layer 0",
      2: "layers are read as counting from the input, which is layer 1",
      units: "units are read as counting layers from the input, which is layer 1, weights and biases from W1",
    },
    forced: ["0", "parameters"],
    isAbout: ({ label }) => label.includes("0"),
  },
  numbering: {
    question: "in which order are the weights numbered?",
    answers: {
      layers: "by layer",
      through: "one unit after the other, with all that lead to it",
      throughByInput: "one input after the other, with all that leave it",
    },
    noted: {
      through: "numbers such as z3 are read as counting through all layers",
      throughByInput:
        "numbers such as z3 are read as counting through all layers, those of the weights input by input",
    },
    forced: ["through", "throughByInput"],
    isAbout: ({ label }) => /\d/.test(label),
  },
};
