/** One way in which steps can be cut or written; the first of each list is the usual one. */
interface PresentationChoice {
  readonly id: string;
  /** As its control says. */
  readonly label: string;
  readonly words: string;
}

/** Whether a choice of a list has one of the properties that are said where they hold. */
const has = (choices: readonly { readonly id: string }[], id: string, property: string): boolean =>
  choices.some((choice) => choice.id === id && property in choice);

const idsOf = <Id extends string>(choices: readonly { readonly id: Id }[]): readonly Id[] =>
  choices.map(({ id }) => id);

/** How a step is written. */
export const forms = [
  { id: "scalar", label: "terms", words: "every term with its own names", byTerms: true },
  { id: "index", label: "Σ", words: "with letters for the indices and Σ for sums" },
  {
    id: "matrix",
    label: "matrix",
    words: "as the rule of the whole layer",
    hasConvention: true,
    hasShapes: true,
  },
] as const satisfies readonly FormChoice[];
interface FormChoice extends PresentationChoice {
  readonly byTerms?: true;
  readonly hasConvention?: true;
  readonly hasShapes?: true;
}
export type Form = (typeof forms)[number]["id"];

/** Whether it makes a difference whether examples are columns or rows. */
export const hasConvention = (form: Form): boolean => has(forms, form, "hasConvention");

/** Whether its letters stand for whole arrays, beside which their shapes can be told. */
export const hasShapes = (form: Form): boolean => has(forms, form, "hasShapes");

/** Whether it is a number's own formula, each term with its own names. */
export const isByTerms = (form: Form): boolean => has(forms, form, "byTerms");

/** Whether an example is a column, z = W a + b, or a row, z = a Wᵀ + b. */
export const conventions = [
  { id: "columns", label: "W a + b", words: "each example is a column" },
  { id: "rows", label: "a Wᵀ + b", words: "each example is a row, and W is transposed", turned: true },
] as const satisfies readonly (PresentationChoice & { readonly turned?: true })[];
export type MatrixConvention = (typeof conventions)[number]["id"];

/** Whether buffers are shown transposed: in the engine an example is a column. */
export const isTurned = (convention: MatrixConvention): boolean => has(conventions, convention, "turned");

/** Whether a pass takes one example after the other, or every step all of them. */
export const scopes = [
  { id: "example", label: "per example", words: "one example after the other" },
  { id: "batch", label: "whole batch", words: "every step takes all examples", together: true },
] as const satisfies readonly (PresentationChoice & { readonly together?: true })[];
export type ExampleScope = (typeof scopes)[number]["id"];

/** Whether a step takes all examples. */
export const isTogether = (scope: ExampleScope): boolean => has(scopes, scope, "together");

/** How a Jacobian lies: the numbers of y down and those of x across, or the other way round. */
export const layouts = [
  { id: "numerator", label: "numerator", words: "a row for each number of y" },
  { id: "denominator", label: "denominator", words: "a column for each number of y", turned: true },
] as const satisfies readonly (PresentationChoice & { readonly turned?: true })[];
export type JacobianLayout = (typeof layouts)[number]["id"];

/** Whether the numbers of y lie across, and those of x down. */
export const isTurnedLayout = (layout: JacobianLayout): boolean => has(layouts, layout, "turned");

/** From where the places of a program's arrays are counted as they are shown; names that are read and kept count from 0. */
export const countings = [
  { id: "zero", label: "from 0", words: "indices of arrays as the code counts them", first: 0 },
  { id: "one", label: "from 1", words: "indices of arrays as a sheet counts them", first: 1 },
] as const satisfies readonly (PresentationChoice & { readonly first: number })[];
export type Counting = (typeof countings)[number]["id"];

/** The first index. */
export const firstIndex = (counting: Counting): number =>
  countings.find(({ id }) => id === counting)?.first ?? 0;

/** How much one step does, from the most to the least. */
export const sizes = [
  { id: "layer", label: "layer", words: "a whole layer", inCode: { label: "line", words: "a whole array" } },
  { id: "unit", label: "unit", words: "one unit’s number", inCode: { label: "number", words: "one number" } },
  { id: "term", label: "term", words: "one term of a sum", partOf: "unit" },
] as const satisfies readonly (PresentationChoice & {
  readonly inCode?: Omit<PresentationChoice, "id">;
  /** The size of the steps of which its own are only parts. */
  readonly partOf?: string;
})[];
export type StepSize = (typeof sizes)[number]["id"];
export const stepSizes = idsOf(sizes);
export const usualSize: StepSize = "unit";
/** With which a pass has the fewest steps. */
export const largestSize = sizes[0];

/** The size itself, or that of the steps of which its own are only parts. */
export function sizeOfWholes(size: StepSize): StepSize {
  const choice = sizes.find(({ id }) => id === size);
  return choice && "partOf" in choice ? choice.partOf : size;
}

/** The sizes of steps as a program's are called. */
export const sizesInCode: readonly PresentationChoice[] = sizes.map((size) =>
  "inCode" in size ? { ...size, ...size.inCode } : size,
);

/** What the reader has chosen of forms and conventions. */
export interface Writing {
  readonly form: Form;
  readonly convention: MatrixConvention;
}

/** What a step is and how it is written, as the reader has chosen. */
export interface Presentation extends Writing {
  readonly scope: ExampleScope;
  readonly layout: JacobianLayout;
  readonly counting: Counting;
}

/** The ids of each part, the usual one first. */
export const presentations: { readonly [Part in keyof Presentation]: readonly Presentation[Part][] } = {
  form: idsOf(forms),
  convention: idsOf(conventions),
  scope: idsOf(scopes),
  layout: idsOf(layouts),
  counting: idsOf(countings),
};

export const usualPresentation: Presentation = {
  form: presentations.form[0],
  convention: presentations.convention[0],
  scope: presentations.scope[0],
  layout: presentations.layout[0],
  counting: presentations.counting[0],
};
