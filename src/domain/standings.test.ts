import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bookingStanding, bookingStandings } from './booking.ts';
import { memorandumStanding, memorandumStandings } from './memorandum-term.ts';
import { watchStanding, watchStandings } from './watch-draft.ts';

const today = '2026-11-24';
const day = fc.constantFrom('2026-11-01', '2026-11-24', '2026-12-31');
const maybe = fc.option(day);

it('見守り依頼は、いつも一つのところに立つ。了解がなければ頼んだことにならず、終えたものはもどらない', () => {
  const some = fc.record({
    agreedOn: maybe,
    askedOn: maybe,
    answer: fc.option(fc.constantFrom('accepted', 'declined')),
    until: day,
    endedAt: fc.option(fc.constant(new Date())),
  });
  fc.assert(
    fc.property(some, (watch) => {
      const standing = watchStanding(watch, today);
      expect(Object.keys(watchStandings)).toContain(standing);
      if (watch.endedAt !== null) expect(standing).toBe('ended');
      if (watch.askedOn === null && watch.answer === null && watch.endedAt === null) {
        expect(standing).toBe(watch.agreedOn === null ? 'draft' : 'agreed');
      }
      if (standing === 'over') expect(watch.until < today).toBe(true);
    }),
  );
});

it('枠は、期限の日までは仮押さえ、次の日から期限切れ。期間が終われば、使用中でも終わったと言う', () => {
  const held = { state: 'held', heldUntil: today, endsOn: null };
  expect([bookingStanding(held, today), bookingStanding(held, '2026-11-25')]).toEqual(['held', 'lapsed']);
  const used = { state: 'used', heldUntil: null, endsOn: today };
  expect([bookingStanding(used, today), bookingStanding(used, '2026-11-25')]).toEqual(['used', 'over']);
  expect(Object.keys(bookingStandings)).toContain(bookingStanding({ ...used, state: 'recalled' }, today));
});

it('覚書：効いている版は、どの日にも一つまで', () => {
  const edition = fc.record({
    validFrom: day,
    validUntil: day,
    isSigned: fc.boolean(),
    isEnded: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(edition, { maxLength: 5 }), (drafts) => {
      const all = drafts.map(({ validFrom, validUntil, isSigned, isEnded }, place) => ({
        edition: place + 1,
        validFrom,
        validUntil,
        personAgreedOn: isSigned ? validFrom : null,
        hostAgreedOn: isSigned ? validFrom : null,
        lockedAt: isSigned ? new Date() : null,
        endedAt: isEnded ? new Date() : null,
      }));
      const standings = all.map((one) => memorandumStanding(one, all, today));
      expect(standings.filter((standing) => standing === 'valid').length).toBeLessThanOrEqual(1);
      for (const standing of standings) expect(Object.keys(memorandumStandings)).toContain(standing);
    }),
  );
});
