import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { loadPart } from "./loadPart";
import { StoresContext } from "./store/context";
import { createStores } from "./store/stores";
import { createWorkbench } from "./store/work/workbench";
import { part } from "./ui/part";
import { Boundary } from "./ui/trouble/Boundary";
import { RescueContext } from "./ui/trouble/rescue";
import { createClient } from "./worker/client";
import "./styles/tokens.css";
import "./styles/page.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const stores = createStores(createWorkbench(createClient));

/** Follows the address, and shows nothing. It is asked for before anything is rendered. */
const follow = async () => {
  const { followAddress } = await import("./views/share/address/follow");
  followAddress(stores);
  return { default: () => null };
};
let asked: ReturnType<typeof follow> | undefined = follow();
asked.catch(() => undefined); // said where it is shown
const Following = part(() => {
  const now = asked ?? follow();
  asked = undefined;
  return now;
});

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
