import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from './calendar-day.ts';
import { closureShape, contactDue, lastClosingOver, retainUntil, type ClosureDraft } from './closure.ts';

const closure: ClosureDraft = {
  endState: 'closed_watching',
  reason: 'settled',
  reasonWords: '',
  closedOn: '2026-11-24',
  leadAgencyId: null,
  leadName: '',
  watcher: '見守りの会 会長',
  watchHow: '朝に声をかける',
  noWatcherReason: '',
  comeAgainWhen: '二週つづけて立てなくなったら',
  ownWords: '',
  toldPersonOn: '2026-11-24',
  contactDueOn: '2027-02-24',
};

const wrong = (change: Partial<ClosureDraft>) => {
  const read = closureShape.safeParse({ ...closure, ...change });
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('.'));
};

it('不変条件14: 主担当も見守る人もいなければ、いない理由がいる', () => {
  expect(wrong({})).toEqual([]);
  expect(wrong({ endState: 'closed', watcher: '' })).toEqual(['watcher']);
  expect(wrong({ endState: 'closed', watcher: '', noWatcherReason: '転出先の市に引き継いだ' })).toEqual([]);
  expect(wrong({ endState: 'closed', watcher: '', leadName: '自立相談支援機関' })).toEqual([]);
  expect(wrong({ watcher: '　', noWatcherReason: '本人が望まない' })).toEqual(['watcher']);
  expect(wrong({ endState: 'referred' })).toEqual(['leadName']);
});

it('本人に伝えた日と3か月後の連絡は、亡くなったときのほかは書く', () => {
  expect(wrong({ toldPersonOn: null, contactDueOn: null })).toEqual(['toldPersonOn', 'contactDueOn']);
  expect(wrong({ reason: 'death', toldPersonOn: null, contactDueOn: null })).toEqual([]);
  expect(contactDue('settled', '2026-11-30')).toBe('2027-02-28');
  expect(contactDue('death', '2026-11-30')).toBeNull();
});

it('保存の年限は、終結した年度の末日から数える', () => {
  expect(retainUntil('2026-11-24', 5)).toBe('2032-03-31');
  expect(retainUntil('2027-03-31', 5)).toBe('2032-03-31');
  expect(retainUntil('2027-04-01', 5)).toBe('2033-03-31');
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 100 }), (date, years) => {
      const closedOn = date.toISOString().slice(0, 10);
      const until = retainUntil(closedOn, years);
      const kept = Number(until.slice(0, 4)) - Number(closedOn.slice(0, 4));
      expect(until.endsWith('-03-31')).toBe(true);
      expect([years, years + 1]).toContain(kept);
      expect(until > closedOn).toBe(true);
      for (const today of [until, addDays(until, 1), addDays(until, -1), addDays(until, 200)]) {
        expect(closedOn <= lastClosingOver(today, years)).toBe(until < today);
      }
    }),
  );
});
