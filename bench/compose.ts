import { spreadOf, timed, type Spread } from './durations.ts';
import { benchDay, inventPeople, inventTown } from './invent-town.ts';
import { blankOpportunity } from '#domain/conditions.ts';
import { compose } from '#matching/compose.ts';
import type { Lead } from '#matching/compose-lead.ts';
import { spread } from '#matching/compose-spread.ts';
import { composeTown, type ComposeTown, type PlaceOffer, type Wish } from '#matching/compose-town.ts';
import { recipeTable } from '#matching/recipes.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';

export type ComposeResult = {
  wishes: number;
  places: number;
  people: number;
  /** The town made ready, once for all, in milliseconds. */
  ready: number;
  perPerson: Spread;
  /** How many of the people had a composition at all: a time of nothing found tells nothing. */
  answered: number;
  allPeople: number;
};

export type ComposePlan = { wishes: number; places: number; people: number }[];

const rooms = [
  '公民館 調理室',
  '地区センター 和室 12畳',
  '学校の工作室 作業台',
  '北の畑 水道あり',
  '文化会館 音楽室',
  '保育所 遊戯室',
  '広場',
  '会館 会議室',
  '空き店舗',
  '上映室 スクリーン',
];
const topics = [
  ['a.menonly', 't.men'],
  ['n.gather', 't.elder'],
  ['a.cook'],
  ['t.child', 'a.wood'],
  ['a.draw'],
  ['n.parent', 't.family'],
  ['a.farm'],
  ['a.smart'],
  ['a.game'],
  ['a.read', 't.child'],
];

/** Rooms and wishes of an invented town: hours and distances differ from one to the next, in a way that is the same each time. */
export function inventComposeTown(wishes: number, places: number): { wishes: Wish[]; places: PlaceOffer[] } {
  const [base] = [inventTown(1)];
  if (base[0] === undefined) throw new Error('the invented town is empty');
  return {
    wishes: Array.from({ length: wishes }, (_, at): Wish => {
      const words = `声その${at}`;
      return {
        opportunity: {
          ...blankOpportunity(`w${String(at).padStart(6, '0')}`, 'wish', words),
          concepts: [...(topics[at % topics.length] ?? [])],
          ...(at % 3 === 0 ? { group: 3 + (at % 17) } : {}),
          windows: at % 4 === 0 ? [{ rule: weeklyRule(hoursOn([at % 7], 540, 1020)), capacity: null }] : [],
        },
        words,
        owner: '',
        sharing: 'not_asked',
        helpers: [],
      };
    }),
    places: Array.from({ length: places }, (_, at): PlaceOffer => {
      const name = `${rooms[at % rooms.length]} ${at}`;
      return {
        opportunity: {
          ...blankOpportunity(`p${String(at).padStart(6, '0')}`, 'space', name),
          windows: [
            {
              rule: weeklyRule(hoursOn([at % 7, (at * 3) % 7], 480 + (at % 9) * 60, 720 + (at % 9) * 60)),
              capacity: 6 + (at % 20),
            },
          ],
          distanceKm: (at % 50) / 10,
          demands: { stairs: 0 },
        },
        where: name,
        taken: [],
      };
    }),
  };
}

function answer(lead: Lead, town: ComposeTown): number {
  return spread(compose(lead, town), 6).length;
}

/** Who could lead what in answer to whom, for one person after another; and the whole of it for all of them. */
export function measureCompose(plan: ComposePlan, say: (line: string) => void): ComposeResult[] {
  return plan.map(({ wishes, places, people }) => {
    say(`活動の案 声${wishes.toLocaleString('ja')}×場${places.toLocaleString('ja')}…`);
    const invented = inventComposeTown(wishes, places);
    const leads = inventPeople(people).map((profile): Lead => ({ kind: 'person', profile, waitingDays: 90 }));
    let town: ComposeTown | undefined;
    const ready = timed(() => {
      town = composeTown(invented.wishes, invented.places, recipeTable, benchDay);
    });
    const made = town;
    if (made === undefined) throw new Error('no town was made');
    const times: number[] = [];
    let answered = 0;
    for (const lead of leads) {
      times.push(
        timed(() => {
          if (answer(lead, made) > 0) answered += 1;
        }),
      );
    }
    const allPeople = times.reduce((sum, time) => sum + time, 0);
    return { wishes, places, people, ready, perPerson: spreadOf(times), answered, allPeople };
  });
}
