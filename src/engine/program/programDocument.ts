/** A document whose model is a program. */
export interface ProgramDocument {
  readonly format: "backprop-workbench";
  readonly version: number;
  readonly title: string;
  readonly program: string;
  /** The scalar whose gradients are taken; the program's loss where absent. */
  readonly of?: string;
}

/** A program alone as a document. */
export const programDocument = (program: string, of?: string): ProgramDocument => ({
  format: "backprop-workbench",
  version: 3,
  title: "Program",
  program,
  ...(of !== undefined && { of }),
});
