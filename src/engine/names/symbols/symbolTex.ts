import { lettersTex } from "./lettersTex";
import { greek, hatted, parseSymbol, type SymbolParts } from "./symbol";

/** A symbol as LaTeX in which every letter and sign that a reader has put into the name is seen. */
export function symbolTex({ base, below, above }: SymbolParts, prime: string): string {
  const raised = (above ?? "").replace("⟨", "\\langle ").replace("⟩", "\\rangle ");
  const upper = raised || prime ? `^{${raised}${prime}}` : "";
  return `${baseTex(base)}${upper}${below ? `_{${belowTex(below)}}` : ""}`;
}

function baseTex(base: string): string {
  if (hatted.test(base)) return `\\hat{${base[0]}}`;
  if (greek.has(base)) return `\\${base}`;
  if (/^[A-Za-z0-9\u0391-\u03a9\u03b1-\u03c9]$/.test(base)) return base;
  return /^[A-Za-z0-9]+$/.test(base) ? `\\mathit{${base}}` : `{${lettersTex(base, "it")}}`;
}

function belowTex(below: string): string {
  if (below.includes("_")) return symbolTex(parseSymbol(below), "");
  if (/^[A-Za-z]{3,}$/.test(below)) return `\\mathrm{${below}}`;
  return /^(?:[A-Za-z0-9,.+\-()/]+|[\u0391-\u03a9\u03b1-\u03c9])$/.test(below)
    ? below
    : lettersTex(below, "rm");
}
