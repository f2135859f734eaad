/** A label and what stands behind it. */
export interface AnswerStatement {
  /** 1-based. */
  readonly line: number;
  readonly label: string;
  readonly value: string;
  /** What the words around it say that it is of a weight or a bias. */
  readonly about?: "updated" | "gradient" | "given" | undefined;
}
