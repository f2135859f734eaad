// Where the time of a frame goes, out of a trace of Chromium: for scripts that measure the page.

/** What a frame is made of, in the order of the table. */
const kinds = [
  "scripts",
  "animation frame",
  "collection",
  "style",
  "layout",
  "prepaint",
  "paint",
  "layers",
  "other",
];

/** Chromium's names; what isn't among them counts for what it stands in. */
const kindOf = new Map([
  ...[
    "FunctionCall",
    "v8.callFunction",
    "EventDispatch",
    "TimerFire",
    "HandlePostMessage",
    "RunMicrotasks",
  ].map((name) => [name, "scripts"]),
  ["FireAnimationFrame", "animation frame"],
  ...["MinorGC", "MajorGC", "V8.GCIncrementalMarking", "V8.GCFinalizeMC"].map((name) => [name, "collection"]),
  ["UpdateLayoutTree", "style"],
  ["Layout", "layout"],
  ["PrePaint", "prepaint"],
  ["Paint", "paint"],
  ...["Layerize", "Commit", "UpdateLayer"].map((name) => [name, "layers"]),
]);

/**
 * Records what a page does meanwhile.
 * @param {import("playwright").Page} page
 * @param {() => Promise<unknown>} work
 * @returns the trace's events
 */
export async function recorded(page, work) {
  const browser = page.context().browser();
  await browser.startTracing(page, {
    categories: [
      "-*",
      "toplevel",
      "devtools.timeline",
      "disabled-by-default-devtools.timeline",
      "v8",
      "__metadata",
    ],
  });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return traceEvents;
}

/**
 * The milliseconds of each frame, and of the workers between them, by kind: as a clock has them, and in processor time,
 * which counts nothing that the machine does besides; and the processor time of all that the page's thread did.
 */
export function costsOf(events) {
  const threads = threadsOf(events);
  const page = [...threads.values()].filter(({ name }) => name === "CrRendererMain");
  const main = page.toSorted((a, b) => b.events.length - a.events.length)[0];
  const workers = [...threads.values()].filter(({ name }) => name === "DedicatedWorker thread");
  const tasks = tasksOf(main.events);
  const all = tasks.reduce((sum, { processor }) => sum + totalOf(processor), 0);
  return { frames: framesOf(tasks), all, workers: workers.map(workerOf) };
}

function threadsOf(events) {
  const threads = new Map();
  const threadOf = ({ pid, tid }) => {
    const key = `${pid}/${tid}`;
    const thread = threads.get(key) ?? { name: "", events: [] };
    threads.set(key, thread);
    return thread;
  };
  for (const event of events) {
    if (event.ph === "M" && event.name === "thread_name") threadOf(event).name = event.args.name;
    if (event.ph === "X") threadOf(event).events.push(event);
  }
  return threads;
}

/** What a thread did one after the other: for each task its own time by kind, and the names of what was in it. */
function tasksOf(events) {
  const tasks = [];
  const open = [];
  let task;
  for (const event of events.toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    while (open.length > 0 && open.at(-1).end <= event.ts) open.pop();
    const outer = open.at(-1);
    if (!outer) {
      task = { names: new Set(), url: undefined, clock: zeros(), processor: zeros() };
      tasks.push(task);
    }
    task.names.add(event.name);
    task.url ??= event.args?.data?.url;
    const kind = within(outer?.kind ?? "other", kindOf.get(event.name));
    const [clock, processor] = [event.dur / 1000, (event.tdur ?? 0) / 1000];
    task.clock[kind] += clock;
    task.processor[kind] += processor;
    if (outer) {
      task.clock[outer.kind] -= clock;
      task.processor[outer.kind] -= processor;
    }
    open.push({ kind, end: event.ts + event.dur });
  }
  return tasks;
}

/** What scripts do in the animation frame is counted there. */
const within = (outer, own = outer) => (outer === "animation frame" && own === "scripts" ? outer : own);

const totalOf = (costs) => kinds.reduce((sum, kind) => sum + costs[kind], 0);

const zeros = () => Object.fromEntries(kinds.map((kind) => [kind, 0]));

/** A frame is all that is done from the end of the one before to its own. */
function framesOf(tasks) {
  const frames = [];
  let frame = { clock: zeros(), processor: zeros() };
  for (const task of tasks) {
    add(frame, task);
    if (!task.names.has("Paint") && !task.names.has("Commit")) continue;
    frames.push(frame);
    frame = { clock: zeros(), processor: zeros() };
  }
  // The first may have begun before the recording did.
  return frames.slice(1);
}

function add(to, { clock, processor }) {
  for (const kind of kinds) {
    to.clock[kind] += clock[kind];
    to.processor[kind] += processor[kind];
  }
}

/** What a worker did for each message that it got, and besides: training goes on between messages. */
function workerOf({ events }) {
  const tasks = tasksOf(events);
  const sum = { clock: zeros(), processor: zeros() };
  const besides = { clock: zeros(), processor: zeros() };
  for (const task of tasks) add(task.names.has("HandlePostMessage") ? sum : besides, task);
  return {
    script: /([^/]+)-[^/-]*\.js$/.exec(tasks.find(({ url }) => url)?.url ?? "")?.[1] ?? "worker",
    messages: events.filter(({ name }) => name === "HandlePostMessage").length,
    ...sum,
    besides,
  };
}

/** The costs as a table in Markdown. */
export function table({ frames, workers }) {
  const cells = (of) =>
    ["processor", "clock"].flatMap((by) => {
      const sorted = frames.map((frame) => of(frame[by])).sort((a, b) => a - b);
      return [0.5, 0.95].map((share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(2));
    });
  const rows = [
    ["page, whole frame", ...cells(totalOf)],
    ["page, scripts", ...cells((costs) => costs.scripts + costs["animation frame"])],
    ["… of which in the animation frame", ...cells((costs) => costs["animation frame"])],
    ...kinds.slice(2).map((kind) => [`page, ${kind}`, ...cells((costs) => costs[kind])]),
  ];
  const perMessage = ({ script, messages, processor, clock, besides }) => {
    const each = (costs, kind) => (kind(costs) / messages).toFixed(3);
    const collected = ({ collection }) => collection;
    const rest = (costs) => totalOf(costs) - costs.collection;
    return [
      [`${script}, each of ${messages} messages`, each(processor, rest), "", each(clock, rest), ""],
      [`${script}, collection`, each(processor, collected), "", each(clock, collected), ""],
      [`${script}, besides`, each(besides.processor, totalOf), "", each(besides.clock, totalOf), ""],
    ];
  };
  return [
    ["ms", "processor, median", "p95", "clock, median", "p95"],
    ["---", "--:", "--:", "--:", "--:"],
    ...workers.filter(({ messages }) => messages > 0).flatMap(perMessage),
    ...rows,
  ]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}
