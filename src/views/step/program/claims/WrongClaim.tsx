import { useWorkbench } from "../../../../store/work/context";
import type { ShownClaim } from "../../../../store/work/workbenchState";
import { numbersText } from "./claimSigns";
import { RightLine } from "./RightLine";
import { ShapeBoxes } from "./ShapeBoxes";
import { useMistake } from "./useClaims";

interface WrongClaimProps {
  readonly claim: ShownClaim;
  /** Whether lines that follow carry it on. */
  readonly isCarried: boolean;
  /** Whether it stands at its step, and so in full: with its numbers and its shape beside those that are right. */
  readonly isHere?: boolean;
}

/** The first wrong line of a backward pass: what is wrong, and the way to its step; there, its numbers beside the true ones. */
export function WrongClaim({ claim, isCarried, isHere = false }: WrongClaimProps) {
  const { line, name, of, words, claimed, gradient, verdict, goesInto } = claim;
  const isFound = useMistake() !== undefined;
  const what = goesInto === undefined ? "" : `which goes into ${goesInto}, `;
  return (
    <>
      {isFound ? (
        <p>
          <b>First wrong line: {line}.</b> {name}, {what}the gradient of {of}:{" "}
          {words ?? "the numbers differ, and no known mistake gives these"}.
        </p>
      ) : (
        <p>
          <b>Line {line} is wrong:</b> {name}, the gradient of {of}. Looking for where the mistake was made …
        </p>
      )}
      {isHere && verdict === "shape" && <ShapeBoxes claim={claim} />}
      {isHere && (
        <dl>
          <dt>yours{goesInto !== undefined && ` (${goesInto})`}</dt>
          <dd>{numbersText(claimed)}</dd>
          <dt>true</dt>
          <dd>{numbersText(gradient)}</dd>
        </dl>
      )}
      <div className="claim-buttons">
        {!isHere && <ClaimStep claim={claim} />}
        <RightLine />
      </div>
      {isCarried && <p className="quiet">Lines marked ↷ are right in themselves and carry this on.</p>}
    </>
  );
}

/** Leads to the step that a line should have been; nothing where none computes it. */
export function ClaimStep({ claim: { quantity, of } }: { readonly claim: ShownClaim }) {
  const step = useWorkbench((state) =>
    quantity === undefined ? undefined : state.opened?.numbers.stepOf(quantity),
  );
  const goTo = useWorkbench((state) => state.goTo);
  const showPanel = useWorkbench((state) => state.showPanel);
  if (step === undefined || step < 0) return null;
  return (
    <button
      type="button"
      className="plain-button"
      onClick={() => {
        goTo(step);
        // On a phone it is behind the code.
        showPanel("what");
      }}
    >
      Go to the step of {of}’s gradient
    </button>
  );
}
