import { describe, expect, it } from 'vitest';
import { documentCodes, eligibilityCodes } from '#domain/condition-codes.ts';
import { blankOpportunity, blankPerson, type Opportunity, type PersonProfile } from '#domain/conditions.ts';
import { demandCodes } from '#domain/demand-codes.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { evaluate } from './evaluate.ts';
import { unknownText, verdictText } from './sentences.ts';

const day = '2026-11-24';
const person: PersonProfile = {
  ...blankPerson(),
  age: 40,
  wishes: [{ text: '料理', concepts: ['a.cook'] }],
  strengths: [{ text: '料理', concepts: ['a.cook'] }],
  tolerance: Object.fromEntries(demandCodes.map((code) => [code, 3])),
  documents: Object.fromEntries(documentCodes.map((code) => [code, true])),
  eligibility: Object.fromEntries(eligibilityCodes.map((code) => [code, true])),
  hours: [...hoursOn([0, 1, 2], 540, 720)],
  sessionMaxMinutes: 120,
  reach: { means: ['walk'], maxKm: 1, acceptsLift: false },
  groupMax: 10,
  contact: ['text'],
  feeMaxYen: 500,
  noise: 1,
  ledBy: ['staff'],
  exit: 'notice',
  disclosure: 'full_name',
};
const opportunity: Opportunity = {
  ...blankOpportunity('o'),
  concepts: ['a.cook'],
  demands: Object.fromEntries(demandCodes.map((code) => [code, 0])),
  windows: [{ rule: weeklyRule(hoursOn([1], 600, 720)), capacity: 2 }],
  minSessionMinutes: 60,
  group: 5,
  ageMin: null,
  ageMax: null,
  documents: [],
  eligibility: [],
  feeYen: 100,
  contact: ['text', 'phone'],
  noise: 0,
  ledBy: 'staff',
  exit: 'anytime',
  distanceKm: 0.5,
  checkedOn: '2026-11-01',
};

type Change = { person?: Partial<PersonProfile>; opportunity?: Partial<Opportunity> };
type Removed = { person?: keyof PersonProfile; opportunity?: keyof Opportunity };
/** What stands against it, and each field that could have hidden it by being left empty. */
const obstacles: [string, Change, Removed[]][] = [
  ['年齢', { opportunity: { ageMin: 65 } }, [{ person: 'age' }, { opportunity: 'ageMin' }]],
  ['時間', { person: { hours: [...hoursOn([5], 540, 720)] } }, [{ person: 'hours' }]],
  ['長さ', { opportunity: { minSessionMinutes: 240 } }, [{ person: 'sessionMaxMinutes' }]],
  ['人数', { opportunity: { group: 40 } }, [{ person: 'groupMax' }, { opportunity: 'group' }]],
  ['音', { opportunity: { noise: 3 } }, [{ person: 'noise' }, { opportunity: 'noise' }]],
  ['連絡', { opportunity: { contact: ['phone'] } }, [{ person: 'contact' }, { opportunity: 'contact' }]],
  ['費用', { opportunity: { feeYen: 5000 } }, [{ person: 'feeMaxYen' }, { opportunity: 'feeYen' }]],
  ['進める人', { opportunity: { ledBy: 'turns' } }, [{ person: 'ledBy' }, { opportunity: 'ledBy' }]],
  ['やめるとき', { opportunity: { exit: 'term' } }, [{ person: 'exit' }, { opportunity: 'exit' }]],
  ['距離', { opportunity: { distanceKm: 5 } }, [{ person: 'reach' }, { opportunity: 'distanceKm' }]],
  [
    '書類',
    { person: { documents: { driving_licence: false } }, opportunity: { documents: ['driving_licence'] } },
    [{ opportunity: 'documents' }],
  ],
  [
    '対象',
    {
      person: { eligibility: { members_only: false } },
      opportunity: { eligibility: [{ code: 'members_only' }] },
    },
    [{ opportunity: 'eligibility' }],
  ],
  [
    '負荷',
    {
      opportunity: { demands: { ...opportunity.demands, standing: 3 } },
      person: { tolerance: { ...person.tolerance, standing: 0 } },
    },
    [],
  ],
  ['支え', { person: { supports: ['sign'] }, opportunity: { lacks: ['sign'] } }, []],
  ['空き', { opportunity: { windows: [{ rule: weeklyRule(hoursOn([1], 600, 720)), capacity: 0 }] } }, []],
];

function without<T extends object>(value: T, field: keyof T): T {
  const { [field]: _removed, ...rest } = value;
  return (field === 'reach' ? { ...rest, reach: { means: [] } } : rest) as T;
}

describe('知らないことは、よいことにならない', () => {
  it('すべて聞いてあれば、そのまま合う', () => {
    const evaluation = evaluate(person, opportunity, day);
    expect(evaluation.unknowns).toEqual([]);
    expect(evaluation.verdict).toBe('fits');
    expect(verdictText(evaluation)).toBe('そのまま合う');
  });

  it.each(obstacles)('%sの妨げは妨げと出て、欄を空けると未確認と出る', (_name, change, removable) => {
    const [p, o] = [
      { ...person, ...change.person },
      { ...opportunity, ...change.opportunity },
    ];
    expect(['near', 'no']).toContain(evaluate(p, o, day).verdict);
    for (const removed of removable) {
      const lessKnown = removed.person === undefined ? p : without(p, removed.person);
      const lessTold = removed.opportunity === undefined ? o : without(o, removed.opportunity);
      const evaluation = evaluate(lessKnown, lessTold, day);
      expect(evaluation.verdict).not.toBe('fits');
      expect(evaluation.unknowns.some((unknown) => unknown.isEssential)).toBe(true);
    }
  });

  it('負荷を聞いていなければ、どちらの側でも未確認になる', () => {
    const heavy = { ...opportunity, demands: { ...opportunity.demands, heavy: 2 } } as const;
    const { heavy: _asked, ...tolerance } = person.tolerance;
    expect(evaluate({ ...person, tolerance }, heavy, day).verdict).toBe('ask');
    const { heavy: _told, ...demands } = opportunity.demands;
    expect(
      evaluate({ ...person, tolerance: { ...person.tolerance, heavy: 0 } }, { ...opportunity, demands }, day)
        .verdict,
    ).toBe('ask');
  });

  it('古い確認は合うままでも「いまも同じか」と出る', () => {
    const evaluation = evaluate(person, { ...opportunity, checkedOn: '2025-01-01' }, day);
    expect(evaluation.unknowns).toMatchObject([{ code: 'freshness', params: { freshness: 'old' } }]);
  });
});

it.each([
  ['上も下も聞いていない', { ageMin: undefined, ageMax: undefined }, '年齢の決まりがあるか'],
  ['18歳からとだけ聞いた', { ageMin: 18, ageMax: undefined }, '何歳までの決まりがあるか'],
  ['60歳までとだけ聞いた', { ageMin: undefined, ageMax: 60 }, '何歳からか'],
])('年齢は、聞いていないほうの端だけをきく：%s', (_title, ages, asked) => {
  const { ageMin: _least, ageMax: _most, ...rest } = opportunity;
  const known = Object.fromEntries(Object.entries(ages).filter(([, age]) => age !== undefined));
  const { unknowns } = evaluate(person, { ...rest, ...known }, day);
  expect(unknowns.map(unknownText)).toContain(`${asked}　受入先に聞く`);
});
