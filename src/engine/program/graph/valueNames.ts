import type { SourceLocation } from "../../graph/node";
import type { Recorded } from "../values/recorded";

/** What is known of a value for naming it. */
export interface Named {
  readonly value: Recorded;
  /** Its name at the end of the module, where it has one. */
  readonly bare?: string | undefined;
  /** The name that it got first, or an earlier one that now stands for something else, and where. */
  readonly bound?: { readonly name: string; readonly line: number; readonly pass: number } | undefined;
  /** Where it was computed, or is read first. */
  readonly location?: SourceLocation | undefined;
  /** What it is called where it has no name, and the text of its place isn't its own. */
  readonly text?: string;
}

/** What quantities call a value, and what that is made of. */
export interface ValueName {
  /** `h`, `h (line 7, pass 2)`, `np.exp(z)`; each once. */
  readonly name: string;
  /** The variable, or the text that computes the value: `h`. */
  readonly stem: string;
  /** Whether the stem is a variable, and not a formula. */
  readonly isVariable: boolean;
  /** What tells it from others of the same stem. */
  readonly marks: readonly NameMark[];
}

/** A line, column, call of a function or pass of a loop, from 1, or the number of one that nothing else tells apart. */
export interface NameMark {
  readonly kind: "line" | "call" | "pass" | "column" | "number";
  readonly number: number;
}

/** What joins a call's text and the name of one of the operations that it takes. */
const ofCall = ": ";

/** The longest text that a value without a name is called by. */
const longestText = 48;

/**
 * A name for each value, each once: the bare name of a variable is its last binding at module level; earlier ones are
 * `h (line 7)`, or where that line was carried out several times `h (line 7, pass 2)`, in a function `h (line 7, call 2)`; results without a name are called by
 * the text that computes them.
 */
export function uniqueNames(values: readonly Named[]): ValueName[] {
  const names = values.map(({ bare }) => (bare === undefined ? undefined : valueName(bare)));
  const used = new Set(names.map((own) => own?.name));
  const last = new Map(values.map(({ location }, k) => [locationKey(location), k]));
  const drafts = values.map((named, k) =>
    names[k] === undefined
      ? draftOf(named, named.location && last.get(locationKey(named.location)) !== k)
      : undefined,
  );
  const count = new Map<string, number>();
  const passes = new Map<string, Set<number | undefined>>();
  for (const draft of drafts) {
    if (!draft) continue;
    const key = keyOf(draft);
    count.set(key, (count.get(key) ?? 0) + 1);
    passes.set(key, (passes.get(key) ?? new Set()).add(draft.pass));
  }
  drafts.forEach((draft, k) => {
    if (!draft) return;
    const isRepeated = (count.get(keyOf(draft)) ?? 0) > 1;
    const { location } = values[k];
    const line = markOf("line", draft.line);
    // The same text twice in one line that is carried out once is told by its columns.
    const isPassed = (passes.get(keyOf(draft))?.size ?? 0) > 1;
    const time = location?.frames.at(-1)?.kind === "call" ? "call" : "pass";
    const pass = isPassed ? markOf(time, draft.pass) : [];
    const column = markOf("column", location?.column);
    const written = [
      ...(draft.isText && !isRepeated && !looksLikeElement(draft.name) ? [[]] : []),
      ...(isRepeated ? [] : [line]),
      ...(isRepeated && !isPassed ? [] : [[...line, ...pass]]),
      [...line, ...pass, ...column],
    ].map((marks) => valueName(draft.name, marks));
    const own =
      written.find(({ name }) => !used.has(name) && !looksLikeElement(name)) ?? numbered(draft.name, used);
    names[k] = own;
    used.add(own.name);
  });
  return names as ValueName[];
}

const markOf = (kind: NameMark["kind"], number: number | undefined): NameMark[] =>
  number === undefined ? [] : [{ kind, number }];

function valueName(stem: string, marks: readonly NameMark[] = []): ValueName {
  const written = marks.map(({ kind, number }) => (kind === "number" ? `${number}` : `${kind} ${number}`));
  const name = marks.length === 0 ? stem : `${stem} (${written.join(", ")})`;
  return { name, stem, isVariable: isDottedName(stem), marks };
}

interface NameDraft {
  readonly name: string;
  readonly line: number | undefined;
  /** Which of the times that the line was carried out. */
  readonly pass: number | undefined;
  /** Whether it is the text of a formula. */
  readonly isText: boolean;
}

const keyOf = ({ name, line }: NameDraft) => `${name}\n${line}`;

/** One place's operations, in one pass of it. */
const locationKey = (location: SourceLocation | undefined) =>
  location && `${location.line} ${location.column} ${location.occurrence} ${location.text}`;

/** @param isInner whether other operations follow that the same call takes: `model(x): transpose` before `model(x)` */
function draftOf({ bound, location, text: own, value }: Named, isInner = false): NameDraft {
  if (bound) return { ...bound, isText: false };
  const text = own ?? location?.text.replace(/\s+/g, " ") ?? "value";
  const op = value.node?.op;
  const cut = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  const name = isInner && op ? `${cut}${ofCall}${op.label ?? op.id}` : cut;
  return { name, line: location?.line, pass: location?.occurrence, isText: true };
}

/** Whether it would be taken for a number of an array: `x[0]`. */
const looksLikeElement = (name: string) => /\[\d+(,\d+)*\]$/.test(name);

/** `value 2`, and so on, where nothing else tells it apart. */
function numbered(stem: string, used: ReadonlySet<string | undefined>): ValueName {
  for (let number = 2; ; number++) {
    const own = valueName(stem, [{ kind: "number", number }]);
    if (!used.has(own.name)) return own;
  }
}

/** Whether a piece of a program is a name, or names with dots: `h`, `model.0.weight`. */
const isDottedName = (text: string) => /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(text);
