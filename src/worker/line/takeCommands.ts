/** What a worker says of itself to the page's watchdog. */
export type Sign =
  /** It is there; for as long as it lives it holds the lock, where the browser has any to give. */
  | { readonly kind: "alive"; readonly lock?: string }
  /** It has begun on a command; without a lock this tells long work from death. */
  | { readonly kind: "begun" };

/** Milliseconds; a browser grants a lock that nobody else wants at once. */
const patience = 200;

/**
 * In a worker: takes the page's commands, and gives the signs of life by which `createWatchdog` knows that it lives. It
 * begins when it has its lock, lest it ends at its first work before the page can wait for that.
 */
export function takeCommands<Command>(take: (command: Command) => void): void {
  const say = (sign: Sign) => self.postMessage(sign);
  const early: Command[] = [];
  let locked = false;
  let begun = false;
  const begin = (command: Command) => {
    if (!locked) say({ kind: "begun" });
    take(command);
  };
  self.onmessage = ({ data }: MessageEvent<Command>) => {
    if (begun) begin(data);
    else early.push(data);
  };
  const start = () => {
    if (begun) return;
    begun = true;
    if (!locked) say({ kind: "alive" });
    for (const command of early) begin(command);
  };
  const lock = `worker ${Math.random()}`;
  const hold = () => {
    locked = true;
    say({ kind: "alive", lock });
    start();
    return new Promise<never>(() => undefined);
  };
  // Only pages from a secure origin have locks, and a browser that keeps nothing may refuse them.
  if (navigator.locks) navigator.locks.request(lock, hold).catch(start);
  setTimeout(start, navigator.locks ? patience : 0);
}
