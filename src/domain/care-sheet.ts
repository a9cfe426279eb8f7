import * as z from 'zod';
import { line } from './person.ts';

/** 配慮シート: the few headings that a host needs. No illness, no family, no history: only what the person lets be said. */
export const careSheetParts = {
  goodAt: '得意なこと・好きなこと',
  helps: 'こうしてもらえると助かること',
  avoid: '避けてほしいこと',
  signs: 'つかれた・困ったときのようす',
  whenTroubled: 'そのときは、どうするか',
  howToTalk: '声のかけ方・伝え方',
} as const;
export type CareSheetPart = keyof typeof careSheetParts;

const text = (label: string) => line(label, 600);

/** Minimum by form (invariants 1 and 4): sheet of headings in the person's permitted words, and whom to call. */
export const careSheetShape = z.object({
  v: z.literal(1),
  called: line('呼び名', 100),
  goodAt: text(careSheetParts.goodAt),
  helps: text(careSheetParts.helps),
  avoid: text(careSheetParts.avoid),
  signs: text(careSheetParts.signs),
  whenTroubled: text(careSheetParts.whenTroubled),
  howToTalk: text(careSheetParts.howToTalk),
  contact: line('連絡先（支援者）', 300),
  notTold: line('伝えないこと（受入先の紙には出ません）', 600),
});
export type CareSheetContent = z.output<typeof careSheetShape>;

export const emptyCareSheet: CareSheetContent = {
  v: 1,
  called: '',
  goodAt: '',
  helps: '',
  avoid: '',
  signs: '',
  whenTroubled: '',
  howToTalk: '',
  contact: '',
  notTold: '',
};

/** What is handed over: everything but what is not to be told. The host's role reads these words and no others. */
export const toldSheetShape = careSheetShape.omit({ notTold: true });
export type ToldSheet = z.output<typeof toldSheetShape>;

export function forHost(content: CareSheetContent): ToldSheet {
  const { notTold: _kept, ...told } = content;
  return told;
}
