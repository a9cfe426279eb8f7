import type { PlacementNext } from '#domain/placement-next.ts';
import { openSounding, type Placement } from '#use-cases/placements/read-placement.ts';
import { paperPath } from '#web/routes/papers/asked-paper.ts';
import { placementPath } from './placement-ids.ts';

export type Act = { label: string; href: string };
export type NextAct = { words: string; main: Act; others: readonly Act[] };

type Paths = { base: string; sounding: string; paper: string; visit: string; followUp: string };

const acts: Record<PlacementNext, (paths: Paths) => NextAct> = {
  sound: ({ base }) => ({
    words: '本人が「聞いてみて」と言ったら、名まえを出さずに受入先に聞きます。',
    main: { label: '打診する', href: `${base}/sounding` },
    others: [],
  }),
  await_answer: ({ base, sounding, paper }) => ({
    words: '受入先の返事を待っています。電話でも、紙でも、リンクでも、返事は返事です。',
    main: { label: '返事を書く', href: `${sounding}/answer` },
    others: [
      { label: 'もう一度きく', href: `${base}/sounding` },
      { label: '受入打診票（紙）', href: paper },
      { label: '取り下げる', href: `${sounding}/withdraw` },
    ],
  }),
  take_up: ({ sounding }) => ({
    words: '受入先から返事がとどいています。読んで、受けとってください。',
    main: { label: '返事を受けとる', href: `${sounding}/answer` },
    others: [],
  }),
  talk_over: ({ sounding }) => ({
    words: '受入先の条件を、ひとつずつ本人に聞きます。',
    main: { label: '条件を本人と話す', href: `${sounding}/conditions` },
    others: [],
  }),
  adjust: ({ base, sounding }) => ({
    words: '本人が「いや」と言った条件があります。条件を変えられるか、受入先に聞きます。',
    main: { label: '条件をなおす', href: `${sounding}/conditions` },
    others: [{ label: 'もう一度きく', href: `${base}/sounding` }],
  }),
  ask_person: ({ base }) => ({
    words: '受入先は受けられると言っています。名まえを伝えてよいか、本人に聞きます。',
    main: { label: '本人の「はい」を書く', href: `${base}/yes` },
    others: [{ label: '本人は「いや」と言った', href: `${base}/stop` }],
  }),
  plan_visit: ({ base }) => ({
    words: 'まず、見に行く日を決めます。見るだけでも、断ってもかまいません。',
    main: { label: '見学の日を決める', href: `${base}/visits/new?kind=visit` },
    others: [{ label: '見学をとばして、体験から', href: `${base}/visits/new?kind=trial` }],
  }),
  plan_trial: ({ base }) => ({
    words: 'ためしにやってみる日を決めます。いつやめてもかまいません。',
    main: { label: '体験の日を決める', href: `${base}/visits/new?kind=trial` },
    others: [{ label: 'もう一度、見に行く', href: `${base}/visits/new?kind=visit` }],
  }),
  record_visit: ({ visit }) => ({
    words: '行ってみてどうだったかを、本人と受入先の両方に聞いて書きます。',
    main: { label: '行った日のことを書く', href: visit },
    others: [],
  }),
  decide_on_stop: ({ base }) => ({
    words: '休む・やめると決めています。だれの判断で、このあとどうするかを書きます。',
    main: { label: '休む・やめるを書く', href: `${base}/stop` },
    others: [{ label: 'もう一度、日を決める', href: `${base}/visits/new?kind=trial` }],
  }),
  settle: ({ base }) => ({
    words: '双方がつづけたいと言っています。役割、中止のしかた、緊急連絡、予告の日数を決めます。',
    main: { label: '取り決めて、はじめる', href: `${base}/settle` },
    others: [{ label: 'もう一度、体験する', href: `${base}/visits/new?kind=trial` }],
  }),
  start: ({ base }) => ({
    words: '受け入れは決まっています。はじめての日がきたら、その日を書きます。',
    main: { label: 'はじまった日を書く', href: `${base}/move?to=continuing` },
    others: [],
  }),
  follow_up: ({ followUp }) => ({
    words: '続いています。本人と受入先の両方と、はじめはこまめに、だんだん間をあけて連絡します。',
    main: { label: '定着支援をひらく', href: followUp },
    others: [],
  }),
  resume: ({ base }) => ({
    words: 'お休み中です。急がせません。よくなったら、いまの段から再開できます。',
    main: { label: '再開する', href: `${base}/resume` },
    others: [],
  }),
};

/** What the placement waits for, in words, and the one filled button for it. Nothing waits once it is over. */
export function nextAct(personId: string, placement: Placement): NextAct | undefined {
  const { next, id, soundings, visits } = placement;
  if (next === undefined) return undefined;
  const base = placementPath(personId, id);
  const sounding = openSounding(soundings);
  const open = visits.find(({ outcome }) => outcome === null);
  return acts[next]({
    base,
    sounding: `${base}/soundings/${sounding?.id ?? ''}`,
    paper: paperPath(personId, 'sounding', id),
    visit: `${base}/visits/${open?.id ?? ''}`,
    followUp: `${base}/follow-up`,
  });
}
