import { select } from "d3";
import { type Scale, scaleColour } from "../../../../draw/colour";
import { shortNumber } from "../../../../engine/math/format";
import { setText } from "../../../../ui/setText";
import { hasChanged, layerOf, setAttributes } from "../paint/svgWriting";
import type { GraphScene } from "../scene/graphDrawn";
import { createMeasure, type Measure } from "../scene/measureText";

const stops = [-1, -0.6, -0.3, -0.1, -0.02, -0.001, 0, 0.001, 0.02, 0.1, 0.3, 0.6, 1];

/** What paints the scales at the top right, each with its name, its ends and its colours. */
export function createLegend(): (svg: SVGSVGElement, scene: GraphScene) => void {
  const measure = createMeasure();
  return (svg, scene) => paintLegend(svg, scene, measure);
}

function paintLegend(svg: SVGSVGElement, { layout, domains }: GraphScene, measure: Measure): void {
  const legend = layerOf(svg, "legend");
  if (!hasChanged(legend, [layout, domains.value, domains.gradient])) return;
  const group = select(legend);
  const size = 11;
  const bar = layout.width < 480 ? 56 : 84;
  const rows = (["value", "gradient"] as const).flatMap((scale: Scale, line) => {
    const domain = domains[scale];
    return domain === undefined || layout.top < 40
      ? []
      : [{ scale, line, low: shortNumber(-domain, 2), high: shortNumber(domain, 2) }];
  });
  const widest = Math.max(0, ...rows.map(({ high }) => measure(high, "hint", size)));
  const right = layout.width - 14 - widest - 7;
  group
    .selectAll<SVGGElement, (typeof rows)[number]>("g")
    .data(rows, ({ scale }) => scale)
    .join((enter) => {
      const row = enter.append("g");
      const gradient = row.append("linearGradient").attr("id", ({ scale }) => `${svg.id}-${scale}`);
      gradient
        .selectAll("stop")
        .data(({ scale }) => stops.map((at) => ({ at, colour: scaleColour(scale, at, 1) })))
        .join("stop")
        .attr("offset", ({ at }) => (at + 1) / 2)
        .style("stop-color", ({ colour }) => colour);
      row.append("text").attr("class", "low");
      row.append("text").attr("class", "high");
      row
        .append("rect")
        .attr("height", 7)
        .attr("rx", 3.5)
        .attr("fill", ({ scale }) => `url(#${svg.id}-${scale})`);
      return row;
    })
    .each(function ({ scale, line, low, high }) {
      setAttributes(this, { class: "scale", transform: `translate(${right},${22 + 16 * line})` });
      const [, lowText, highText, colours] = this.children;
      setAttributes(lowText, { x: -bar - 7, y: 4 });
      setText(lowText, `${scale} ${low}`);
      setAttributes(highText, { x: 7, y: 4 });
      setText(highText, high);
      setAttributes(colours, { x: -bar, y: -3.5, width: bar });
    });
}
