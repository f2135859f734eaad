import {
  type EditorState,
  type Extension,
  RangeSet,
  StateEffect,
  StateField,
  type Text,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter } from "@codemirror/view";

/** A stretch of the text: offsets in characters. */
export interface EditorSpan {
  readonly from: number;
  readonly to: number;
}

/** What is marked in the text beside its faults. */
export interface EditorMarks {
  /** The line of the step, from 1. */
  readonly line?: number | undefined;
  /** What is pointed at elsewhere. */
  readonly lit?: readonly EditorSpan[] | undefined;
  /** Signs in the margin, which is for the eye alone. */
  readonly signs?: readonly EditorSign[] | undefined;
}

/** A sign beside a line. */
export interface EditorSign {
  /** From 1. */
  readonly line: number;
  readonly sign: string;
  /** What it says, in words. */
  readonly label: string;
  /** Its class in the margin: `right`, `wrong`. */
  readonly kind: string;
}

const setMarks = StateEffect.define<EditorMarks>();

/** Marks move along with the text until others come. */
export const editorMarks = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update(before, transaction) {
    const effect = transaction.effects.findLast((one) => one.is(setMarks));
    return effect ? marked(transaction.newDoc, effect.value) : before.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const currentLine = Decoration.line({ class: "current", attributes: { "aria-current": "step" } });
const lit = Decoration.mark({ class: "lit" });

function marked(text: Text, { line, lit: spans = [] }: EditorMarks): DecorationSet {
  const lines =
    line !== undefined && line >= 1 && line <= text.lines ? [currentLine.range(text.line(line).from)] : [];
  const lights = spans.filter(({ from, to }) => from < to && to <= text.length);
  return RangeSet.of([...lines, ...lights.map(({ from, to }) => lit.range(from, to))], true);
}

/** Shows other marks; a line that is out of sight comes into it. */
export function showMarks(view: EditorView, marks: EditorMarks): void {
  const effects: StateEffect<unknown>[] = [setMarks.of(marks)];
  const start = lineStart(view.state, marks.line);
  if (start !== undefined) effects.push(intoSight(start));
  view.dispatch({ effects });
}

/** When the editor has become smaller, the line of the step comes into sight once more, unless someone writes there. */
export function lineInSight(): Extension {
  let before = 0;
  return EditorView.updateListener.of(({ view, geometryChanged }) => {
    const height = view.scrollDOM.clientHeight;
    if (!geometryChanged || height === before) return;
    before = height;
    const line = markedLine(view.state);
    if (line !== undefined && !view.hasFocus) view.dispatch({ effects: intoSight(line) });
  });
}

/** Where the line of the step begins. */
function markedLine(state: EditorState): number | undefined {
  for (const mark = state.field(editorMarks).iter(); mark.value; mark.next())
    if (mark.value === currentLine) return mark.from;
  return undefined;
}

const intoSight = (index: number) => EditorView.scrollIntoView(index, { y: "nearest", yMargin: 24 });

class MarkSign extends GutterMarker {
  readonly sign: EditorSign;

  constructor(sign: EditorSign) {
    super();
    this.sign = sign;
  }

  override eq(other: MarkSign): boolean {
    return other.sign.sign === this.sign.sign && other.sign.label === this.sign.label;
  }

  override toDOM(): Node {
    const { sign, label, kind } = this.sign;
    const element = document.createElement("span");
    element.className = `sign ${kind}`;
    element.textContent = sign;
    element.title = label;
    return element;
  }
}

const signs = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(before, transaction) {
    const effect = transaction.effects.findLast((one) => one.is(setMarks));
    if (!effect) return before.map(transaction.changes);
    const text = transaction.newDoc;
    const known = (effect.value.signs ?? []).filter(({ line }) => line >= 1 && line <= text.lines);
    return RangeSet.of(
      known.map((sign) => new MarkSign(sign).range(text.line(sign.line).from)),
      true,
    );
  },
});

/** The margin, which is there where it has something to say. */
export const editorSigns = [
  signs,
  gutter({
    class: "signs",
    markers: (view) => view.state.field(signs),
    initialSpacer: () => new MarkSign({ line: 1, sign: " ", label: "", kind: "" }),
  }),
];

const lineStart = ({ doc }: EditorState, line = 0) =>
  line >= 1 && line <= doc.lines ? doc.line(line).from : undefined;
