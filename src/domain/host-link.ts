import * as z from 'zod';
import { line } from './person.ts';

const written = (label: string, most: number, message: string) =>
  line(label, most).refine((typed) => typed.trim() !== '', { error: message });

/** How long a door usually stands open; it closes by itself a week after the placement ends. */
export const hostLinkDays = 180;
export const mostHostLinkDays = 366;

/** What a host reads at the top of its page. Nothing of the town's register and no account is opened to it. */
export const hostLinkShape = z.object({
  addressee: written('あて名', 200, 'あて名を書いてください'),
  about: written('どこの、何のお願いか', 200, 'どこの、何のお願いかを書いてください'),
  asker: written('お願いする人', 200, '機関と名まえを書いてください'),
  askerPhone: line('電話', 60),
  validUntil: z.iso.date('いつまで開けておくかを書いてください'),
});
export type HostLinkDraft = z.output<typeof hostLinkShape>;
