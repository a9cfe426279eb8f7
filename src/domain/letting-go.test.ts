import fc from 'fast-check';
import { expect, it } from 'vitest';
import { activityStageCodes } from './activity-stage.ts';
import { missingForLettingGo, type LettingGoGround } from './letting-go.ts';
import { supportLevelCodes } from './support-level.ts';

const settled: LettingGoGround = {
  stage: 'going',
  hasOrganization: true,
  ledBy: '川端自治会 世話役会',
  isInRegister: true,
  openAgreements: 0,
  unwrittenSessions: 0,
  lastStaffParts: ['none', 'on_call', 'does_with'],
  openChecks: 0,
};

it('そろっていれば、手を離れられる', () => {
  expect(missingForLettingGo(settled)).toEqual([]);
});

it.each([
  [{ stage: 'trial' } as const, /立上げより先/],
  [{ hasOrganization: false }, /引き受ける団体/],
  [{ ledBy: '　' }, /世話役/],
  [{ isInRegister: false }, /台帳/],
  [{ openAgreements: 2 }, /了解の返事が2つ/],
  [{ unwrittenSessions: 1 }, /開催が1回/],
  [{ openChecks: 3 }, /確かめることが3つ/],
  [{ lastStaffParts: ['none', 'does_with'] } as const, /続けて2回/],
  [{ lastStaffParts: ['none', null] } as const, /続けて2回/],
  [{ lastStaffParts: ['none'] } as const, /続けて2回/],
])('%j なら、何をすればよいかを言う', (change, sentence) => {
  const missing = missingForLettingGo({ ...settled, ...change });
  expect(missing).toHaveLength(1);
  expect(missing[0]).toMatch(sentence);
});

it('職員がまだいっしょにしているうちは、ほかが何であっても離れない', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...activityStageCodes),
      fc.array(fc.constantFrom(...supportLevelCodes), { maxLength: 4 }),
      (stage, rest) => {
        const ground = { ...settled, stage, lastStaffParts: ['does_with' as const, ...rest] };
        expect(missingForLettingGo(ground)).not.toEqual([]);
      },
    ),
  );
});
