import { expect, test } from "vitest";
import { graphLayout } from "../../../../src/draw/graph/graphLayout";
import { createLabels } from "../../../../src/engine/names/labels";
import { runPass } from "../../../../src/engine/pass/pass";
import { createTrace } from "../../../../src/engine/steps/trace";
import graphStyles from "../../../../src/views/step/graph/graph.css?raw";
import { graphScene } from "../../../../src/views/step/graph/graphScene";
import { paintGraph } from "../../../../src/views/step/graph/paint/paintGraph";
import type { Measure } from "../../../../src/views/step/graph/scene/measureText";
import { classic } from "../../../documents";
import { knownNumber, stepOf } from "../../open";
import { pictureOf } from "../../picture";

const size = [700, 560] as const;

/** About as wide as in common faces: what stands where must not depend on the machine's. */
const measure: Measure = (text, face, height) => text.length * height * (face === "number" ? 0.602 : 0.56);

/** The graph of the classic exercise after the step that computes a quantity. */
function graphAt(quantity: string): string {
  const index = stepOf(quantity);
  const { phase, reads } = createTrace(runPass(classic)).at(index);
  const scene = graphScene(
    {
      document: classic,
      example: 1,
      numbers: (name) => (stepOf(name) > index ? undefined : knownNumber(name)),
      current: { quantity, phase, reads },
      lit: new Set(),
      notation: createLabels(classic.names),
    },
    graphLayout(classic, ...size),
    measure,
  );
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  paintGraph(svg, scene);
  return pictureOf(svg, { size, styles: graphStyles, within: ["graph"] });
}

for (const [name, quantity] of [
  ["forward", "z1[1]"],
  ["backward", "dL/dW2[1,1]"],
  ["update", "W1[1,2]'"],
])
  test(`the graph at a step of the ${name} phase looks as it was reviewed`, async () => {
    await expect(graphAt(quantity)).toMatchFileSnapshot(`snapshots/graph-${name}.svg`);
  });
