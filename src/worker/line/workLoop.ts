/** Timers are late by up to 4 ms; waits shorter than this go through the channel. */
const shortestTimer = 5;

/**
 * In a worker: works in turns. A message to itself lets waiting commands through first, and isn't slowed down as timers are.
 * @returns asks for a turn, after some milliseconds; it is one turn, however often it is asked for before it comes
 */
export function createWorkLoop(work: () => void): (wait?: number) => void {
  const channel = new MessageChannel();
  let isComing = false;
  channel.port1.onmessage = () => {
    isComing = false;
    work();
  };
  const send = () => channel.port2.postMessage(undefined);
  return (wait = 0) => {
    if (isComing) return;
    isComing = true;
    if (wait < shortestTimer) send();
    else setTimeout(send, wait);
  };
}
