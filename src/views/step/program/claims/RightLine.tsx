import { useState } from "react";
import type { ProgramDocument } from "../../../../engine/document/programDocument";
import { useWorkbench } from "../../../../store/work/context";
import { useMistake } from "./useClaims";

/** The line as it should be, for those who don't want to find it themselves any more. */
export function RightLine() {
  const program = useWorkbench((state) => state.program);
  const answer = useMistake();
  const [asked, setAsked] = useState<ProgramDocument>();
  if (asked === undefined || asked !== program)
    return (
      <button type="button" className="plain-button" onClick={() => setAsked(program)}>
        Show me the right line
      </button>
    );
  if (!answer) return <p className="quiet">Trying …</p>;
  const { right, line, below } = answer;
  if (right === undefined) return <p>No known change of this line makes it right.</p>;
  if (below !== undefined)
    return (
      <p>
        Line {line}, <code>{right}</code>, is right and comes too early: it belongs below line {below}
      </p>
    );
  return (
    <p>
      Line {line} is right as <code>{right}</code>
    </p>
  );
}
