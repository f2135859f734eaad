import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { createLabels, writtenName } from "../../../../engine/names/labels";
import { isTogether } from "../../../../engine/names/presentation";
import { describe } from "../../../../engine/network/describe";
import { useIsHiding } from "../../../../store/homework/predict";
import { useWorkbench } from "../../../../store/work/context";
import { ConventionChoice } from "../../explanation/choices/ConventionChoice";
import type { BlockExamples } from "./block";
import { GivenContext, networkStops } from "./givenContext";
import { LayerBlocks } from "./LayerBlocks";
import { LossBlocks } from "./LossBlocks";
import { PointedNumber } from "./PointedNumber";
import { BatchContext, useBatchNumbers } from "./shown";
import "./matrices.css";

/**
 * The same pass as matrices: each layer's blocks with their shapes, values above and gradients below. Where the steps
 * do all examples at once, so do the blocks.
 */
export default function Matrices() {
  const { scope } = useWorkbench((state) => state.presentation);
  const count = useWorkbench((state) => state.document?.batch.inputs.length ?? 1);
  // While numbers are to be found, those of one example are enough.
  const isHiding = useIsHiding();
  if (!isTogether(scope) || count === 1 || isHiding) return <Blocks />;
  return (
    <WholeBatch>
      <Blocks together={count} />
    </WholeBatch>
  );
}

function WholeBatch({ children }: { readonly children: ReactNode }) {
  return <BatchContext value={useBatchNumbers()}>{children}</BatchContext>;
}

/** @param together how many examples the blocks show at once; one where it is left out */
function Blocks({ together }: { readonly together?: number }) {
  const { convention } = useWorkbench((state) => state.presentation);
  const document = useWorkbench((state) => state.document);
  const description = useMemo(() => document && describe(document), [document]);
  const example = useWorkbench((state) => state.opened?.numbers.example ?? 1);
  const notation = useMemo(() => createLabels(document?.names, false), [document?.names]);
  const frame = useRef<HTMLDivElement>(null);
  const index = useWorkbench((state) => state.opened?.step.index);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is current comes into view with each step
  useEffect(() => {
    void frame.current?.querySelector(".now")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [index]);
  const count = document?.batch.inputs.length ?? 1;
  const examples = useMemo<BlockExamples>(
    () => ({ count: together ?? 1, ...(count > 1 && { shown: example }) }),
    [together, count, example],
  );
  const cells = useMemo(
    () => ({ stops: document ? networkStops(document, examples) : new Set<string>() }),
    [document, examples],
  );
  if (!document || !description) return null;
  const common = { document, examples, notation, convention };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="matrices" aria-label="The pass as matrices" ref={frame} tabIndex={0}>
      <div className="matrices-bar">
        <ConventionChoice />
        <PointedNumber label={(name) => writtenName(name, notation.text)} />
      </div>
      <GivenContext value={cells}>
        {document.layers.map((_, l) => (
          <LayerBlocks
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its index
            key={l}
            layer={l}
            activations={description.layers[l].activations.map(({ label }) => label)}
            {...common}
          />
        ))}
        <LossBlocks {...common} />
      </GivenContext>
    </section>
  );
}
