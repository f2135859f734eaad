import { useEffect } from "react";
import { useWorkbench } from "../../store/work/context";
import { OfferLine } from "./bring/OfferLine";
import { Renaming } from "./rename/Renaming";
import { StepKeys } from "./timeline/keys/StepKeys";
import { StepAnnouncer } from "./timeline/StepAnnouncer";

/** What belongs to no panel: what listens to keys, presses and the clipboard, and what is said. Comes after the first paint. */
export default function Companions() {
  // In front of a class nothing is renamed or brought in by accident.
  const presenting = useWorkbench((state) => state.presenting);
  // After those below, which have taken up what was pressed before them.
  useEffect(() => {
    window.earlyPress = undefined;
  }, []);
  return (
    <>
      <StepAnnouncer />
      <StepKeys />
      {!presenting && <Renaming />}
      {!presenting && <OfferLine />}
    </>
  );
}
