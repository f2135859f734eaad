import { type PointerEvent, useEffect, useId, useLayoutEffect, useMemo, useRef } from "react";
import { graphLayout } from "../../../draw/graph/graphLayout";
import type { NetworkDocument } from "../../../engine/document/document";
import { shortNumber } from "../../../engine/math/format";
import { writtenName } from "../../../engine/names/labels";
import { laterPart } from "../../../loadPart";
import { part } from "../../../ui/part";
import { Boundary } from "../../../ui/trouble/Boundary";
import { useSize } from "../../parts/useSize";
import { graphScene } from "./graphScene";
import type { LabelArrangement } from "./labels/arrangement";
import { paintGraph } from "./paint/paintGraph";
import type { PicturePainter } from "./paint/picturePainter";
import type { GraphScene } from "./scene/graphDrawn";
import type { GraphState } from "./scene/graphReader";
import { createMeasure, letterSpacing } from "./scene/measureText";
import "./graph.css";

/** Where the inputs are a picture. */
const inputPicture = laterPart(() => import("./paint/picturePainter"));
const ZoomButtons = part(() => import("./zoom/ZoomButtons"), { isSmall: true });

export interface GraphProps extends GraphState {
  /** The pointer comes to a node, an edge or a number, or leaves it. */
  readonly onPoint: (quantity: string | undefined) => void;
  /** Calls back when `numbers` would answer differently, so that moving numbers are painted without React. */
  readonly subscribe?: (changed: () => void) => () => void;
  /** After each painting. */
  readonly onPaint?: ((svg: SVGSVGElement, scene: GraphScene) => void) | undefined;
}

/** The network as units and edges, with every number that is known at this step. */
export function Graph({ onPoint, subscribe, onPaint, ...state }: GraphProps) {
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const arrangement = useRef<LabelArrangement>(undefined);
  const pointed = useRef<string>(undefined);
  const picture = useRef<PicturePainter>(undefined);
  const repaint = useRef(() => {});
  const id = useId().replaceAll(":", "");
  const size = useSize(frame);
  const spacing = useRef(0);
  // Some readers want more space between letters. Asked for before anything is written, it costs no look at the styles.
  const space = svg.current ? letterSpacing(svg.current) : 0;
  const measure = useMemo(() => createMeasure(() => spacing.current), []);
  const shape = shapeOf(state.document);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout depends on the sizes alone, not on the weights.
  const layout = useMemo(() => {
    arrangement.current = undefined;
    return size && graphLayout(state.document, size.width, size.height);
  }, [shape, size]);

  useLayoutEffect(() => {
    repaint.current = () => {
      if (!svg.current || !layout) return;
      const scene = graphScene(state, layout, measure, arrangement.current);
      arrangement.current = scene.arrangement;
      paintGraph(svg.current, scene);
      if (layout.picture && !inputPicture.now) void inputPicture.load().then(() => repaint.current());
      if (layout.picture) picture.current ??= inputPicture.now?.createPicturePainter(svg.current);
      picture.current?.paint(layout, state);
      onPaint?.(svg.current, scene);
    };
    spacing.current = space;
    repaint.current();
  });
  useEffect(() => subscribe?.(() => repaint.current()), [subscribe]);
  useEffect(
    () => () => {
      picture.current?.stop();
      picture.current = undefined;
    },
    [],
  );

  const point = (quantity: string | undefined) => {
    if (quantity === pointed.current) return;
    pointed.current = quantity;
    onPoint(quantity);
  };
  return (
    <div className="graph" ref={frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: the picture itself holds what can be reached */}
      <svg
        ref={svg}
        id={`graph-${id}`}
        role="figure"
        aria-label={sentence(state)}
        onPointerOver={(event) => point(quantityUnder(event))}
        // With a step, what the pointer is on may have come to stand for another quantity.
        onPointerMove={(event) => point(quantityUnder(event))}
        onPointerLeave={() => point(undefined)}
      />
      <Boundary isSmall>
        <ZoomButtons svg={svg} />
      </Boundary>
    </div>
  );
}

function quantityUnder({ target }: PointerEvent): string | undefined {
  const element = target instanceof Element ? target.closest("[data-quantity], [data-point]") : null;
  return element?.getAttribute("data-quantity") ?? element?.getAttribute("data-point") ?? undefined;
}

/** What of a document the layout depends on. */
function shapeOf({ inputs, layers, picture }: NetworkDocument): string {
  return `${picture ? `${picture.width}x` : ""}${inputs} ${layers.map(({ units, biasMode }) => `${units}${biasMode}`).join(" ")}`;
}

function sentence({ document, numbers, current, notation }: GraphState): string {
  const { inputs, layers } = document;
  const sizes = layers.map(({ units }) => units).join(", ");
  const network = `Network with ${inputs} ${inputs === 1 ? "input" : "inputs"} and ${layers.length === 1 ? "a layer" : "layers"} of ${sizes} units.`;
  const value = numbers(current.quantity);
  const name = writtenName(current.quantity, notation.text);
  return `${network} Step of the ${current.phase} phase: ${name}${value === undefined ? "" : ` = ${shortNumber(value, 4)}`}.`;
}
