import type { ReactNode } from "react";
import { nameOf, plainName } from "../../../../engine/names/canonicalName";
import { gradientOf, updated } from "../../../../engine/names/quantity";
import { useLossName } from "../../../parts/useLossName";
import type { Block, BlockExamples } from "./block";
import { MatrixBlock } from "./MatrixBlock";

interface BlockColumnProps {
  readonly block: Block;
  readonly examples: BlockExamples;
  readonly notes?: readonly string[];
}

/** A value with its gradient below it, in the same shape, and what the update makes of it. */
export function BlockColumn({ block, examples, notes = [] }: BlockColumnProps) {
  const loss = useLossName();
  const { symbol, shape, transposed, parameter, of } = block;
  const name = transposed ? `${symbol}ᵀ` : symbol;
  const along = block.examples && `one ${block.examples === "rows" ? "row" : "column"} per example`;
  const common = { shape, ...(block.examples && { along: block.examples, shown: examples.shown }) };
  return (
    <div className={`block-column ${along ? "of-batch" : ""}`}>
      <MatrixBlock label={name} nameAt={(r, c) => plainName(of(r, c))} kind="value" keepsRoom {...common} />
      <MatrixBlock
        label={`∂${loss}/∂${name}`}
        nameAt={(r, c) => nameOf(gradientOf(of(r, c)))}
        kind="gradient"
        {...common}
      />
      {parameter && (
        <MatrixBlock
          label={`${name}′`}
          nameAt={(r, c) => nameOf(updated(of(r, c)))}
          kind="value"
          {...common}
        />
      )}
      <p className="quiet">
        {[`${shape.rows}×${shape.columns}`, ...(along ? [along] : []), ...notes].join(", ")}
      </p>
    </div>
  );
}

export const Sign = ({ children }: { readonly children: ReactNode }) => (
  <span className="sign">{children}</span>
);
