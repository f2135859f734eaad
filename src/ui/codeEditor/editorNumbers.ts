import { isolateHistory } from "@codemirror/commands";
import { type EditorState, type Extension, Prec, RangeSet, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap } from "@codemirror/view";
import { movedByKey, wholeSteps } from "../numbers/keySteps";
import { perPixelOf, startScrub } from "../numbers/scrub";
import { DraggedNumber, draggedNumber, numberClass, showDragged } from "./draggedNumber";
import { replaceText } from "./replaceText";

/** A number in the text that can be dragged; its span has the sign in it. */
export interface EditorNumber {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly isInteger: boolean;
  /** The text with another number in its place. */
  rewritten(value: number): string;
}

/** The numbers of a text, in order; nothing where it can't be read, as while it is being typed. */
export type EditorNumbersIn = (text: string) => readonly EditorNumber[] | undefined;

export interface NumberDrag {
  /** The text as a drag has it, or without one where the drag was given up. */
  moved(text: string | undefined): void;
  /** The text in which a drag, or a key, has ended. */
  done(text: string): void;
}

/** Numbers that are dragged sideways, or stepped with Alt and an arrow where the caret is at one. */
export function editorNumbers(numbersIn: EditorNumbersIn, drag: NumberDrag): Extension {
  const marks = StateField.define<DecorationSet>({
    create: (state) => marksOf(numbersIn(state.doc.toString()) ?? []),
    update(before, transaction) {
      if (!transaction.docChanged) return before;
      const found = numbersIn(transaction.newDoc.toString());
      return found ? marksOf(found) : before.map(transaction.changes);
    },
    provide: (field) => EditorView.decorations.from(field),
  });

  const numberAt = (state: EditorState, position: number): EditorNumber | undefined => {
    let at: EditorNumber | undefined;
    state.field(marks).between(position, position, (_from, _to, mark) => {
      at = mark.spec.number;
    });
    return at;
  };

  const grab = (event: PointerEvent, view: EditorView): boolean => {
    const target = event.target instanceof Element ? event.target.closest(".number") : null;
    if (event.button !== 0 || !target) return false;
    const number = numberAt(view.state, view.posAtDOM(target));
    if (!number) return false;
    const { from, to } = number;
    const { length } = view.state.doc;
    let dragged: DraggedNumber | undefined;
    let request = 0;
    const end = () => {
      cancelAnimationFrame(request);
      if (dragged) view.dispatch({ effects: showDragged.of(undefined) });
      dragged = undefined;
    };
    startScrub(event, {
      value: number.value,
      perPixel: number.isInteger ? 0.1 : perPixelOf(number.value),
      moved(value) {
        const text = number.rewritten(value);
        const written = text.slice(from, to + text.length - length);
        if (!dragged) {
          // With the focus the editor would bring its caret back each time.
          view.contentDOM.blur();
          dragged = new DraggedNumber(written, value);
          view.dispatch({ effects: showDragged.of({ from, to, number: dragged }) });
        }
        // A mouse moves several times in a frame. Between them the browser looks what is under it, which would cost a layout.
        cancelAnimationFrame(request);
        request = requestAnimationFrame(() => dragged?.write(written, value));
        drag.moved(text);
      },
      done(value) {
        view.focus();
        end();
        take(view, number.rewritten(value));
      },
      cancelled() {
        view.focus();
        end();
        drag.moved(undefined);
      },
    });
    return false;
  };

  /** One entry of the editor's own history. */
  const take = (view: EditorView, text: string) => {
    view.dispatch({ ...replaceText(view.state, text), annotations: isolateHistory.of("full") });
    drag.done(text);
  };

  const stepBy = (steps: number) => (view: EditorView) => {
    const { state } = view;
    const number = numberAt(state, state.selection.main.head);
    if (!number) return false;
    const { value, isInteger } = number;
    const next = isInteger
      ? value + wholeSteps(steps)
      : movedByKey(view.contentDOM, value, steps, perPixelOf(value));
    take(view, number.rewritten(next));
    return true;
  };

  return [
    marks,
    draggedNumber,
    EditorView.domEventHandlers({
      pointerdown: grab,
      // A press on a number begins a drag, not a selection; a click puts the caret there.
      mousedown: (event, view) => {
        const isNumber = event.target instanceof Element && event.target.closest(".number") !== null;
        if (!isNumber || event.button !== 0 || event.detail > 1) return false;
        const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (position !== null) view.dispatch({ selection: { anchor: position } });
        view.focus();
        event.preventDefault();
        return true;
      },
    }),
    // Before the editor's own keys, which would move the line.
    Prec.high(
      keymap.of([
        // Without Alt they move the caret.
        { key: "Alt-ArrowUp", run: stepBy(1), shift: stepBy(0.1) },
        { key: "Alt-ArrowDown", run: stepBy(-1), shift: stepBy(-0.1) },
        { key: "Alt-PageUp", run: stepBy(10), shift: stepBy(1) },
        { key: "Alt-PageDown", run: stepBy(-10), shift: stepBy(-1) },
      ]),
    ),
  ];
}

const marksOf = (found: readonly EditorNumber[]): DecorationSet =>
  RangeSet.of(
    found
      .filter(({ from, to }) => to > from)
      .map((number) =>
        Decoration.mark({
          class: numberClass(number.value),
          number,
        }).range(number.from, number.to),
      ),
  );
