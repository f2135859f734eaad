import { areOneHot, type CellColumn, mostCategories, mostDistinct } from "./columns";
import type { Decimal } from "./sheet/cells";
import type { CellSheet, ColumnUse, SheetRow } from "./sheet/sheet";

/** What a column is proposed to be, and why where that isn't plain to see. */
export interface Proposal {
  readonly use: ColumnUse;
  readonly why?: string;
}

/** More classes than this are a mistake, such as a column of numbers taken for names. */
export const mostClasses = 20;
/** Numbers of which more than this differ are targets and no classes. */
const mostNumbersAsClasses = 10;

const identifiers =
  /^(?:ids?|index|idx|no\.?|nr\.?|row ?names?|row[ _]?(?:id|nr|no)|unnamed: ?\d+|.*[ _.-](?:id|uuid|guid)|(?:id|uuid|guid)[ _.-].*)$/i;
const isIdentifier = (name: string) => identifiers.test(name) || /[a-z]I[dD]$/.test(name);
const classNames =
  /^(?:class(?:es)?|labels?|species|category|diagnosis|type|kind|purchased|survived|churn|exited|outcome|result|y_?true|cible|klasse|etikett)$/i;
const targetNames = /^(?:y|t|targets?|response|price|charges|mpg|medv|quality|output|zielwert|preis)$/i;
const numbered = /^(?:y|t|targets?|labels?|outputs?|class)[ _.]?\d+$/i;
const splits = /^(?:split|set|subset|partition|part|fold|data_?set)$/i;

/**
 * What the columns of a table may be. Where another column was chosen for the answer, none is proposed beside it.
 * @param chosen by column
 */
export function proposalsOf(
  sheet: CellSheet,
  rows: readonly SheetRow[],
  columns: readonly CellColumn[],
  decimal: Decimal,
  chosen: readonly (ColumnUse | undefined)[] = [],
): Proposal[] {
  const plain = columns.map((column, index) => given(sheet, index) ?? asInput(column, index, columns.length));
  const answers = answersOf(sheet, rows, columns, plain, decimal);
  const another = chosen.some((use, index) => (use === "label" || use === "target") && !answers.has(index));
  return plain.map((proposal, index) => (another ? undefined : answers.get(index)) ?? proposal);
}

const given = ({ uses }: CellSheet, index: number): Proposal | undefined => {
  const use = uses?.[index];
  return use && { use };
};

/** What a column is as long as it isn't the answer. */
function asInput(column: CellColumn, index: number, width: number): Proposal {
  const { given: name, counts, distinct, isNumeric, words, numbers, minimum } = column;
  const different = distinct.length >= mostDistinct ? `${mostDistinct} or more` : String(distinct.length);
  if (numbers + words === 0) return { use: "out", why: "empty" };
  if (splits.test(name) && distinct.every((word) => dataPartOf(word) !== undefined)) return { use: "split" };
  if (isIdentifier(name)) return { use: "out", why: "an identifier, by its name" };
  const unnamedFirst = index === 0 && width > 3 && name === "";
  if (
    counts &&
    (unnamedFirst || (name === "" && index === 0)) &&
    (minimum === 0 || minimum === 1) &&
    numbers > 2 &&
    width > 2
  )
    return { use: "out", why: "counts the rows" };
  const always = distinct.length === 1 ? { why: `always ${distinct[0]}` } : {};
  if (isNumeric) return { use: "input", ...always };
  if (distinct.length === 1) return { use: "out", ...always };
  if (allDiffer(column) && distinct.length <= mostCategories)
    return { use: "out", why: "a word of its own in each row" };
  return distinct.length <= mostCategories
    ? { use: "category", why: categoryWords(distinct) }
    : { use: "out", why: `${different} different words` };
}

const categoryWords = (distinct: readonly string[]) =>
  distinct.length === 2
    ? `0 or 1: ${[...distinct].sort().join(", ")}`
    : `${distinct.length} inputs of 0 or 1`;

/** Which columns say what is to be learned. */
function answersOf(
  { uses, names }: CellSheet,
  rows: readonly SheetRow[],
  columns: readonly CellColumn[],
  plain: readonly Proposal[],
  decimal: Decimal,
): ReadonlyMap<number, Proposal> {
  const all = (indices: readonly number[]): Map<number, Proposal> => {
    const oneHot = indices.length > 1 && areOneHot(rows, indices, decimal);
    const proposal = (index: number): Proposal =>
      oneHot ? { use: "label", why: "one of them is 1 in each row" } : asAnswer(columns[index]);
    return new Map(indices.map((index) => [index, proposal(index)]));
  };
  const free = [...columns.keys()].filter((index) => plain[index].use !== "split");
  const undecided = uses && names ? free.filter((index) => uses[index] === undefined) : [];
  if (uses?.some((use) => use === "input") && undecided.length > 0) return all(undecided);

  const fit = free.filter((index) => fits(columns[index], plain[index]));
  const named = fit.filter((index) => numbered.test(columns[index].given));
  if (named.length > 1 && named.every((index) => columns[index].isNumeric)) return all(named);
  const byName =
    fit.find((index) => classNames.test(columns[index].given)) ??
    fit.find((index) => targetNames.test(columns[index].given));
  const run = byName === undefined ? trailingOneHot(rows, columns, decimal) : [];
  if (run.length > 1) return all(run);
  const answer = byName ?? byIndex(columns, fit);
  return new Map(answer === undefined ? [] : [[answer, asAnswer(columns[answer])]]);
}

/** Words of which each stands in one row alone, such as dates or names, say nothing of others. */
const allDiffer = ({ isNumeric, words, numbers, distinct }: CellColumn) =>
  !isNumeric && words > 4 && numbers === 0 && distinct.length === words;

const isClass = ({ isNumeric, distinct }: CellColumn) =>
  isNumeric ? distinct.length <= mostNumbersAsClasses : distinct.length <= mostClasses;

const asAnswer = (column: CellColumn): Proposal => ({ use: isClass(column) ? "label" : "target" });

/** Whether a column can be the answer: numbers, or a few words; no identifier. */
function fits(column: CellColumn, { use }: Proposal): boolean {
  if (use === "input" || use === "category") return true;
  return (
    use === "out" &&
    !column.isNumeric &&
    !allDiffer(column) &&
    column.words > 0 &&
    column.distinct.length > 1 &&
    column.distinct.length <= mostClasses
  );
}

/** The last column, or the first where it has classes and the last one hasn't. */
function byIndex(columns: readonly CellColumn[], fit: readonly number[]): number | undefined {
  const [first, last] = [fit[0], fit.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const isWords = (index: number) => !columns[index].isNumeric && isClass(columns[index]);
  if (isWords(last)) return last;
  if (isWords(first)) return first;
  const headed = columns[first].given !== "";
  return !headed && !isClass(columns[last]) && columns[first].isWhole && isClass(columns[first])
    ? first
    : last;
}

/** The columns at the end that are 0 and 1, in each row one of them 1: at least three, since two zeros and ones may be inputs. */
function trailingOneHot(
  rows: readonly SheetRow[],
  columns: readonly CellColumn[],
  decimal: Decimal,
): number[] {
  const isBit = ({ isNumeric, words, distinct, missing }: CellColumn) =>
    isNumeric && words + missing === 0 && distinct.every((value) => value === "0" || value === "1");
  const first = columns.findLastIndex((column) => !isBit(column)) + 1;
  for (let from = first; from <= columns.length - 3; from++) {
    const run = [...columns.keys()].slice(from);
    if (run.length < columns.length && areOneHot(rows, run, decimal)) return run;
  }
  return [];
}

/** The part of the data that a word means: 0 training, 1 validation, 2 test. */
export function dataPartOf(word: string): number | undefined {
  const found =
    /^(?:(tr|train|training|lernen)|(val|valid|validation|dev)|(te|test|testing|holdout|hold-out))$/i.exec(
      word.trim(),
    );
  return found ? found.slice(1).findIndex((part) => part !== undefined) : undefined;
}
