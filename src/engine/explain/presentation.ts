import type { Scope } from "../steps/scope";

/** How a step is written: every term with its own names, any number with letters and Σ, or whole buffers. */
export const forms = ["scalar", "index", "matrix"] as const;
export type Form = (typeof forms)[number];

/** Whether an example is a column, z = W a + b, or a row, z = a Wᵀ + b. */
export const conventions = ["columns", "rows"] as const;
export type Convention = (typeof conventions)[number];

/** What the reader has chosen of both. */
export interface Writing {
  readonly form: Form;
  readonly convention: Convention;
}

/** What a step is and how it is written, as the reader has chosen. */
export interface Presentation extends Writing {
  readonly scope: Scope;
}

export const usualPresentation: Presentation = { form: "scalar", convention: "columns", scope: "example" };
