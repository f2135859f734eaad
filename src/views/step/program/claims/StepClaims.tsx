import { verdictText } from "../../../../engine/claims/claimVerdictWords";
import { useIsHiding } from "../../../../store/homework/predict";
import { useWorkbench } from "../../../../store/work/context";
import type { ShownStep } from "../../../../store/work/workbenchState";
import { useNumberNames } from "../../parts/numberNames";
import { firstWrong, signOf } from "./claimSigns";
import { useClaims, useMistake } from "./useClaims";
import { ClaimStep, WrongClaim } from "./WrongClaim";
import "./claims.css";

/** What the program's own backward pass has at a step; elsewhere the way to where it errs first. */
export default function StepClaims({ step }: { readonly step: ShownStep }) {
  const claims = useClaims();
  const isDraft = useWorkbench((state) => state.draft !== undefined);
  const isFound = useMistake() !== undefined;
  const { tensorOf } = useNumberNames();
  const isHiding = useIsHiding();
  if (claims.length === 0 || isDraft || isHiding) return null;
  const wrong = firstWrong(claims);
  const value = tensorOf(step.quantity);
  const own = step.isDerivative ? claims.filter((claim) => claim.value === value) : [];
  if (own.length === 0)
    return wrong ? (
      <p className="quiet step-claim">
        Your own backward pass {isFound ? "errs first" : "is wrong"} in line {wrong.line}.{" "}
        <ClaimStep claim={wrong} />
      </p>
    ) : null;
  return (
    <section className="step-claims" aria-label="Your line">
      {own.map((claim) =>
        claim === wrong ? (
          <div key={claim.line} className="code-verdict wrong">
            <WrongClaim
              claim={claim}
              isCarried={claims.some(({ verdict }) => verdict === "carried")}
              isHere
            />
          </div>
        ) : (
          <p key={`${claim.line} ${claim.name}`} className={`code-verdict ${signOf(claim).kind}`}>
            {signOf(claim).sign} Your line {claim.line}: {verdictText(claim)}.
          </p>
        ),
      )}
    </section>
  );
}
