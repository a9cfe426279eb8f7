import * as z from 'zod';

const clock = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$|^24:00$/, '時刻は 09:30 のように書いてください');
const hours = z.array(
  z.object({
    days: z.array(z.enum(['月', '火', '水', '木', '金', '土', '日'])),
    from: clock,
    to: clock,
  }),
);
const texts = z.array(z.string()).default([]);

export const filePersonShape = z.object({
  age: z.number().optional(),
  text: z.string().default(''),
  strengths: texts,
  wishes: texts,
  limits: texts,
  hours: hours.optional(),
  transport: z
    .object({ modes: texts, max_km: z.number().optional(), note: z.string().default('') })
    .default({ modes: [], note: '' }),
  supports_needed: texts,
  coded: z
    .object({ avoid: texts, max_group: z.number().nullable().optional(), mode: z.string().optional() })
    .optional(),
});
export type FilePerson = z.output<typeof filePersonShape>;

const bound = z.number().nullable();
export const fileItemShape = z.object({
  id: z.string(),
  text: z.string().default(''),
  kind: z.string().default('activity'),
  hours: hours.optional(),
  capacity: z.number().nullable().optional(),
  conditions: texts,
  distance_km: z.number().optional(),
  coded: z
    .object({
      age: z.tuple([bound, bound]).nullable().default(null),
      group: z.number().nullable().default(null),
      tags: texts,
    })
    .optional(),
});
export type FileItem = z.output<typeof fileItemShape>;

const caseShape = z.object({
  id: z.string().default('case'),
  person: filePersonShape,
  pool: z.array(fileItemShape),
});
export type FileCase = z.output<typeof caseShape>;
/** One case, or many under `vignettes`. Keys that nobody here knows are left alone. */
export const matchFileShape = z.preprocess(
  (file) =>
    typeof file === 'object' && file !== null && !('vignettes' in file) ? { vignettes: [file] } : file,
  z.object({ vignettes: z.array(caseShape) }),
);

export type FileAnswer = { ranked: string[]; none: boolean; combos: string[][] };
export type MatchMode = 'text' | 'confirmed';
