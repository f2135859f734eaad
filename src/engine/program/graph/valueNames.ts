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

/** What joins a call's text and the name of one of the operations that it takes. */
const ofCall = ": ";

/** The longest text that a value without a name is called by. */
const longestText = 48;

/**
 * A name for each value, each once: the bare name of a variable is its last binding at module level; earlier ones are
 * `h (line 7)`, or `h (line 7, pass 2)` where that line was carried out several times; results without a name are called by
 * the text that computes them.
 */
export function namesOf(values: readonly Named[]): string[] {
  const names = values.map(({ bare }) => bare);
  const used = new Set(names);
  const last = new Map(values.map(({ location }, k) => [locationKey(location), k]));
  const rest = values.map((named, k) =>
    names[k] === undefined
      ? draftOf(named, named.location && last.get(locationKey(named.location)) !== k)
      : undefined,
  );
  const count = new Map<string, number>();
  const passes = new Map<string, Set<number | undefined>>();
  for (const draft of rest) {
    if (!draft) continue;
    const key = keyOf(draft);
    count.set(key, (count.get(key) ?? 0) + 1);
    passes.set(key, (passes.get(key) ?? new Set()).add(draft.pass));
  }
  rest.forEach((draft, k) => {
    if (!draft) return;
    const isRepeated = (count.get(keyOf(draft)) ?? 0) > 1;
    const { location } = values[k];
    const line = draft.line === undefined ? [] : [`line ${draft.line}`];
    // The same text twice in one line that is carried out once is told by its columns.
    const isPassed = (passes.get(keyOf(draft))?.size ?? 0) > 1;
    const pass = draft.pass !== undefined && isPassed ? [`pass ${draft.pass}`] : [];
    const column = location ? [`column ${location.column}`] : [];
    const written = [
      ...(draft.isText && !isRepeated && !looksLikeElement(draft.name) ? [[]] : []),
      ...(isRepeated ? [] : [line]),
      ...(isRepeated && !isPassed ? [] : [[...line, ...pass]]),
      [...line, ...pass, ...column],
    ].map((marks) => (marks.length === 0 ? draft.name : `${draft.name} (${marks.join(", ")})`));
    names[k] =
      written.find((name) => !used.has(name) && !looksLikeElement(name)) ?? numbered(draft.name, used);
    used.add(names[k]);
  });
  return names as string[];
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
function numbered(name: string, used: ReadonlySet<string | undefined>): string {
  for (let k = 2; ; k++) if (!used.has(`${name} (${k})`)) return `${name} (${k})`;
}

/** Whether a value is called `h`, `h (line 7)` or `h (line 7, pass 2)`, and not by the text of its formula. */
export const isName = (name: string) => /^[\p{L}_][\p{L}\p{N}_.]*( \(line [^)]*\))?$/u.test(name);

/** The variable's name: `w` of `w (line 4)`. */
export const variableOf = (name: string) => name.replace(/ \(line [^()]*\)$/, "");
