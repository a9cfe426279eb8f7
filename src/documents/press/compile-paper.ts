import { join } from 'node:path';
import { NodeCompiler, PdfStandard, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { findLetters, printable, type Letters, type MissingLetter } from './letters.ts';
import { textsOf, type Paper } from '#documents/paper.ts';
import type { Typeface } from './typeface.ts';
import { loadTypefaces } from './typefaces.ts';

export type Compiled = { pdf: Uint8Array; pages: number; missing: MissingLetter[] };

const templates = join(import.meta.dirname, 'templates');

type Press = { compiler: NodeCompiler; typefaces: Typeface[] };
let press: Press | undefined;

/** Typefaces and compiler are read once; the first paper takes a moment, the next ones do not. */
function openPress(): Press {
  if (press) return press;
  const loaded = loadTypefaces(process.env['ENGAWA_NAME_FONT']);
  const compiler = NodeCompiler.create({
    // Nothing outside this folder can be read by a template.
    workspace: templates,
    fontArgs: [{ fontBlobs: loaded.flatMap(({ files }) => files) }],
  });
  // The compiler has its own copy of the files.
  press = { compiler, typefaces: loaded.map(({ files: _files, ...typeface }) => typeface) };
  return press;
}

function asPrintable(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(asPrintable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asPrintable(one)]));
}

type Data = { paper: unknown; letters: Letters; missing: MissingLetter[]; families: string[] };

function typeset(compiler: NodeCompiler, data: Data): NodeTypstDocument {
  const answer = compiler.compile({
    mainFilePath: join(templates, 'paper.typ'),
    inputs: { data: JSON.stringify(data) },
  });
  const document = answer.result;
  if (!document) {
    throw new Error(`a paper could not be set: ${JSON.stringify(answer.takeError()?.shortDiagnostics)}`);
  }
  return document;
}

/** The file of a paper: tagged, PDF/UA-1. The export refuses a letter that no typeface has, so that none is printed as a box. */
export function compilePaper(paper: Paper): Compiled {
  const { compiler, typefaces } = openPress();
  const ready = asPrintable(paper);
  const { letters, missing } = findLetters(textsOf(ready), typefaces);
  const families = typefaces.map(({ family }) => family);
  const document = typeset(compiler, { paper: ready, letters, missing, families });
  const pdf = compiler.pdf(document, { pdfStandard: PdfStandard.UA_1 });
  const pages = document.numOfPages;
  // What earlier papers left in the compiler's memory goes after a few turns.
  compiler.evictCache(5);
  return { pdf, pages, missing };
}

/** Which letters of a text cannot be printed here, without printing. */
export function missingLettersOf(text: string): MissingLetter[] {
  return findLetters([printable(text)], openPress().typefaces).missing;
}
