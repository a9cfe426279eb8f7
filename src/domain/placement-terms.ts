import * as z from 'zod';
import { line } from './person.ts';

const written = (label: string, most: number, message: string) =>
  line(label, most).refine((typed) => typed.trim() !== '', { error: message });

/** What has to be clear before somebody begins somewhere: who calls whom, and how it may stop (practice.md §7.0 step 8). */
export const placementTermsShape = z.object({
  role: written('役割', 200, '役割を書いてください'),
  hostPerson: line('受入先の窓口', 200),
  hostContact: line('受入先の連絡先', 300),
  stopRule: written('中止のしかた', 1000, 'どうなったら休む・やめるか、だれに言うかを書いてください'),
  emergencyContact: written('緊急のときの連絡先', 300, '急ぐときの連絡先を書いてください'),
  recallNoticeDays: z
    .int('予告の日数は、数字で書いてください')
    .min(0, '予告の日数は0日からです')
    .max(366, '予告の日数は366日までです'),
});
export type PlacementTerms = z.output<typeof placementTermsShape>;

export const placementTermLabels: Record<keyof PlacementTerms, string> = {
  role: '役割',
  hostPerson: '受入先の窓口',
  hostContact: '受入先の連絡先',
  stopRule: '中止のしかた',
  emergencyContact: '緊急のときの連絡先',
  recallNoticeDays: '枠を返してほしいときの予告',
};

/** The person's yes: the day, in their words, and how the host may call them. Before it the host knows no name (invariant 4). */
export const personYesShape = z.object({
  on: z.iso.date('本人が「はい」と言った日を書いてください'),
  words: line('本人のことば', 1000),
  called: written('受入先での呼び名', 100, '受入先での呼び名を、本人に聞いて書いてください'),
  conditionsAgreed: z.boolean(),
});
export type PersonYes = z.output<typeof personYesShape>;

/** A resource is often named after its role: 「三丁目の角 朝の立ち番」. Then the role is said once. */
export function placeAndRole(resourceName: string, role: string): string {
  if (resourceName.includes(role)) return resourceName;
  const parts = resourceName.split('　');
  const isNamedAfter = parts.length > 1 && role.includes(parts.at(-1) ?? '');
  return [...(isNamedAfter ? parts.slice(0, -1) : parts), role].join('　');
}
