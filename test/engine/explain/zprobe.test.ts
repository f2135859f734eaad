import { it } from "vitest";
import { networkOf } from "./randomNetworks";
import { sentencesOf, untruth } from "./untruths";
it("x", () => {
  let n = 0, bad = 0;
  const kinds = new Map();
  for (let k = 0; k < Number(process.env.N ?? 60); k++) {
    const d = networkOf(k);
    for (const { words, facts } of sentencesOf(d)) {
      n++;
      const f = untruth(words, facts);
      if (f) { bad++; const key = f.replace(/[0-9⁰-₟.−-]+/g, "#").slice(0, 60); kinds.set(key, [(kinds.get(key)?.[0] ?? 0) + 1, `${k} ${d.loss.type} ${JSON.stringify(d.layers.map(l=>l.activation))} ${words} || ${f}`]); }
    }
  }
  console.log(n, bad); for (const [, v] of kinds) console.log(v[0], v[1]);
}, 600000);
