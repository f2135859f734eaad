import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The page's paper and ink. The editor stands in a shadow root, which the page's style sheets don't reach; its variables do. */
export const editorLook = [
  EditorView.theme({
    "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--panel)", fontSize: "13px" },
    "&.cm-focused": { outline: "2px solid var(--value-pos)", outlineOffset: "-2px" },
    ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "20px" },
    // What a browser paints of a line is kept until that line changes: the others of a long program cost a dragged number nothing.
    ".cm-line": { isolation: "isolate" },
    ".cm-content": { caretColor: "var(--ink)", padding: "6px 0" },
    ".cm-gutters": { border: "0", color: "var(--ink-3)", backgroundColor: "var(--panel)" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "28px", fontSize: "11px" },
    ".signs .cm-gutterElement": { width: "16px", textAlign: "center", fontWeight: "700" },
    ".sign": { visibility: "var(--verdicts, visible)" },
    ".sign.right": { color: "var(--right)" },
    ".sign.wrong": { color: "var(--wrong)" },
    ".sign.carried": { color: "var(--now-ink)" },
    ".current": { backgroundColor: "var(--now)", boxShadow: "inset 3px 0 0 var(--now-ink)" },
    ".lit": { outline: "2px solid var(--now-ink)", borderRadius: "2px" },
    ".number": {
      borderBottom: "1px dashed currentColor",
      cursor: "ew-resize",
      // Up and down still scrolls. What stands within a line takes no word from `touch-action`; as a block it is as high as its line.
      touchAction: "pan-y",
      display: "inline-block",
      lineHeight: "19px",
    },
    ".number.positive, .number.positive *": { color: "var(--value-pos)" },
    ".number.negative, .number.negative *": { color: "var(--value-neg)" },
    ".cm-tooltip": {
      color: "var(--ink)",
      backgroundColor: "var(--panel)",
      border: "1px solid var(--line)",
      fontFamily: "var(--font)",
    },
    ".cm-diagnostic-error": { borderLeftColor: "var(--wrong)" },
    "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--well)", outline: "1px solid var(--ink-3)" },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.comment, tags.string, tags.docString], color: "var(--ink-3)" },
      { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], fontWeight: "600" },
      { tag: tags.definition(tags.function(tags.variableName)), fontWeight: "600" },
    ]),
  ),
];
