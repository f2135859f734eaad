import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { Transaction } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { isScrubbing } from "../numbers/scrub";
import { editorLook } from "./editorLook";
import {
  type EditorMarks,
  type EditorSpan,
  editorMarks,
  editorSigns,
  lineInSight,
  showMarks,
} from "./editorMarks";
import { type EditorNumbersIn, editorNumbers } from "./editorNumbers";
import { replaceText } from "./replaceText";

/** Something wrong in the text, and where. */
export interface EditorFault extends EditorSpan {
  readonly message: string;
}

export interface CodeEditorProps {
  /** Its text, where it isn't being changed here. */
  readonly text: string;
  readonly label: string;
  /** How it is used, for those who hear it. */
  readonly description: string;
  /** Each text that is typed. */
  readonly onType: (text: string) => void;
  /** What has been typed, or dragged, is to be run: on leaving, on Ctrl+Enter, once a whole program was pasted, at the end of a drag. */
  readonly onRun: (text: string) => void;
  /** A drag's text, and nothing where the drag is given up. */
  readonly onDrag: (text: string | undefined) => void;
  /** Where the mouse is in the text. */
  readonly onPoint?: (offset: number | undefined) => void;
  readonly numbersIn: EditorNumbersIn;
  readonly faults: readonly EditorFault[];
  readonly marks: EditorMarks;
}

/**
 * An editor of Python. Numbers in it are dragged sideways, or stepped with Alt and an arrow key; Escape and then Tab leaves
 * it by keyboard. Undo is the editor's own while it has the focus.
 */
export default function CodeEditor(props: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const newest = useRef(props);
  newest.current = props;

  useEffect(() => {
    const element = host.current as HTMLDivElement;
    // Its styles are made as it runs: in a shadow root they need no exception from the page's policy.
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const made = createView(root, newest);
    view.current = made;
    // Outside of the shadow root a key seems to be pressed on the host, where nothing is typed: the page would take spaces,
    // digits and letters for its own keys.
    const keep = (event: KeyboardEvent) => event.stopPropagation();
    element.addEventListener("keydown", keep);
    return () => {
      element.removeEventListener("keydown", keep);
      made.destroy();
    };
  }, []);

  const { text, faults, marks } = props;
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    editor.dispatch({
      ...replaceText(editor.state, text),
      annotations: [Transaction.addToHistory.of(false), Transaction.userEvent.of("outside")],
    });
  }, [text]);
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { length } = editor.state.doc;
    const diagnostics = faults.map(({ from, to, message }) => ({
      from: Math.min(from, length),
      to: Math.min(Math.max(from + 1, to), length),
      severity: "error" as const,
      message,
    }));
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }, [faults]);
  useEffect(() => {
    if (view.current) showMarks(view.current, marks);
  }, [marks]);

  return <div ref={host} className="code-editor" />;
}

/**
 * What is typed over a selection is put in here: the browser would keep the look of what it replaces by styles in attributes,
 * which the page's policy refuses with an error.
 */
function typeOverSelection(event: InputEvent, view: EditorView): boolean {
  const { inputType, data, isComposing } = event;
  const { from, to, empty } = view.state.selection.main;
  if (inputType !== "insertText" || data === null || isComposing || empty) return false;
  event.preventDefault();
  const insert = () =>
    view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
  const isHandled = view.state
    .facet(EditorView.inputHandler)
    .some((handle) => handle(view, from, to, data, insert));
  if (!isHandled) view.dispatch(insert());
  return true;
}

/** Whether a paste puts something in the place of the whole text. */
function pastesAll(transaction: Transaction): boolean {
  const { changes, startState } = transaction;
  if (!transaction.isUserEvent("input.paste")) return false;
  let from = startState.doc.length;
  let to = 0;
  changes.iterChangedRanges((start, end) => {
    from = Math.min(from, start);
    to = Math.max(to, end);
  });
  const { doc } = startState;
  return !/\S/.test(doc.sliceString(0, from) + doc.sliceString(to));
}

function createView(root: ShadowRoot, newest: { readonly current: CodeEditorProps }): EditorView {
  /** Whether something was typed that hasn't been run. */
  let isTyped = false;
  const run = (editor: EditorView) => {
    isTyped = false;
    newest.current.onRun(editor.state.doc.toString());
    return true;
  };
  const { text, label, description, numbersIn } = newest.current;
  let pointed: number | undefined;
  const point = (offset: number | undefined) => {
    if (offset !== pointed) newest.current.onPoint?.(offset);
    pointed = offset;
  };
  return new EditorView({
    doc: text,
    root,
    parent: root,
    extensions: [
      lineNumbers(),
      history(),
      indentUnit.of("    "),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      python(),
      keymap.of([
        { key: "Mod-Enter", run },
        { key: "Shift-Enter", run },
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        indentWithTab,
      ]),
      editorNumbers(numbersIn, {
        moved: (moved) => newest.current.onDrag(moved),
        done: (done) => newest.current.onRun(done),
      }),
      editorMarks,
      lineInSight(),
      editorSigns,
      editorLook,
      EditorView.contentAttributes.of({
        "aria-label": label,
        "aria-description": description,
        autocapitalize: "off",
        spellcheck: "false",
        tabindex: "0",
      }),
      EditorView.updateListener.of(({ docChanged, transactions, state, focusChanged, view }) => {
        const isBy = (...events: readonly string[]) =>
          docChanged && transactions.some((one) => events.some((event) => one.isUserEvent(event)));
        if (isBy("outside")) isTyped = false;
        if (isBy("input", "delete", "undo", "redo", "move")) {
          isTyped = true;
          newest.current.onType(state.doc.toString());
        }
        // Whoever pastes a whole program wants to see it. What it leads to may change the editor, which is being updated.
        if (transactions.some(pastesAll)) queueMicrotask(() => isTyped && run(view));
        // A blur is told late: what was dragged or run may have been undone meanwhile, and isn't to be run once more. A drag
        // runs what it ends with.
        if (focusChanged && !view.hasFocus && isTyped && !isScrubbing()) run(view);
      }),
      EditorView.domEventHandlers({
        beforeinput: typeOverSelection,
        mousemove: ({ clientX: x, clientY: y }, editor) => point(editor.posAtCoords({ x, y }) ?? undefined),
        mouseleave: () => point(undefined),
      }),
    ],
  });
}
