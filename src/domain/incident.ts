import * as z from 'zod';
import { codesOf, line } from './person.ts';

export const incidentKinds = {
  near_miss: 'ヒヤリ・ハット',
  accident: '事故・けが',
  property: '物の損害',
  complaint: '苦情',
  confidentiality: '秘密がもれた・もれそうになった',
  other: 'その他',
} as const;
export type IncidentKind = keyof typeof incidentKinds;

/**
 * How the incident came to be known. What is told in a 支援会議 is written among the sealed notes, not here: this report
 * goes to the host and to the insurer.
 */
export const incidentBases = {
  consent: '本人の同意',
  duty_to_report: '通報・届出',
  self_published: '本人が公にしている',
} as const;

const later = {
  injury: line('けが・損害', 1000),
  action: line('そのときしたこと', 2000),
  toldTo: line('だれに知らせたか', 300),
  toldOn: z.iso.date('知らせた日を、令和8年11月24日のように書いてください').nullable(),
  insuranceNote: line('保険', 500),
  prevention: line('これから気をつけること', 2000),
};

/** What goes on being written until the incident is closed. */
export const incidentCourseShape = z.object(later);
export type IncidentCourse = z.output<typeof incidentCourseShape>;

export const incidentCourseLabels: Record<keyof IncidentCourse, string> = {
  injury: 'けが・損害',
  action: 'そのときしたこと',
  toldTo: 'だれに知らせたか',
  toldOn: '知らせた日',
  insuranceNote: '保険',
  prevention: 'これから気をつけること',
};

export const incidentShape = z.object({
  kind: z.enum(codesOf(incidentKinds), { error: '種類を選んでください' }),
  at: z.date(),
  placeNote: line('場所', 200),
  what: line('あったこと', 4000).refine((typed) => typed.trim() !== '', {
    error: 'あったことを書いてください',
  }),
  basis: z.enum(codesOf(incidentBases), { error: '情報の根拠を選んでください' }),
  ...later,
});
export type IncidentDraft = z.output<typeof incidentShape>;
