import * as z from 'zod';
import { line } from './person.ts';

/** 引継書: 避けるべき関わり方 on top, because that is what a newcomer hurts first (practice.md §5.2). */
export const handoverParts = {
  avoid: '避けたほうがよい関わり方',
  rely: '頼りにしている人・よい入り方',
  promises: '約束していること',
  openTasks: 'のこっている仕事と期限',
  danger: '危険のしるしと、そのときの動き',
  hosts: '受入先とのやりとり',
  note: 'そのほか',
} as const;
export type HandoverPart = keyof typeof handoverParts;

const parts = Object.fromEntries(
  Object.entries(handoverParts).map(([part, label]) => [part, line(label, 4000)]),
) as Record<HandoverPart, ReturnType<typeof line>>;

export const handoverContentShape = z.object({ v: z.literal(1), ...parts });
export type HandoverContent = z.output<typeof handoverContentShape>;
