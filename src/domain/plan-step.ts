import * as z from 'zod';
import { consentGivers, consentManners } from './consent.ts';
import { codesOf, line } from './person.ts';
import type { PlanContent } from './plan.ts';

const day = (label: string) => z.iso.date(`${label}を、令和8年11月24日のように書いてください`);

/** 本人の同意: when, how and by whom. Who wrote or stood by is named, so that it can be asked after. */
export const planConsentShape = z
  .object({
    on: day('同意の日'),
    manner: z.enum(codesOf(consentManners), { error: 'どのように受けたかを選んでください' }),
    by: z.enum(codesOf(consentGivers), { error: 'だれの同意かを選んでください' }),
    note: line('立会・代筆した人など', 500),
  })
  .superRefine((consent, context) => {
    if (consent.note.trim() !== '') return;
    if (consent.manner !== 'signed' || consent.by !== 'person') {
      context.addIssue({
        code: 'custom',
        path: ['note'],
        message:
          consent.by === 'person'
            ? '代筆・立会した人の名まえを書いてください'
            : '同意した人の名まえを書いてください',
      });
    }
  });
export type PlanConsent = z.output<typeof planConsentShape>;

/** 支援決定: the city decides, or gives the plan back with what is missing. */
export const supportDecisionShape = z
  .object({
    decision: z.enum(['decided', 'returned'], { error: '決定するか、返すかを選んでください' }),
    on: day('決定の日'),
    words: line('ことば', 2000),
  })
  .superRefine((decision, context) => {
    if (decision.decision === 'returned' && decision.words.trim() === '') {
      context.addIssue({ code: 'custom', path: ['words'], message: 'なにを直すかを書いてください' });
    }
  });
export type SupportDecisionDraft = z.output<typeof supportDecisionShape>;

/** 実施: from when, and when it is looked at again. */
export const planStartShape = z
  .object({ on: day('始める日'), reviewOn: day('見直す日') })
  .superRefine((start, context) => {
    if (start.reviewOn <= start.on) {
      context.addIssue({
        code: 'custom',
        path: ['reviewOn'],
        message: '見直す日が、始める日より前になっています',
      });
    }
  });
export type PlanStart = z.output<typeof planStartShape>;

/** What a meeting cannot go without. */
export function planGaps(content: PlanContent): string[] {
  return [
    ...(content.wishedLife.trim() === '' ? ['本人の望む暮らし'] : []),
    ...(content.goals.length === 0 ? ['短期目標（ひとつ以上）'] : []),
    ...(content.lines.length === 0 ? ['課題ごとの取り組み（ひとつ以上）'] : []),
  ];
}
