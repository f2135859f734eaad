import { hasMore } from "../../../../engine/claims/claimVerdictWords";
import { ClaimList } from "./ClaimList";
import { firstWrong } from "./claimSigns";
import { useClaims, useSearchForMistake } from "./useClaims";
import { WrongClaim } from "./WrongClaim";
import "./claims.css";

/** What there is to say of a backward pass that the program writes out itself. */
export default function ClaimVerdict() {
  const claims = useClaims();
  useSearchForMistake();
  const wrong = firstWrong(claims);
  const told = claims.filter(hasMore);
  return (
    <>
      {claims.length > 0 && (
        <div className={`code-verdict ${wrong ? "wrong" : "right"}`} role="status">
          {wrong ? (
            <WrongClaim claim={wrong} isCarried={claims.some(({ verdict }) => verdict === "carried")} />
          ) : (
            <p>
              {claims.length === 1
                ? "The gradient that this code writes out is right."
                : `All ${claims.length} gradients that this code writes out are right.`}
            </p>
          )}
          {told.map(({ line, name, words }) => (
            <p key={`${line} ${name}`}>
              Line {line}: {name} {words}.
            </p>
          ))}
        </div>
      )}
      <ClaimList claims={claims.filter(({ goesInto }) => goesInto === undefined)} />
    </>
  );
}
