import katex from "katex";
import "katex/dist/katex.min.css";

/** What an element shows. */
interface ShownFormula {
  readonly tex: string;
  /** What of the LaTeX isn't a number, where the numbers can be written over. */
  readonly frame?: string;
  /** The numbers that stand there, in the order of the LaTeX. */
  readonly numbers?: readonly Text[];
}

const shown = new WeakMap<Element, ShownFormula>();

/**
 * Sets a formula into an element; the text where KaTeX can't set it, since an error in a render blanks the page. Formulas
 * that differ in their numbers alone, indices among them, are typeset once: the numbers are written into what stands
 * there, or into a copy of it. That is ten times as fast, and they change with every step and every frame of a drag.
 */
export function typeset(element: HTMLElement, tex: string, text: string): void {
  const before = shown.get(element);
  if (before?.tex === tex) return;
  const { frame, numbers } = framed(tex);
  if (before?.numbers && before.frame === frame) {
    write(before.numbers, numbers);
    shown.set(element, { ...before, tex });
    return;
  }
  try {
    const template = templateOf(frame, numbers.length);
    const copy = (template?.tree.cloneNode(true) ?? rendered(tex)) as Element;
    if (template) write(numbersIn(copy, template), numbers);
    const there = before && element.firstElementChild;
    if (there && isAlike(there, copy)) become(there, copy);
    else element.replaceChildren(copy);
    const now = element.firstElementChild as Element;
    shown.set(element, template ? { tex, frame, numbers: numbersIn(now, template) } : { tex });
  } catch {
    shown.delete(element);
    element.textContent = text;
  }
}

/**
 * Makes one formula another: what is alike in both stays, styled and laid out. In sums of many terms that is most of it,
 * where a number is negative and has brackets.
 */
function become(there: Element, other: Element): void {
  for (const { name } of [...there.attributes])
    if (!other.hasAttribute(name) && !(partOnly.has(name) && other.hasAttribute("data-q")))
      there.removeAttribute(name);
  for (const { name, value } of other.attributes) {
    if (there.getAttribute(name) === value) continue;
    // The policy forbids to set it as an attribute.
    if (name === "style") (there as HTMLElement).style.cssText = value;
    else there.setAttribute(name, value);
  }
  const wanted = [...other.childNodes];
  // A sum that has one more term keeps those that it had.
  for (const [index, next] of wanted.entries()) {
    const old = there.childNodes[index];
    if (!old) there.append(next);
    else if (!isAlike(old, next)) old.replaceWith(next);
    else if (old instanceof Element) become(old, next as Element);
    else if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
  }
  while (there.childNodes.length > wanted.length) there.lastChild?.remove();
}

const isAlike = (one: Node, other: Node) =>
  one.nodeName === other.nodeName &&
  (!(one instanceof Element) || one.getAttribute("class") === (other as Element).getAttribute("class"));

/** What is written on a part later, again with each formula. */
const partOnly: ReadonlySet<string> = new Set(["data-quantity", "data-value", "data-rename"]);

/** A node of KaTeX's, before it is an element. */
interface InkBox {
  readonly children?: readonly InkBox[];
  readonly attributes?: Record<string, string>;
  toNode(): Node;
}

const { __renderToDomTree: boxesOf } = katex as unknown as {
  __renderToDomTree(tex: string, options: katex.KatexOptions): InkBox;
};

/** What KaTeX makes of a formula. @throws where it can't be set */
export function rendered(tex: string): Node {
  // `trust` for our own \htmlData alone; as nodes, since the policy forbids style attributes in HTML.
  const boxes = boxesOf(`\\displaystyle ${tex}`, {
    trust: ({ command }) => command === "\\htmlData",
    strict: false,
    output: "html",
    throwOnError: true,
  });
  withoutStyles(boxes);
  return boxes.toNode();
}

/** The policy refuses style attributes, which tall brackets have that are drawn: their width stands there twice. */
function withoutStyles({ children = [], attributes }: InkBox): void {
  if (attributes) delete attributes.style;
  for (const child of children) withoutStyles(child);
}

/** Stands in a frame where a number stood; KaTeX sets no such character. */
const hole = "\ue000";

/** What is written as a text, as a shape is, isn't a number that changes. */
const numberOrMark = /\\htmlData\{q=\d+\}|\\text\{[^{}]*\}|\d+(?:\.\d+)?/g;

/** The LaTeX with an open place for each number, and the numbers. */
function framed(tex: string): { readonly frame: string; readonly numbers: readonly string[] } {
  const numbers: string[] = [];
  const frame = tex.replace(numberOrMark, (found) => {
    if (found.startsWith("\\")) return found;
    numbers.push(found);
    return hole;
  });
  return { frame, numbers };
}

/**
 * Where the number of digits matters: an argument without braces is a single one, and on a single one a power, a hat or a
 * face of type sits differently.
 */
const isSized =
  /(?:[_^]|\\[dt]?frac|\\(?:sqrt|[a-z]*(?:bf|rm|it|hat|bar|line)) *\{?|(?<!\\begin\{\w+)\}) *\ue000|\ue000 *[_^]|(?<![_^])\{\ue000\} *[_^]/;

/** A typeset formula with stand-ins for its numbers. */
interface Template {
  readonly tree: Node;
  /** Which of its pieces of text are the numbers, in the order of the LaTeX: in a fraction the lower ones stand first. */
  readonly order: readonly number[];
}

/** By their frames; nothing where the numbers can't be written over. */
const templates = new Map<string, Template | undefined>();
const mostTemplates = 300;

/** @throws where KaTeX can't set it */
function templateOf(frame: string, count: number): Template | undefined {
  if (templates.has(frame)) return templates.get(frame);
  const template = isSized.test(frame) ? undefined : makeTemplate(frame, count);
  if (templates.size >= mostTemplates) templates.clear();
  templates.set(frame, template);
  return template;
}

function makeTemplate(frame: string, count: number): Template | undefined {
  // All as long, so that none is a part of another. Digits are equally high, and KaTeX asks for no width.
  const standIns = Array.from({ length: count }, (_, k) => String(100_000 + k));
  const pieces = frame.split(hole);
  if (pieces.length !== count + 1) return undefined;
  const tree = rendered(pieces.map((piece, k) => piece + (standIns[k] ?? "")).join(""));
  const texts = textsIn(tree).map(({ data }) => data);
  const order = standIns.map((standIn) => texts.indexOf(standIn));
  return order.includes(-1) ? undefined : { tree, order };
}

/** The pieces of text that are the numbers, in the order of the LaTeX. */
function numbersIn(tree: Node, { order }: Template): Text[] {
  const texts = textsIn(tree);
  return order.map((index) => texts[index]);
}

function write(texts: readonly Text[], numbers: readonly string[]): void {
  for (const [index, text] of texts.entries()) if (text.data !== numbers[index]) text.data = numbers[index];
}

/** The pieces of text, in reading order. */
function textsIn(tree: Node): Text[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}
