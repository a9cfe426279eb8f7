import { expect, it } from 'vitest';
import { blankOpportunity, blankPerson, type Opportunity } from '#domain/conditions.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { evaluate } from './evaluate.ts';

const day = '2026-11-25';
const mornings = weeklyRule(hoursOn([0, 1, 2, 3, 4], 540, 720));
const evenings = weeklyRule(hoursOn([0, 1, 2, 3, 4], 1080, 1260));
const person = {
  ...blankPerson(),
  wishes: [{ text: '花の世話', concepts: ['a.garden'] }],
  hours: [...hoursOn([0, 1, 2, 3, 4], 540, 720)],
};

function offer(windows: Opportunity['windows']): Opportunity {
  return { ...blankOpportunity('r1', 'role', '花壇'), concepts: ['a.garden'], windows };
}

it('不変条件11: 期限の切れた空きは、場所にも時間にもならない', () => {
  const full = { rule: mornings, capacity: 0 };
  const expired = { rule: mornings, capacity: 3, validUntil: '2026-11-24' };
  expect(evaluate(person, offer([full, expired]), day).blocks.map(({ code }) => code)).toContain('no_place');
  expect(evaluate(person, offer([full, { ...expired, validUntil: day }]), day).blocks).toEqual([]);
});

it('満員の時間は、べつの時間の空きでは埋まらない', () => {
  const answer = evaluate(
    person,
    offer([
      { rule: mornings, capacity: 0 },
      { rule: evenings, capacity: 2 },
    ]),
    day,
  );
  expect(answer.blocks.map(({ code }) => code)).toContain('time');
});

it('時間のわからない空きと満員の枠があるとき、満員の枠の時間で合うとは言わない', () => {
  const irregular = {
    kind: 'irregular' as const,
    note: '',
    school: 'any' as const,
    onHolidays: 'off' as const,
    except: [],
  };
  const answer = evaluate(
    person,
    offer([
      { rule: mornings, capacity: 0 },
      { rule: irregular, capacity: 2 },
    ]),
    day,
  );
  expect(answer.reasons.map(({ code }) => code)).not.toContain('time');
  expect(answer.unknowns.map(({ code }) => code)).toContain('hours_of_opportunity');
});
