import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { literalsOf, withLiteral } from "../../../src/engine/program/literals/literals";
import { parseProgram } from "../../../src/engine/program/parse/parse";
import CodeEditor, { type CodeEditorProps } from "../../../src/ui/codeEditor/CodeEditor";
import type { EditorNumber } from "../../../src/ui/codeEditor/editorNumbers";
import { takesStepKeys } from "../../../src/views/step/timeline/keys/takesStepKeys";
import "../../../src/styles/tokens.css";
import "../../../src/styles/page.css";

const program = "w = -0.5\nx = np.array([1.5, 2])\nL = (w * x).sum()\n";

function numbersIn(text: string): readonly EditorNumber[] | undefined {
  try {
    return literalsOf(parseProgram(text)).map((literal) => ({
      ...literal,
      rewritten: (value) => withLiteral(text, literal, value),
    }));
  } catch {
    return undefined; // it is being typed
  }
}

/** A line's text as it is seen: a number that is dragged stands in a root of its own. */
const textOf = (node: Node): string =>
  node instanceof Element && node.shadowRoot
    ? (node.shadowRoot.textContent ?? "")
    : node instanceof Text
      ? node.data
      : Array.from(node.childNodes, textOf).join("");

const raw = "onpointerrawupdate" in window ? "pointerrawupdate" : "pointermove";

async function open(props: Partial<CodeEditorProps> = {}) {
  const heard = { onType: vi.fn(), onRun: vi.fn(), onDrag: vi.fn(), onPoint: vi.fn() };
  const all = {
    ...heard,
    text: program,
    label: "Program",
    description: "Escape, then Tab leaves",
    numbersIn,
    faults: [],
    marks: {},
    ...props,
  };
  const { container, rerender } = await render(<CodeEditor {...all} />);
  const root = container.querySelector(".code-editor")?.shadowRoot as ShadowRoot;
  const content = root.querySelector<HTMLElement>(".cm-content") as HTMLElement;
  return {
    ...heard,
    content,
    text: () => [...root.querySelectorAll<HTMLElement>(".cm-line")].map(textOf).join("\n"),
    all: (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)],
    show: (more: Partial<CodeEditorProps>) => rerender(<CodeEditor {...all} {...more} />),
  };
}

const press = (target: Element, x: number) =>
  target.dispatchEvent(
    new PointerEvent("pointerdown", { pointerId: 1, clientX: x, button: 0, bubbles: true, composed: true }),
  );
const pointer = (type: string, clientX: number) =>
  window.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX }));

test("the numbers that can be dragged are marked with their signs", async () => {
  const { all } = await open();
  expect(all(".number.negative").map(({ textContent }) => textContent)).toEqual(["-0.5"]);
  expect(all(".number.positive").map(({ textContent }) => textContent)).toEqual(["1.5", "2"]);
});

test("a number that is dragged is another in the text, and is run at the end; Escape brings the old one back", async () => {
  vi.spyOn(document.documentElement, "setPointerCapture").mockImplementation(() => undefined);
  const { all, text, onDrag, onRun, onType } = await open();
  press(all(".number")[0], 100);
  pointer(raw, 104);
  pointer(raw, 134);
  await vi.waitFor(() => expect(text()).toContain("w = -0.2\n"));
  expect(onDrag).toHaveBeenLastCalledWith(program.replace("-0.5", "-0.2"));
  pointer("pointerup", 134);
  expect(onRun).toHaveBeenCalledExactlyOnceWith(program.replace("-0.5", "-0.2"));
  press(all(".number")[1], 100);
  pointer(raw, 104);
  pointer(raw, 204);
  await vi.waitFor(() => expect(text()).toContain("2.5, 2"));
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  expect(text()).toContain("1.5, 2");
  expect(onDrag).toHaveBeenLastCalledWith(undefined);
  expect(onRun).toHaveBeenCalledOnce();
  expect(onType).not.toHaveBeenCalled();
});

test("by keyboard a number is stepped, typed text is told, and both are undone one by one", async () => {
  const { content, onRun, onType, text } = await open();
  content.focus();
  await userEvent.keyboard("{Control>}{Home}{/Control}{End}{Alt>}{ArrowUp}{/Alt}");
  expect(onRun).toHaveBeenLastCalledWith(program.replace("-0.5", "-0.49"));
  await userEvent.keyboard(" # w");
  expect(onType).toHaveBeenLastCalledWith(program.replace("-0.5", "-0.49 # w"));
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(text()).toContain("w = -0.49\n");
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(text()).toContain("w = -0.5\n");
});

test("with Alt a number goes as far as in a graph: Shift a tenth, a page key ten steps, and whole ones stay whole", async () => {
  const { content, onRun } = await open();
  content.focus();
  await userEvent.keyboard("{Control>}{Home}{/Control}{End}");
  for (const [keys, value] of [
    ["{ArrowDown}", "-0.51"],
    ["{Shift>}{ArrowUp}{/Shift}", "-0.509"],
    ["{PageUp}", "-0.409"],
  ] as const) {
    await userEvent.keyboard(`{Alt>}${keys}{/Alt}`);
    expect(onRun).toHaveBeenLastCalledWith(program.replace("-0.5", value));
  }
  await userEvent.keyboard("{ArrowDown}{End}{ArrowLeft}{ArrowLeft}{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}");
  expect(onRun).toHaveBeenLastCalledWith(program.replace("-0.5", "-0.409").replace("2]", "3]"));
});

test("a tiny number of the text is stepped by its power of ten, and comes through 0", async () => {
  const { content, onRun } = await open();
  content.focus();
  await userEvent.keyboard("{Control>}{Home}{/Control}{End}{Backspace}{Backspace}{Backspace}2e-7");
  for (const value of ["-1e-7", "9e-7", "0.0000019"]) {
    await userEvent.keyboard(`{Alt>}{${value === "-1e-7" ? "ArrowUp" : "PageUp"}}{/Alt}`);
    expect(onRun).toHaveBeenLastCalledWith(program.replace("-0.5", value));
  }
});

test("Control and Enter runs, and so does leaving what was typed; Escape and Tab leaves", async () => {
  const { content, onRun, all } = await open();
  content.focus();
  await userEvent.keyboard("#");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(onRun).toHaveBeenCalledTimes(1);
  await userEvent.keyboard("{Tab}");
  expect(all(".cm-focused")).toHaveLength(1);
  await userEvent.keyboard("#{Escape}{Tab}");
  await vi.waitFor(() => expect(all(".cm-focused")).toHaveLength(0));
  await vi.waitFor(() => expect(onRun).toHaveBeenCalledTimes(2));
});

test("a program that is pasted over all of another runs; what is pasted into it doesn't yet", async () => {
  const { content, onRun, onType } = await open();
  const paste = (text: string) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  };
  content.focus();
  await userEvent.keyboard("{Control>}{Home}{/Control}");
  paste("a = 1\n");
  await expect.poll(() => onType.mock.calls).toEqual([[`a = 1\n${program}`]]);
  expect(onRun).not.toHaveBeenCalled();
  await userEvent.keyboard("{Control>}a{/Control}");
  paste("L = 2.5\n");
  await expect.poll(() => onRun.mock.calls).toEqual([["L = 2.5\n"]]);
});

test("leaving runs nothing that was dragged or has run: an undo may have come before the editor is told", async () => {
  const { content, onRun, all } = await open();
  content.focus();
  press(all(".number")[1], 100);
  pointer(raw, 110);
  pointer("pointerup", 110);
  expect(onRun).toHaveBeenCalledTimes(1);
  await userEvent.keyboard("{Escape}{Tab}");
  await vi.waitFor(() => expect(all(".cm-focused")).toHaveLength(0));
  // CodeMirror tells of a blur a moment later.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(onRun).toHaveBeenCalledTimes(1);
});

test("the step's line, what is pointed at and the faults are marked, and a text from outside keeps its numbers", async () => {
  const { all, show, text } = await open();
  const faults = [{ from: 33, to: 36, message: "there is no L" }];
  await show({ marks: { line: 2, lit: [{ from: 0, to: 1 }] }, faults });
  await vi.waitFor(() =>
    expect(all("[aria-current=step]").map((line) => line.textContent)).toEqual(["x = np.array([1.5, 2])"]),
  );
  expect(all(".lit").map(({ textContent }) => textContent)).toEqual(["w"]);
  await vi.waitFor(() => expect(all(".cm-lintRange-error")).toHaveLength(1));
  await show({ text: program.replace("1.5", "-7.25") });
  expect(text()).toContain("-7.25");
  expect(all(".number.negative")).toHaveLength(2);
});

test("a text that can't be read keeps the marks of its numbers", async () => {
  const { content, all } = await open();
  content.focus();
  await userEvent.keyboard("{Control>}{End}{/Control}y = (");
  expect(all(".number")).toHaveLength(3);
});

test("what is typed is typed, and no key of the page's", async () => {
  const { content, text, onType } = await open();
  const heard = vi.fn();
  const taken = vi.fn();
  const capture = (event: KeyboardEvent) => taken(takesStepKeys(event));
  window.addEventListener("keydown", heard);
  window.addEventListener("keydown", capture, { capture: true });
  content.focus();
  await userEvent.keyboard("{Control>}{End}{/Control}p = 1 + 2 * 3{Shift>}{ArrowLeft}{/Shift}?");
  window.removeEventListener("keydown", heard);
  window.removeEventListener("keydown", capture, { capture: true });
  expect(text().endsWith("p = 1 + 2 * ?")).toBe(true);
  expect(onType).toHaveBeenLastCalledWith(`${program}p = 1 + 2 * ?`);
  expect(heard).not.toHaveBeenCalled();
  expect(taken.mock.calls.flat()).not.toContain(true);
});
