import { describe, expect, it } from 'vitest';
import { sightAnswers, type SightItem, type SightSource } from './sight.ts';

const consent = (
  items: readonly SightItem[],
  standing: Extract<SightSource, { kind: 'consent' }>['standing'] = 'open',
): SightSource => ({
  kind: 'consent',
  purpose: '情報を分けあって、いっしょに支えるため',
  items,
  until: '2027-03-31',
  standing,
  on: '2026-11-01',
});

describe('この利用者は、この項目を見られるか', () => {
  it('生きている同意にある項目は見られ、ない項目は見られない', () => {
    const opened = [
      { item: 'basic', rows: 2, opened: 2 },
      { item: 'health', rows: 3, opened: 0 },
    ] as const;
    const answers = sightAnswers(true, [consent(['basic'])], opened, ['basic', 'health']);
    expect(answers.map(({ verdict, isAdrift }) => [verdict, isAdrift])).toEqual([
      ['sees', false],
      ['not', false],
    ]);
    expect(answers[1]?.because).toEqual([]);
  });

  it('まだ記録がなければ、根拠のとおりに言う', () => {
    const answers = sightAnswers(true, [consent(['basic'])], [], ['basic', 'family']);
    expect(answers.map(({ verdict }) => verdict)).toEqual(['sees', 'not']);
  });

  it('終わった同意は、わけになるだけで開かない。近いわけから言う', () => {
    const over = [
      consent(['basic'], 'refused'),
      consent(['basic'], 'withdrawn'),
      consent(['basic'], 'expired'),
    ];
    const [answer] = sightAnswers(true, over, [{ item: 'basic', rows: 1, opened: 0 }], ['basic']);
    expect(answer?.verdict).toBe('not');
    expect(answer?.because.map(({ standing }) => standing)).toEqual(['expired', 'withdrawn', 'refused']);
  });

  it('自分の機関の経過だけが開いていれば「一部だけ」で、ずれではない', () => {
    const [answer] = sightAnswers(
      true,
      [consent(['basic'])],
      [{ item: 'notes', rows: 5, opened: 2 }],
      ['notes'],
    );
    expect(answer).toMatchObject({ verdict: 'partly', isAdrift: false });
  });

  it.each([
    ['根拠がないのに開いている', [], 1],
    ['根拠があるのに閉じている', [consent(['health'])], 0],
  ] as const)('%s行は、ずれと言う', (_title, sources, open) => {
    const [answer] = sightAnswers(true, sources, [{ item: 'health', rows: 1, opened: open }], ['health']);
    expect(answer?.isAdrift).toBe(true);
  });

  it('管理者だけの役割には、根拠があっても開かない', () => {
    const opened = [{ item: 'basic', rows: 1, opened: 0 }] as const;
    const [answer] = sightAnswers(false, [consent(['basic'])], opened, ['basic']);
    expect(answer).toMatchObject({ verdict: 'not', isAdrift: false });
  });
});
