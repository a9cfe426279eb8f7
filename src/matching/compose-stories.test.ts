import { describe, expect, it } from 'vitest';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { draftOf } from './compose-draft.ts';
import { compose } from './compose.ts';
import {
  afternoon,
  composeDay,
  cook,
  evening,
  kitchen,
  menWish,
  morning,
  noHolidays,
  someone,
  spot,
  townWith,
  voice,
} from './compose.test-data.ts';
import type { Lead } from './compose-lead.ts';
import { spread } from './compose-spread.ts';
import type { PlaceOffer, Wish } from './compose-town.ts';

function drafts(lead: Lead, wishes: Wish[], places: PlaceOffer[]) {
  const found = spread(compose(lead, townWith(wishes, places)), 6);
  return found.map((one) => draftOf(one, lead, composeDay, noHolidays));
}

const hall = spot('p-hall', '川端公民館 会議室', afternoon([0, 1, 2, 3, 4]));
const field = spot('p-field', '南の畑', hoursOn([1, 3], 540, 720), { text: '休耕の畑。水道あり' });
const workshop = spot('p-shop', '北野 工作室', afternoon([2, 5]), { text: '作業台6、のこぎり' });
const nursery = spot('p-nursery', 'つぼみ保育所 遊戯室', evening([4]), { text: '夜は空いている保育の部屋' });
const tatami = spot('p-tatami', '北野地区センター 和室', morning([0, 3]), { text: '12畳' });

describe('A1 元料理人', () => {
  const places = [hall, kitchen, field, workshop];
  const found = drafts(cook, [menWish, voice('v-walk', '登校の見守りが足りない')], places);
  const [first] = found;

  it('男性の料理教室が、はじめに出る', () => {
    expect(first).toMatchObject({ name: '男性の料理教室', placeId: 'p-kitchen', wishId: 'v-men' });
    expect(first?.wish.owner).toBe('川端自治会');
    expect(first?.rule).toMatchObject({ kind: 'nth_weekday', nths: [2, 4], days: [5], start: 600, end: 720 });
  });

  it('人ではなく役割が変わる。はじめは助手がいっしょにして、3回目から後ろへ', () => {
    expect(first?.roleChange).toEqual({ said: 'もうお店では調理を行うことができない', to: '講師' });
    expect(first?.fading.map(({ from, level }) => [from, level])).toEqual([
      [1, 'does_with'],
      [3, 'beside'],
      [6, 'on_call'],
      [9, 'none'],
    ]);
    expect(first?.fading[1]?.words).toContain('次の助手');
    const changed = first?.lines.filter(({ mark }) => mark === '△').map(({ text }) => text) ?? [];
    expect(changed.join()).toContain('いすに座ってできる台');
    expect(changed.join()).toContain('重い物を運ぶ');
    // What no recipe needs and he cannot do is promised to be left out.
    expect(first?.keptOut).toContain('速さを求められる');
  });

  it('三者に別々に聞き、食べものの確かめがつく', () => {
    expect(first?.asks.map(({ side }) => side)).toEqual(['person', 'voice', 'place']);
    const words = first?.checklist.map((item) => item.words).join() ?? '';
    for (const asked of ['検便', '手洗い', 'アレルギー', '保健所', '保険']) expect(words).toContain(asked);
  });

  it('立つことが苦にならなければ、座る台の話は出ない', () => {
    if (cook.kind !== 'person') throw new Error('the cook is a person');
    const able = {
      ...cook,
      profile: { ...cook.profile, tolerance: { ...cook.profile.tolerance, standing: 3 as const } },
    };
    const [draft] = drafts(able, [menWish], places);
    expect(draft?.lines.map(({ text }) => text).join()).not.toContain('いすに座ってできる台');
  });

  it('調理室の無い町では、料理教室は出ない', () => {
    expect(drafts(cook, [menWish], [hall, field])).toEqual([]);
  });
});

/** Other invented people: what comes first, and what must not come at all. */
const stories: readonly {
  title: string;
  lead: Lead;
  wishes: Wish[];
  places: PlaceOffer[];
  first: [recipe: string, place: string] | null;
  says?: string;
}[] = [
  {
    title: '元大工が、親子の声に、工作室で木のおもちゃを',
    lead: someone({
      strengths: [{ text: '大工 40年', concepts: ['a.wood'], level: 'professional' }],
      tolerance: {
        standing: 2,
        fine_hand: 3,
        loud_noise: 3,
        heavy: 2,
        supervise_children: 1,
        teach_group: 2,
      },
      hours: afternoon([5]),
    }),
    wishes: [voice('v', '子どもと木でものをつくりたい', { asked: { concepts: ['a.wood', 't.child'] } })],
    places: [workshop, hall],
    first: ['wood-child', 'p-shop'],
    says: '子どもの安全を見るのは、別の大人2人がする',
  },
  {
    title: '畑を教える人が、集まる所のない年を重ねた人の声に',
    lead: someone({
      strengths: [{ text: '野菜づくり', concepts: ['a.farm'] }],
      tolerance: { outdoor: 3, squat: 1, heavy: 1, planning: 2, teach_group: 2 },
      hours: morning([1, 3]),
    }),
    wishes: [voice('v', '定年のあと、行く所がない', { asked: { concepts: ['n.retire', 't.elder'] } })],
    places: [field, hall],
    first: ['farm-plot', 'p-field'],
    says: 'しゃがむ所は参加する人がする',
  },
  {
    title: '絵の好きな若者が、作品展の声に。人の前では話さない',
    lead: someone({
      age: 24,
      strengths: [{ text: 'イラスト', concepts: ['a.draw'] }],
      tolerance: { teach_group: 0, conversation: 1, fine_hand: 3 },
      hours: afternoon([0, 1, 2, 3]),
    }),
    wishes: [voice('v', '絵を描いてみたい人がいる', { asked: { concepts: ['a.draw'] } })],
    places: [hall],
    first: ['draw-class', 'p-hall'],
    says: '二、三人ずつの机を回って教える',
  },
  {
    title: '孤立した親たちに、子育ての団体が、保育所の夜の空きで（B2）',
    lead: { kind: 'group', id: 'g', name: 'おやこの輪', concepts: ['a.parent'] },
    wishes: [
      voice('v', '相談できる知り合いがいない', {
        asked: { concepts: ['n.parent', 'n.isolated', 't.family'], group: 9 },
      }),
    ],
    places: [nursery, workshop],
    first: ['parent-cafe', 'p-nursery'],
  },
  {
    title: '書道の先生が、和室で',
    lead: someone({
      strengths: [{ text: '毛筆', concepts: ['a.calli'], level: 'professional' }],
      tolerance: { fine_hand: 3, kanji_reading: 3, teach_group: 3 },
      hours: morning([3]),
    }),
    wishes: [voice('v', '字を習いたい', { asked: { concepts: ['a.calli'] } })],
    places: [tatami, field],
    first: ['calli-class', 'p-tatami'],
  },
  {
    title: 'スマホのわかる人が、困っている年を重ねた人に。声は読みとって結ぶ',
    lead: someone({
      strengths: [{ text: 'スマホの設定', concepts: ['a.smart'] }],
      tolerance: { conversation: 2, multi_instruction: 2 },
      hours: afternoon([1]),
    }),
    wishes: [voice('v', '高齢者がスマホを聞ける所がない')],
    places: [hall],
    first: ['smart-help', 'p-hall'],
  },
  {
    title: '将棋はできるが、男性の集まりは「いや」という人には出さない',
    lead: someone({
      strengths: [{ text: '将棋二段', concepts: ['a.game'] }],
      avoid: [{ text: '男ばかりの集まりはいや', concepts: ['a.menonly'], demands: [] }],
      hours: afternoon([0]),
    }),
    wishes: [menWish],
    places: [hall],
    first: null,
  },
  {
    title: '時間が90分続かなければ出さない',
    lead: someone({ strengths: [{ text: '編みもの', concepts: ['a.knit'] }], hours: hoursOn([0], 780, 840) }),
    wishes: [voice('v', '編みものを習いたい', { asked: { concepts: ['a.knit'] } })],
    places: [hall],
    first: null,
  },
  {
    title: '二人しか望まない集まりは、まだ活動にしない',
    lead: someone({ strengths: [{ text: '歌', concepts: ['a.sing'] }], hours: morning([0]) }),
    wishes: [voice('v', '歌いたい', { asked: { concepts: ['a.sing'], group: 2 } })],
    places: [spot('p-music', '文化会館 音楽室', morning([0]))],
    first: null,
  },
  {
    title: '強みが書かれていない人からは、何もつくらない',
    lead: someone({ hours: morning([5]) }),
    wishes: [menWish],
    places: [kitchen],
    first: null,
  },
  {
    title: '「伝えないでほしい」声からは、何もつくらない',
    lead: cook,
    wishes: [{ ...menWish, sharing: 'no' }],
    places: [kitchen],
    first: null,
  },
];

it.each(stories)('$title', ({ lead, wishes, places, first, says }) => {
  const [draft] = drafts(lead, wishes, places);
  const shown = draft === undefined ? null : [draft.recipeCode, draft.placeId];
  expect(shown).toEqual(first);
  if (says !== undefined) expect(draft?.lines.map(({ text }) => text).join()).toContain(says);
});

it('聞いていない声の主は、名を出さず、伝えてよいかを先に聞く', () => {
  const [draft] = drafts(cook, [{ ...menWish, sharing: 'not_asked' }], [kitchen]);
  expect(JSON.stringify(draft)).not.toContain('川端自治会');
  expect(draft?.asks.find(({ side }) => side === 'voice')?.what[0]).toBe('この声を、ほかの人に伝えてよいか');
});

it('ほかの活動が使っている時間には、重ねない', () => {
  const taken = { ...kitchen, taken: hoursOn([5], 600, 700) };
  expect(drafts(cook, [menWish], [taken])).toEqual([]);
});

describe('似た願いの声', () => {
  const ofKawabata = { areaId: 'kawabata' };
  const club = voice('v-club', '男性の集まる機会をつくりたい', {
    owner: '川端の民生委員',
    areaId: 'kawabata',
    asked: { concepts: ['a.menonly', 't.elder'], group: 8 },
  });
  const men: Wish = { ...menWish, ...ofKawabata };

  it('同じ地区の同じ願いなら、一つの案に両方の声と名が載り、それぞれに聞く', () => {
    const found = drafts(cook, [men, club], [kitchen]).filter(({ concept }) => concept === 'a.cook');
    expect(new Set(found.map(({ recipeCode }) => recipeCode)).size).toBe(found.length);
    const [draft] = found;
    expect(new Set([draft?.wish.owner, ...(draft?.alsoWishes ?? []).map(({ owner }) => owner)])).toEqual(
      new Set(['川端の民生委員', '川端自治会']),
    );
    expect(draft?.people.expected).toBe(8);
    const asked = draft?.asks.filter(({ side }) => side === 'voice') ?? [];
    expect(asked.map(({ whom }) => whom).toSorted()).toEqual(['川端の民生委員', '川端自治会']);
    for (const { words } of [men, club]) expect(draft?.lines.map(({ text }) => text).join()).toContain(words);
  });

  it('聞いていない声の主は、いっしょの案でも名が出ない', () => {
    const [draft] = drafts(cook, [{ ...men, sharing: 'not_asked' }, club], [kitchen]);
    expect(draft?.alsoWishes).toHaveLength(1);
    expect(JSON.stringify(draft)).not.toContain('川端自治会');
  });

  it.each([
    ['地区がちがう', { ...club, areaId: 'yamate' }],
    ['地区がわからない', { ...club, areaId: undefined }],
    [
      'だれのためかがちがう',
      voice('v-young', '若い人の集まりがほしい', {
        ...ofKawabata,
        asked: { concepts: ['t.young', 'n.gather'] },
      }),
    ],
    [
      '時間が合わない',
      {
        ...club,
        opportunity: {
          ...club.opportunity,
          windows: [{ rule: weeklyRule(hoursOn([6], 600, 780)), capacity: null }],
        },
      },
    ],
    ['「伝えないでほしい」', { ...club, sharing: 'no' as const }],
  ] satisfies [string, Wish][])('%sなら、いっしょにしない', (_why, other) => {
    const found = drafts(cook, [men, other], [kitchen]);
    expect(found.length).toBeGreaterThan(0);
    expect(found.flatMap(({ alsoWishes }) => alsoWishes)).toEqual([]);
  });
});
