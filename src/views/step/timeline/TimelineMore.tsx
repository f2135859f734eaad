import { useWorkbench } from "../../../store/work/context";
import CallSteps from "./calls/CallSteps";
import PassChoice from "./PassChoice";
import ScopeChoice from "./ScopeChoice";

/** What a pass over several examples, or of a program, has beside its steps. */
export default function TimelineMore({ examples }: { readonly examples: number }) {
  const isProgram = useWorkbench((state) => state.program !== undefined);
  if (!isProgram) return examples > 1 && <ScopeChoice count={examples} />;
  return (
    <>
      <PassChoice />
      <CallSteps />
    </>
  );
}
