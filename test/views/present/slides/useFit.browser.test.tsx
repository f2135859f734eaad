import { useRef } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { useFit } from "../../../../src/views/present/slides/useFit";

function Slide({ lines, height = 200 }: { readonly lines: number; readonly height?: number }) {
  const [frame, text] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  useFit(frame, text);
  return (
    <div ref={frame} style={{ width: 300, height, overflow: "auto" }}>
      <div ref={text} className="fitted" style={{ fontSize: "calc(20px * var(--fit))", lineHeight: "1" }}>
        {Array.from({ length: lines }, (_, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines stay in their order
          <div key={k}>line</div>
        ))}
      </div>
    </div>
  );
}

const scaleOf = (container: Element) =>
  Number(container.querySelector<HTMLElement>(".fitted")?.style.getPropertyValue("--fit"));

test.each([
  ["as large as it may be where there is room", 4, 1.3],
  ["smaller where more is to be shown", 9, 1.1],
  ["smallest, and scrolled, where nothing else helps", 40, 0.72],
])("text is %s", async (_name, lines, expected) => {
  const { container } = await render(<Slide lines={lines} />);
  expect(scaleOf(container)).toBe(expected);
});

test("it fits again when there is more text, or more room", async () => {
  const { container, rerender } = await render(<Slide lines={4} />);
  await rerender(<Slide lines={9} />);
  await vi.waitFor(() => expect(scaleOf(container)).toBe(1.1));
  await rerender(<Slide lines={9} height={400} />);
  await vi.waitFor(() => expect(scaleOf(container)).toBe(1.3));
});

test("what changes its size by itself is fitted, and the browser has no remark on layout", async () => {
  const remarks = vi.fn((event: ErrorEvent) => event.preventDefault());
  window.addEventListener("error", remarks);
  onTestFinished(() => window.removeEventListener("error", remarks));
  const { container } = await render(<Slide lines={4} />);
  const [line] = container.querySelectorAll<HTMLElement>(".fitted > div");
  line.style.height = "6em";
  await vi.waitFor(() => expect(scaleOf(container)).toBe(1.1));
  line.style.height = "";
  await vi.waitFor(() => expect(scaleOf(container)).toBe(1.3));
  expect(remarks).not.toHaveBeenCalled();
});

test("a formula that is wider than its place makes it smaller", async () => {
  const wide = (width: string) => (
    <div className="formula" style={{ width: 280, overflow: "hidden" }}>
      <div style={{ width }}>x</div>
    </div>
  );
  function Wide() {
    const [frame, text] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
    useFit(frame, text);
    return (
      <div ref={frame} style={{ width: 300, height: 200 }}>
        <div ref={text} className="fitted">
          {wide("calc(300px * var(--fit))")}
        </div>
      </div>
    );
  }
  const { container } = await render(<Wide />);
  expect(scaleOf(container)).toBe(0.92);
});
