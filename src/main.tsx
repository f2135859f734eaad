import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { WorkbenchContext } from "./store/work/context";
import { createWorkbench } from "./store/work/workbench";
import { createClient } from "./worker/client";
import "./styles/tokens.css";
import "./styles/page.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const workbench = createWorkbench(createClient);
void import("./views/share/follow").then(
  ({ followAddress }) => followAddress(workbench),
  () =>
    workbench.getState().fail("The page could not load all of itself. Check the connection and reload it."),
);
createRoot(root).render(
  <StrictMode>
    <WorkbenchContext value={workbench}>
      <App />
    </WorkbenchContext>
  </StrictMode>,
);
