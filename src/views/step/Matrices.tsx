import { type ReactNode, useEffect, useMemo, useRef } from "react";

import type { NetworkDocument } from "../../engine/network/document";
import { createNotation, type Notation } from "../../engine/network/notation";
import { nameOf, type Plain, plain, plainName } from "../../engine/network/quantity";
import type { Convention } from "../../engine/run/form";
import { useWorkbench } from "../../store/context";
import { ConventionChoice } from "./ConventionChoice";
import { type BlockShape, MatrixBlock } from "./MatrixBlock";
import "./matrices.css";

/** The same pass as matrices: each layer's blocks with their shapes, values above and gradients below. */
export default function Matrices() {
  const { convention } = useWorkbench((state) => state.manner);
  const document = useWorkbench((state) => state.document);
  const description = useWorkbench((state) => state.opened?.description);
  const example = useWorkbench((state) => state.opened?.numbers.example ?? 1);
  const notation = useMemo(() => createNotation(document?.names, false), [document?.names]);
  const frame = useRef<HTMLDivElement>(null);
  const index = useWorkbench((state) => state.opened?.step.index);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is current comes into view with each step
  useEffect(() => {
    void frame.current?.querySelector(".now")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [index]);
  if (!document || !description) return null;
  const mark = document.batch.inputs.length > 1 ? example : undefined;
  return (
    <div className="matrices" ref={frame}>
      <ConventionChoice />
      {document.layers.map((_, l) => (
        <LayerBlocks
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place
          key={l}
          document={document}
          layer={l}
          example={mark}
          activations={description.layers[l].activations.map(({ label }) => label)}
          notation={notation}
          convention={convention}
        />
      ))}
      <LossBlocks document={document} example={mark} notation={notation} convention={convention} />
    </div>
  );
}

interface LayerBlocksProps {
  readonly document: NetworkDocument;
  /** 0-based */
  readonly layer: number;
  readonly example: number | undefined;
  readonly activations: readonly string[];
  readonly notation: Notation;
  readonly convention: Convention;
}

function LayerBlocks({ document, layer, example, activations, notation, convention }: LayerBlocksProps) {
  const { units, biasMode } = document.layers[layer];
  const number = layer + 1;
  const inputs = layer === 0 ? document.inputs : document.layers[layer - 1].units;
  const rows = convention === "rows";
  const vector = (size: number): BlockShape =>
    rows ? { rows: 1, columns: size } : { rows: size, columns: 1 };
  const at = (r: number, c: number) => (rows ? c : r) + 1;
  const weights: Block = {
    symbol: notation.text({ kind: "plain", of: plain("W", number, []) }),
    transposed: rows,
    shape: rows ? { rows: inputs, columns: units } : { rows: units, columns: inputs },
    of: (r, c) => plain("W", number, rows ? [c + 1, r + 1] : [r + 1, c + 1]),
    parameter: true,
  };
  const input: Block = {
    symbol: layer === 0 ? "x" : notation.text({ kind: "plain", of: plain("a", layer, []) }),
    shape: vector(inputs),
    of: (r, c) => plain(layer === 0 ? "x" : "a", layer === 0 ? undefined : layer, [at(r, c)], example),
  };
  const bias: Block = {
    symbol: notation.text({ kind: "plain", of: plain("b", number, []) }),
    shape: biasMode === "shared" ? { rows: 1, columns: 1 } : vector(units),
    of: (r, c) => plain("b", number, biasMode === "shared" ? [] : [at(r, c)]),
    parameter: true,
  };
  const unit = (base: "z" | "a", stage?: number): Block => ({
    symbol: notation.text({ kind: "plain", of: plain(base, number, [], undefined, stage) }),
    shape: vector(units),
    of: (r, c) => plain(base, number, [at(r, c)], example, stage),
  });
  const factors = rows ? [input, weights] : [weights, input];
  const stages = activations.map((label, s) => ({
    label,
    block: unit("a", s === activations.length - 1 ? undefined : s + 1),
  }));
  return (
    <section className="layer-blocks" aria-label={`Layer ${number} as matrices`}>
      <h3 className="overline">Layer {number}</h3>
      <div className="equation">
        <BlockColumn block={factors[0]} />
        <Sign>·</Sign>
        <BlockColumn block={factors[1]} />
        {biasMode !== "none" && (
          <>
            <Sign>+</Sign>
            <BlockColumn block={bias} note={biasMode === "shared" ? "shared" : undefined} />
          </>
        )}
        <Sign>=</Sign>
        <BlockColumn block={unit("z")} />
        {stages.map(({ label, block }) => (
          <StageColumn key={block.symbol} label={label} block={block} />
        ))}
      </div>
    </section>
  );
}

function StageColumn({ label, block }: { readonly label: string; readonly block: Block }) {
  return (
    <>
      <Sign>
        <small>{label}</small>→
      </Sign>
      <BlockColumn block={block} />
    </>
  );
}

function LossBlocks({
  document,
  example,
  notation,
  convention,
}: Omit<LayerBlocksProps, "layer" | "activations">) {
  const outputs = document.layers[document.layers.length - 1].units;
  const rows = convention === "rows";
  const target: Block = {
    symbol: "t",
    shape: rows ? { rows: 1, columns: outputs } : { rows: outputs, columns: 1 },
    of: (r, c) => plain("t", undefined, [(rows ? c : r) + 1], example),
  };
  const loss: Block = {
    symbol: notation.text({ kind: "plain", of: plain("L", undefined, []) }),
    shape: { rows: 1, columns: 1 },
    of: () => plain("L", undefined, []),
  };
  return (
    <section className="layer-blocks" aria-label="Loss">
      <h3 className="overline">Loss</h3>
      <div className="equation">
        <BlockColumn block={target} />
        <Sign>→</Sign>
        {example !== undefined && (
          <>
            <BlockColumn
              block={{
                ...loss,
                symbol: `L, example ${example}`,
                of: () => plain("L", undefined, [], example),
              }}
            />
            <Sign>→</Sign>
          </>
        )}
        <BlockColumn block={loss} />
      </div>
    </section>
  );
}

interface Block {
  readonly symbol: string;
  readonly shape: BlockShape;
  readonly transposed?: boolean;
  readonly parameter?: boolean;
  of(row: number, column: number): Plain;
}

/** A value with its gradient below it, in the same shape, and what the update makes of it. */
function BlockColumn({ block, note }: { readonly block: Block; readonly note?: string | undefined }) {
  const { symbol, shape, transposed, parameter, of } = block;
  const name = transposed ? `${symbol}ᵀ` : symbol;
  const size = `${shape.rows}×${shape.columns}`;
  return (
    <div className="block-column">
      <MatrixBlock label={name} shape={shape} nameAt={(r, c) => plainName(of(r, c))} kind="value" />
      <MatrixBlock
        label={`∂L/∂${name}`}
        shape={shape}
        nameAt={(r, c) => nameOf({ kind: "gradient", from: "L", of: of(r, c) })}
        kind="gradient"
      />
      {parameter && (
        <MatrixBlock
          label={`${name}′`}
          shape={shape}
          nameAt={(r, c) => nameOf({ kind: "updated", of: of(r, c) })}
          kind="value"
        />
      )}
      <p className="quiet">
        {size}
        {note && `, ${note}`}
      </p>
    </div>
  );
}

const Sign = ({ children }: { readonly children: ReactNode }) => <span className="sign">{children}</span>;
