import { useCallback, useEffect, useState } from "react";
import { errorMessage } from "../../../../engine/errorMessage";
import { useStores } from "../../../../store/context";
import { createKeeping, type Holders } from "../../../../store/keep";
import {
  type KeptSet,
  listSets,
  putBackSet,
  removeSet,
  renameSet,
} from "../../../../store/training/keptPictures";

/** Pictures that are kept, with who names them. */
export interface ListedSet extends KeptSet {
  readonly holders: Holders | undefined;
}

/** How much the browser keeps for this page, and how much it would, in bytes. */
export interface StorageRoom {
  readonly usage: number;
  readonly quota: number;
}

/** What this browser keeps of pictures, and what can be done with it. */
export function useKeptSets() {
  const keeping = useStores().get(createKeeping);
  const [sets, setSets] = useState<readonly ListedSet[]>();
  const [room, setRoom] = useState<StorageRoom>();
  const [deleted, setDeleted] = useState<KeptSet>();
  const [problem, setProblem] = useState<string>();

  const refresh = useCallback(async () => {
    const found = await listSets();
    const holders = found.length > 0 ? await keeping.holders(found.map(({ sha256 }) => sha256)) : [];
    setSets(found.map((set, k) => ({ ...set, holders: holders?.[k] })));
    setRoom(await roomLeft());
  }, [keeping]);
  const attempt = useCallback(
    async (work: () => Promise<void>) => {
      setProblem(undefined);
      try {
        await work();
        await refresh();
      } catch (error) {
        setProblem(`That didn’t work: ${errorMessage(error)}.`);
      }
    },
    [refresh],
  );
  useEffect(() => void attempt(async () => undefined), [attempt]);

  return {
    sets,
    room,
    deleted,
    problem,
    rename: (sha256: string, name: string) => attempt(() => renameSet(sha256, name)),
    remove: (set: KeptSet) =>
      attempt(async () => {
        await removeSet(set.sha256);
        setDeleted(set);
      }),
    bringBack: (set: KeptSet) =>
      attempt(async () => {
        await putBackSet(set);
        setDeleted(undefined);
      }),
  };
}

/** Nothing where the browser doesn't tell. */
async function roomLeft(): Promise<StorageRoom | undefined> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return usage === undefined || quota === undefined ? undefined : { usage, quota };
}
