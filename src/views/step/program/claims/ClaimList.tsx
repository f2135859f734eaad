import { useMemo, useState } from "react";
import { verdictText } from "../../../../engine/claims/claimVerdictWords";
import { type ClaimMark, claimMarks, withClaimMark } from "../../../../engine/claims/finding/claimMarks";
import { useWorkbench } from "../../../../store/work/context";
import type { ShownClaim } from "../../../../store/work/workbenchState";
import { Select } from "../../../../ui/Select";

/** What an empty choice, and the choice that a line isn't a gradient, stand for. */
const nothing = "";
const noGradient = "no gradient";

/** The lines that count as gradients, and of what; where a name was understood wrongly, the reader says so in a comment. */
export function ClaimList({ claims }: { readonly claims: readonly ShownClaim[] }) {
  const program = useWorkbench((state) => state.program?.program) ?? "";
  const locked = useWorkbench((state) => state.locked);
  const outline = useWorkbench((state) => state.opened?.shown?.outline);
  const editProgram = useWorkbench((state) => state.editProgram);
  const names = useMemo(
    () => [
      ...new Set(
        (outline?.values ?? []).flatMap(({ label, isConstant }) => (label && !isConstant ? [label] : [])),
      ),
    ],
    [outline],
  );
  const marks = useMemo(() => claimMarks(program), [program]);
  const mark = (line: number, chosen: ClaimMark | undefined) =>
    editProgram((now) => ({ ...now, program: withClaimMark(now.program, line, chosen) }));
  const choose = (line: number, name: string) =>
    mark(line, name === noGradient ? { kind: "none" } : name === nothing ? undefined : { kind: "of", name });
  const unmarked = [...marks].filter(([, { kind }]) => kind === "none");
  return (
    <details className="claim-list">
      <summary>
        {claims.length === 0
          ? "Which lines are gradients?"
          : `Lines that count as gradients (${claims.length})`}
      </summary>
      <ul aria-label="Gradients in the code">
        {claims.map((claim, k) => (
          // A line of a loop claims once in each pass.
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is that of execution
          <li key={k}>
            <span>
              Line {claim.line}: {verdictText(claim)}
            </span>{" "}
            {!locked && (
              <Select
                label={`Line ${claim.line}: gradient of`}
                value={claim.of}
                options={[
                  ...[...new Set([claim.of, ...names])].map((id) => ({ id, label: `of ${id}` })),
                  { id: noGradient, label: noGradient },
                ]}
                onChange={(name) => choose(claim.line, name)}
              />
            )}
          </li>
        ))}
        {unmarked.map(([line]) => (
          <li key={`none ${line}`}>
            Line {line}: no gradient, as its comment says{" "}
            {!locked && (
              <button type="button" className="plain-button" onClick={() => mark(line, undefined)}>
                Take it back
              </button>
            )}
          </li>
        ))}
      </ul>
      {!locked && <AnotherLine program={program} claims={claims} names={names} onChoose={choose} />}
    </details>
  );
}

interface AnotherLineProps {
  readonly program: string;
  readonly claims: readonly ShownClaim[];
  readonly names: readonly string[];
  readonly onChoose: (line: number, name: string) => void;
}

/** A line whose name doesn't say that it is a gradient. */
function AnotherLine({ program, claims, names, onChoose }: AnotherLineProps) {
  const [line, setLine] = useState(nothing);
  const taken = new Set(claims.map((claim) => claim.line));
  const lines = program
    .split("\n")
    .flatMap((text, k) =>
      /^\s*[\w.[\]"']+\s*[-+*/@]?=(?!=)/.test(text) && !taken.has(k + 1)
        ? [{ id: String(k + 1), label: `${k + 1}: ${text.trim().slice(0, 40)}` }]
        : [],
    );
  const isThere = lines.some(({ id }) => id === line);
  return (
    <p className="claim-another">
      Another line is a gradient:{" "}
      <Select
        label="Another line that is a gradient"
        value={isThere ? line : nothing}
        options={[{ id: nothing, label: "choose it" }, ...lines]}
        onChange={setLine}
      />
      {isThere && (
        <Select
          label="Of what it is the gradient"
          value={nothing}
          options={[{ id: nothing, label: "of …" }, ...names.map((id) => ({ id, label: `of ${id}` }))]}
          onChange={(name) => {
            onChoose(Number(line), name);
            setLine(nothing);
          }}
        />
      )}
    </p>
  );
}
