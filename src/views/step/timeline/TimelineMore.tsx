import { useWorkbench } from "../../../store/work/context";
import CallSteps from "./calls/CallSteps";
import ScopeChoice from "./ScopeChoice";

/** What a pass over several examples, or of a program, has beside its steps. */
export default function TimelineMore({ examples }: { readonly examples: number }) {
  const isProgram = useWorkbench((state) => state.program !== undefined);
  return isProgram ? <CallSteps /> : examples > 1 && <ScopeChoice count={examples} />;
}
