import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { loadPart } from "./loadPart";
import { WorkbenchContext } from "./store/work/context";
import { createWorkbench } from "./store/work/workbench";
import { Boundary } from "./ui/Boundary";
import { part } from "./ui/part";
import { RescueContext } from "./ui/rescue";
import { createClient } from "./worker/client";
import "./styles/tokens.css";
import "./styles/page.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const workbench = createWorkbench(createClient);

/** Follows the address, and shows nothing. It is asked for before anything is rendered. */
const follow = async () => {
  const { followAddress } = await import("./views/share/follow");
  followAddress(workbench);
  return { default: () => null };
};
let asked: ReturnType<typeof follow> | undefined = follow();
asked.catch(() => undefined); // said where it is shown
const Following = part(() => {
  const now = asked ?? follow();
  asked = undefined;
  return now;
});

const rescue = async () => (await loadPart(() => import("./views/parts/rescue"))).createRescue(workbench);

createRoot(root).render(
  <StrictMode>
    <RescueContext value={rescue}>
      <Boundary>
        <WorkbenchContext value={workbench}>
          <App>
            <Following />
          </App>
        </WorkbenchContext>
      </Boundary>
    </RescueContext>
  </StrictMode>,
);
