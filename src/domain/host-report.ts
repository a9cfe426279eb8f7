import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** What a host tells about a half day, in its own words; a worker's or a leader's roster knows the same and more. */
export const hostAttendanceStates = {
  came: '来た',
  late: 'おくれて来た',
  left_early: '途中まで',
  absent: '休み',
} as const;

export const hostAbsenceReasons = {
  illness: '体調',
  weather: '天気',
  own_wish: '本人の気もち',
  family: '家の用事',
  appointment: '通院・手続き',
  host: 'こちらの都合',
  forgot: '忘れた',
  not_told: '連絡がなかった',
  other: 'その他',
} as const;

export const halves = { am: '午前', pm: '午後' } as const;

export const hostAttendanceShape = z.object({
  day: z.iso.date('日を、11月24日のように書いてください'),
  half: z.enum(codesOf(halves), { error: '午前か午後かを選んでください' }),
  state: z.enum(codesOf(hostAttendanceStates), { error: '来られたかどうかを選んでください' }),
  reason: z.union([z.literal(''), z.enum(codesOf(hostAbsenceReasons))]),
  words: line('ひとこと', 500),
});
export type HostAttendance = z.output<typeof hostAttendanceShape>;

export const hostLoads = {
  light: '軽い',
  as_expected: '思ったとおり',
  heavy: 'すこし重い',
  too_heavy: '重すぎる',
} as const;

export const hostWishes = {
  go_on: 'このままつづけたい',
  with_changes: 'すこし変えて、つづけたい',
  stop: 'そろそろ終わりにしたい',
} as const;

/** The three questions (anchors.md B3: the host's load, and its wish to go on). */
export const hostVoiceShape = z.object({
  words: line('ようす', 2000),
  load: z.enum(codesOf(hostLoads), { error: '受け入れの重さを、ひとつ選んでください' }),
  wish: z.enum(codesOf(hostWishes), { error: 'これからのことを、ひとつ選んでください' }),
});
export type HostVoice = z.output<typeof hostVoiceShape>;

export const recallReasons = {
  formal_user: '契約の利用者が来る',
  staff: '人手が足りない',
  use: 'ほかに使うことになった',
  closing: '休止・終了する',
  other: 'その他',
} as const;

export const hostRecallShape = z.object({
  effectiveOn: z.iso.date('いつから返してほしいかを書いてください'),
  reasonCode: z.enum(codesOf(recallReasons), { error: 'わけを、ひとつ選んでください' }),
  words: line('ひとこと', 1000),
  toldBy: line('お名前', 200),
});
export type HostRecall = z.output<typeof hostRecallShape>;
