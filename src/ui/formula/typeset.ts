import katex from "katex";
import "katex/dist/katex.min.css";

/** What an element shows, as LaTeX. */
const shown = new WeakMap<Element, string>();

/**
 * Sets a formula into an element; the text where KaTeX can't set it, since an error in a render blanks the page. Where only its numbers differ from those that stand there, only they are written:
 * that is ten times as fast, and they change with every frame of a drag.
 */
export function typeset(element: HTMLElement, tex: string, text: string): void {
  const before = shown.get(element);
  if (before === tex) return;
  shown.set(element, tex);
  if (before !== undefined && rewritten(element, before, tex)) return;
  try {
    render(element, tex);
  } catch {
    shown.delete(element);
    element.textContent = text;
  }
}

/** A node of KaTeX's, before it is an element. */
interface Box {
  readonly children?: readonly Box[];
  readonly attributes?: Record<string, string>;
  toNode(): Node;
}

const { __renderToDomTree: boxesOf } = katex as unknown as {
  __renderToDomTree(tex: string, options: katex.KatexOptions): Box;
};

function render(element: HTMLElement, tex: string): void {
  // `trust` for our own \htmlData alone; rendering into an element, since the policy forbids style attributes in HTML.
  const boxes = boxesOf(`\\displaystyle ${tex}`, {
    trust: ({ command }) => command === "\\htmlData",
    strict: false,
    output: "html",
    throwOnError: true,
  });
  withoutStyles(boxes);
  element.replaceChildren(boxes.toNode());
}

/** The policy refuses style attributes, which tall brackets have that are drawn: their width stands there twice. */
function withoutStyles({ children = [], attributes }: Box): void {
  if (attributes) delete attributes.style;
  for (const child of children) withoutStyles(child);
}

/** What stretches around its numbers, or doesn't have them in reading order: fractions, roots, matrices, powers. */
const notInLine = /\\(?:frac|sqrt|left|begin)|\^/;

const numbers = /\d+(?:\.\d+)?/g;

/** Writes new numbers over the old ones; false where that can't be done. */
function rewritten(element: HTMLElement, before: string, after: string): boolean {
  const [old, now] = [withoutMarks(before), withoutMarks(after)];
  if (old.replace(numbers, "#") !== now.replace(numbers, "#") || notInLine.test(now)) return false;
  const [from, to] = [old.match(numbers) ?? [], now.match(numbers) ?? []];
  const texts = numbersIn(element);
  if (texts.length !== from.length || texts.some((text, place) => text.data !== from[place])) return false;
  for (const [place, text] of texts.entries()) if (text.data !== to[place]) text.data = to[place];
  return true;
}

const withoutMarks = (tex: string) => tex.replace(/\\htmlData\{q=\d+\}/g, "");

/** The pieces of text that are numbers, in reading order. */
function numbersIn(element: HTMLElement): Text[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (/^\d+(?:\.\d+)?$/.test(text.data)) texts.push(text);
  }
  return texts;
}
