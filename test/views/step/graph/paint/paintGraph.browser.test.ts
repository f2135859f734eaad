import { expect, test } from "vitest";
import { graphLayout } from "../../../../../src/draw/graph/graphLayout";
import type { NetworkDocument } from "../../../../../src/engine/document/document";
import { nameOf } from "../../../../../src/engine/names/canonicalName";
import { createLabels } from "../../../../../src/engine/names/labels";
import { runPass } from "../../../../../src/engine/pass/pass";
import { createTrace } from "../../../../../src/engine/steps/trace";
import { graphScene } from "../../../../../src/views/step/graph/graphScene";
import { paintGraph } from "../../../../../src/views/step/graph/paint/paintGraph";
import type { Measure } from "../../../../../src/views/step/graph/scene/measureText";
import { classic } from "../../../../documents";

const measure: Measure = (text, face, height) => text.length * height * (face === "number" ? 0.602 : 0.56);

const layer = (inputs: number, units: number) => ({
  units,
  activation: "tanh",
  biasMode: "perUnit" as const,
  weights: Array.from({ length: units }, (_, j) =>
    Array.from({ length: inputs }, (_, i) => Math.sin(1 + j * inputs + i)),
  ),
  bias: Array.from({ length: units }, (_, j) => Math.cos(j)),
});
const wide: NetworkDocument = {
  ...classic,
  names: {},
  inputs: 3,
  layers: [layer(3, 5), layer(5, 5), layer(5, 2)],
  batch: { inputs: [[1, -0.5, 0.25]], targets: [[0, 1]] },
};

for (const [network, document] of Object.entries({ classic, wide }))
  for (const size of ["layer", "unit"] as const)
    test(`painted over another step's, a step of ${network} by ${size} is as if it were the first`, () => {
      const trace = createTrace(runPass(document), size);
      const layout = graphLayout(document, 700, 560);
      const notation = createLabels(document.names);
      const quantities = [...trace.quantities(1)];
      const sceneAt = (index: number) => {
        const step = trace.at(index);
        const computed = quantities.filter((one) => one.step <= index);
        const known = new Map([
          ...givenIn(document),
          ...computed.map(({ name, value }) => [name, value] as const),
        ]);
        const quantity = nameOf(step.quantity);
        return graphScene(
          {
            document,
            example: 1,
            numbers: (name) => known.get(name),
            current: { quantity, phase: step.phase, reads: step.reads },
            lit: new Set(index % 3 === 0 ? ["W1[2,1]"] : []),
            notation,
          },
          layout,
          measure,
        );
      };
      const svg = svgOf();
      // Forth, and back in larger steps.
      const forth = Array.from({ length: trace.count }, (_, index) => index);
      for (const index of [...forth, ...forth.filter((at) => at % 4 === 1).toReversed()]) {
        const scene = sceneAt(index);
        paintGraph(svg, scene);
        const anew = svgOf();
        paintGraph(anew, scene);
        const shown = svg.cloneNode(true) as SVGSVGElement;
        for (const spare of shown.querySelectorAll(".spare")) spare.remove();
        if (!shown.isEqualNode(anew)) expect(shown.outerHTML, `step ${index}`).toBe(anew.outerHTML);
      }
    });

/** The parameters by name, and the example. */
const givenIn = ({ layers, batch }: NetworkDocument): (readonly [string, number])[] => [
  ...batch.inputs[0].map((value, i) => [`x[${i + 1}]`, value] as const),
  ...batch.targets[0].map((value, k) => [`t[${k + 1}]`, value] as const),
  ...layers.flatMap(({ weights, bias }, l) => [
    ...weights.flatMap((row, j) => row.map((value, i) => [`W${l + 1}[${j + 1},${i + 1}]`, value] as const)),
    ...(typeof bias === "number" ? [bias] : bias).map(
      (value, j) => [typeof bias === "number" ? `b${l + 1}` : `b${l + 1}[${j + 1}]`, value] as const,
    ),
  ]),
];

const svgOf = () => document.createElementNS("http://www.w3.org/2000/svg", "svg");
