import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { loadPart } from "./loadPart";
import { StoresContext } from "./store/context";
import { createStores } from "./store/stores";
import { createWorkbench } from "./store/work/slices/workbench";
import { part } from "./ui/part";
import { printAsShown } from "./ui/printAsShown";
import { Boundary } from "./ui/trouble/Boundary";
import { RescueContext } from "./ui/trouble/rescue";
import { createClient } from "./worker/client";
import "./styles/tokens.css";
import "./styles/page.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const stores = createStores(createWorkbench(createClient));

/** Follows the address, and shows nothing. */
const Following = part(
  startedNow(async () => {
    const { followAddress } = await import("./views/share/follow/follow");
    followAddress(stores);
    return { default: () => null };
  }),
);

/** Begins to load before anything is rendered; who asks again, where that has failed, begins once more. */
function startedNow<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let started: Promise<Loaded> | undefined = load();
  started.catch(() => undefined); // said where it is shown
  return () => {
    const now = started ?? load();
    started = undefined;
    return now;
  };
}

printAsShown();

const rescue = async () => (await loadPart(() => import("./views/parts/rescue"))).createRescue(stores);

createRoot(root).render(
  <StrictMode>
    <RescueContext value={rescue}>
      <Boundary>
        <StoresContext value={stores}>
          <App>
            <Following />
          </App>
        </StoresContext>
      </Boundary>
    </RescueContext>
  </StrictMode>,
);
