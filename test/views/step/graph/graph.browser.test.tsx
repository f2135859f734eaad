import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { NetworkDocument } from "../../../../src/engine/document/document";
import { createNotation } from "../../../../src/engine/names/notation";
import exercise from "../../../../src/exercises/d-p1.json";
import { Graph, type GraphProps } from "../../../../src/views/step/graph/Graph";
import "../../../../src/styles/tokens.css";

const twoTwoTwo = exercise.document as NetworkDocument;
const wide = network([4, 8, 8, 3]);

/** The numbers of 2-2-2 up to the gradient of w₅. */
const known: Readonly<Record<string, number>> = {
  ...given(twoTwoTwo),
  "z1[1]": 0.3775,
  "z1[2]": 0.39249999999999996,
  "a1[1]": 0.59326999210718723,
  "a1[2]": 0.59688437825976703,
  "z2[1]": 1.1059059670597702,
  "z2[2]": 1.2249214040964653,
  "a2[1]": 0.75136506955231575,
  "a2[2]": 0.77292846532146253,
  L: 0.29837110876000272,
  "dL/da2[1]": 0.74136506955231574,
  "dL/da2[2]": -0.21707153467853746,
  "dL/dz2[1]": 0.13849856162855698,
  "dL/dz2[2]": -0.038098236516556229,
  "dL/dW2[1,1]": 0.082167040564230784,
};

const step: GraphProps["current"] = {
  quantity: "dL/dW2[1,1]",
  phase: "backward",
  reads: ["dL/dz2[1]", "a1[1]"],
};

test("no label of 2-2-2 overlaps a label, a node or a caption", async () => {
  const { container } = await draw({});
  const names = labels(container).map((label) => label.getAttribute("data-point"));
  expect(names.toSorted()).toEqual([
    "W1[1,1]",
    "W1[1,2]",
    "W1[2,1]",
    "W1[2,2]",
    "W2[1,1]",
    "W2[1,2]",
    "W2[2,1]",
    "W2[2,2]",
    "dL/dz2[1]",
  ]);
  expectNoOverlaps(container);
});

test("of a shared bias the edge to the unit in question is lit, and not the others", async () => {
  const current = { quantity: "z1[1]", phase: "forward", reads: ["W1[1,1]", "x[1]", "b1"] } as const;
  const { container } = await draw({ current });
  expect(container.querySelectorAll(".edge.bias")).toHaveLength(4);
  expect(container.querySelectorAll(".edge.bias.read")).toHaveLength(1);
  expect(container.querySelectorAll(".band")).toHaveLength(2);
});

for (const [width, height] of [
  [1000, 700],
  [700, 608],
  [390, 500],
]) {
  test(`no label of 4-8-8-3 overlaps anything at ${width} × ${height}`, async () => {
    const reads = ["W2[3,1]", "W2[3,2]", "W2[3,3]", "W2[3,4]", "b2[3]", "a1[1]"];
    const numbers = (name: string) =>
      given(wide)[name] ?? (/^a1|^z2\[[123]\]/.test(name) ? -0.123456 : undefined);
    const { container } = await draw(
      { document: wide, numbers, current: { quantity: "z2[3]", phase: "forward", reads } },
      width,
      height,
    );
    expectNoOverlaps(container);
    const sizes = [...container.querySelectorAll("text")].map((text) =>
      Number.parseFloat(getComputedStyle(text).fontSize),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
  });
}

test("a number that isn't known yet has no element", async () => {
  const { container } = await draw({});
  for (const name of ["dL/dW2[1,2]", "dL/da1[1]", "dL/dx[1]", "W2[1,1]'"])
    expect(at(container, name), name).toBeNull();
  const start = await draw({
    numbers: (name) => given(twoTwoTwo)[name],
    current: { quantity: "x[1]", phase: "forward", reads: [] },
  });
  expect(at(start.container, "a1[1]")).toBeNull();
  expect(at(start.container, "L")).toBeNull();
});

test("a number is rounded for the eye and whole in its data", async () => {
  const { container } = await draw({});
  const shown = at(container, "dL/dW2[1,1]");
  expect(shown?.textContent).toBe("0.08217");
  expect(shown?.getAttribute("data-value")).toBe("0.082167040564230784");
  expect(Number(at(container, "a2[2]")?.getAttribute("data-value"))).toBe(known["a2[2]"]);
  expect(at(container, "dL/da2[2]")?.textContent).toBe("−0.2171");
});

test("names are those of the sheet", async () => {
  const { container } = await draw({});
  const text = container.textContent;
  for (const name of ["w₅", "h₁", "o₂", "i₁", "b₂", "t₁"]) expect(text).toContain(name);
});

test("the weighted sum stands in for an activation that isn't known yet", async () => {
  const { "a2[1]": _a, "dL/da2[1]": _gradient, ...before } = known;
  const { container } = await draw({
    numbers: (name) => before[name],
    current: { quantity: "z2[1]", phase: "forward", reads: [] },
  });
  expect(at(container, "z2[1]")?.textContent).toBe("1.106");
  expect(at(container, "z2[2]")).toBeNull();
});

test("a new weight takes the place of the old one", async () => {
  const numbers = (name: string) => (name === "W2[1,1]'" ? 0.3589164797178846 : known[name]);
  const { container } = await draw({
    numbers,
    current: { quantity: "W2[1,1]'", phase: "update", reads: ["W2[1,1]", "dL/dW2[1,1]"] },
  });
  expect(at(container, "W2[1,1]'")?.textContent).toBe("→ 0.3589");
  expect(at(container, "W2[1,1]")).toBeNull();
});

test("a gradient without a place in the picture is written beside its node while the step is at it", async () => {
  const { container } = await draw({
    current: { quantity: "dL/dz2[1]", phase: "backward", reads: ["dL/da2[1]", "z2[1]"] },
  });
  expect(at(container, "dL/dz2[1]")?.textContent).toBe("0.1385");
  expect(at(container, "dL/dz2[2]")).toBeNull();
});

test("what the step computes and what it reads stand out, and its edge moves backward", async () => {
  const { container } = await draw({});
  const marked = (selector: string) =>
    [...container.querySelectorAll(selector)].map((element) => element.getAttribute("data-point"));
  expect(marked(".label.now")).toEqual(["W2[1,1]"]);
  expect(marked(".node.read")).toEqual(["a1[1]", "a2[1]"]);
  expect(container.querySelectorAll(".flow.backward").length).toBe(1);
  expect(container.querySelector("svg")?.getAttribute("aria-label")).toBe(
    "Network with 2 inputs and layers of 2, 2 units. Step of the backward phase: ∂L/∂w₅ = 0.08217.",
  );
});

test("numbers travel along the step's edges once the picture rests, and not while it is painted", async () => {
  const travelIn = (svg: Element) =>
    svg
      .querySelector(".flows")
      ?.getAnimations()
      .map(({ effect }) => effect?.getTiming().direction);
  const whilePainted: unknown[] = [];
  const onPaint = (svg: Element) => whilePainted.push(travelIn(svg));
  const { container, again } = await draw({ onPaint });
  await vi.waitFor(() => expect(travelIn(container)).toEqual(["reverse"]));
  const painted = whilePainted.length;
  const current = { quantity: "z1[1]", phase: "forward", reads: ["W1[1,1]", "x[1]", "b1"] } as const;
  await again({ current });
  await vi.waitFor(() => expect(travelIn(container)).toEqual(["normal"]));
  expect(whilePainted.length).toBeGreaterThan(painted);
  expect(whilePainted.flat()).toEqual([]);
});

test("pointing at a node, an edge or a number names its quantity, and leaving unnames it", async () => {
  const onPoint = vi.fn();
  const { container } = await draw({ onPoint });
  const over = (element: Element | null) =>
    element?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  over(container.querySelector('.node[data-point="a1[2]"]'));
  over(container.querySelector('.hit[data-point="W1[2,1]"]'));
  over(at(container, "dL/da2[1]"));
  over(container.querySelector("svg"));
  expect(onPoint.mock.calls).toEqual([["a1[2]"], ["W1[2,1]"], ["dL/da2[1]"], [undefined]]);
});

test("the pointer finds an edge from some pixels away", async () => {
  const onPoint = vi.fn();
  const { container } = await draw({ onPoint });
  const edge = container.querySelector<SVGPathElement>('.hit[data-point="W2[2,2]"]');
  const middle = edge?.getPointAtLength(edge.getTotalLength() / 2);
  const frame = container.querySelector("svg")?.getBoundingClientRect();
  const hit = document.elementFromPoint(
    (frame?.left ?? 0) + (middle?.x ?? 0),
    (frame?.top ?? 0) + (middle?.y ?? 0) - 6,
  );
  expect(hit?.getAttribute("data-point")).toBe("W2[2,2]");
});

test("a label left out for lack of room appears when its weight is pointed at", async () => {
  const numbers = (name: string) => given(wide)[name];
  const current = { quantity: "x[1]", phase: "forward", reads: [] } as const;
  const quiet = await draw({ document: wide, numbers, current });
  expect(at(quiet.container, "W2[5,4]")).toBeNull();
  const pointed = await draw({ document: wide, numbers, current, lit: new Set(["W2[5,4]"]) });
  expect(at(pointed.container, "W2[5,4]")).not.toBeNull();
  expect(pointed.container.querySelectorAll(".band.lit").length).toBe(1);
});

test("numbers that move are painted without React", async () => {
  let changed = () => {};
  let weight = 0.4;
  const subscribe = (callback: () => void) => {
    changed = callback;
    return () => {};
  };
  const { container } = await draw({
    numbers: (name) => (name === "W2[1,1]" ? weight : known[name]),
    subscribe,
  });
  weight = 0.75;
  changed();
  expect(at(container, "W2[1,1]")?.textContent).toBe("0.75");
});

async function draw(props: Partial<GraphProps>, width = 700, height = 608) {
  await page.viewport(1100, 800);
  const document = props.document ?? twoTwoTwo;
  const graph = (some: Partial<GraphProps>) => (
    <div style={{ width, height }}>
      <Graph
        document={document}
        example={1}
        numbers={(name) => known[name]}
        current={step}
        lit={new Set()}
        onPoint={() => {}}
        notation={createNotation(document.names)}
        {...props}
        {...some}
      />
    </div>
  );
  const screen = await render(graph({}));
  return { ...screen, again: (some: Partial<GraphProps>) => screen.rerender(graph(some)) };
}

const at = (container: Element, name: string) => container.querySelector(`[data-quantity="${name}"]`);

const labels = (container: Element) => [...container.querySelectorAll(".label:not(.over)")];

function expectNoOverlaps(container: Element): void {
  const standing = labels(container);
  const others = [...container.querySelectorAll(".node, .texts text, .legend text")];
  standing.forEach((label, index) => {
    const box = label.getBoundingClientRect();
    for (const other of [...standing.slice(index + 1), ...others]) {
      const against = other.getBoundingClientRect();
      const apart =
        box.right <= against.left ||
        against.right <= box.left ||
        box.bottom <= against.top ||
        against.bottom <= box.top;
      expect(apart, `${label.textContent} and ${other.textContent || other.getAttribute("data-point")}`).toBe(
        true,
      );
    }
  });
}

/** A network with plain weights; how large they are doesn't matter here. */
function network([inputs, ...layers]: readonly number[]): NetworkDocument {
  const some = (count: number) =>
    Array.from({ length: count }, (_, k) => Math.round(Math.sin(k + count) * 100) / 100);
  return {
    ...twoTwoTwo,
    names: {},
    inputs,
    layers: layers.map((units, l) => ({
      units,
      activation: "tanh",
      biasMode: "perUnit",
      weights: Array.from({ length: units }, () => some(l === 0 ? inputs : layers[l - 1])),
      bias: some(units),
    })),
    batch: { inputs: [some(inputs)], targets: [some(layers[layers.length - 1])] },
  };
}

/** Everything that a document itself says, by canonical name. */
function given({ layers, batch }: NetworkDocument): Record<string, number> {
  const entries = layers.flatMap(({ weights, bias, biasMode }, l) => [
    ...weights.flatMap((row, j) => row.map((weight, i) => [`W${l + 1}[${j + 1},${i + 1}]`, weight] as const)),
    ...bias.map((value, j) => [biasMode === "shared" ? `b${l + 1}` : `b${l + 1}[${j + 1}]`, value] as const),
  ]);
  const features = (letter: string, values: readonly number[]) =>
    values.map((value, k) => [`${letter}[${k + 1}]`, value] as const);
  return Object.fromEntries([
    ...entries,
    ...features("x", batch.inputs[0]),
    ...features("t", batch.targets[0]),
  ]);
}
