import { describe, expect, it } from 'vitest';
import { blankOpportunity, blankPerson, type Opportunity, type PersonProfile } from '#domain/conditions.ts';
import { applyRepairs } from './apply-repairs.ts';
import { evaluate } from './evaluate.ts';
import { blockText, repairText, unknownText } from './sentences.ts';

const day = '2026-11-24';
function pair(person: Partial<PersonProfile>, opportunity: Partial<Opportunity>) {
  const both = {
    person: { ...blankPerson(), ...person },
    opportunity: { ...blankOpportunity('o'), ...opportunity },
  };
  return { ...both, ...evaluate(both.person, both.opportunity, day) };
}
const codes = (unknowns: readonly { code: string }[]) => unknowns.map(({ code }) => code);

describe('だれが進める場か', () => {
  it('本人に合う進め方でなければ妨げで、支援員が受け持てば変わる', () => {
    const met = pair({ ledBy: ['staff', 'teacher'] }, { ledBy: 'turns' });
    expect(met.blocks.map(blockText)).toEqual([
      'ここは「参加者が交代で進める」場 ↔ 本人はほかの進め方がよい',
    ]);
    expect(met.repairs.map(repairText)).toEqual(['はじめのうち、支援員が進める役を受け持つ']);
    const changed = applyRepairs(met.person, met.opportunity, met.repairs);
    expect(evaluate(changed.person, changed.opportunity, day).blocks).toEqual([]);
  });

  it('どちらかが聞いていなければ、聞く相手を言う', () => {
    const asked = pair({ ledBy: ['staff'] }, {}).unknowns.map(unknownText);
    expect(asked).toContain('だれが進める場か　受入先に聞く');
    expect(pair({}, { ledBy: 'newcomer' }).unknowns.map(unknownText)).toContain(
      '「来る人に進めてもらう」場はどうか　本人にうかがう',
    );
    expect(codes(pair({ ledBy: ['staff'] }, { ledBy: 'staff' }).unknowns)).not.toContain(
      'leader_of_opportunity',
    );
  });
});

describe('やめるときのこと', () => {
  it.each([
    ['anytime', 'notice', 1],
    ['anytime', 'term', 1],
    ['notice', 'term', 1],
    ['notice', 'anytime', 0],
    ['term', 'term', 0],
  ] as const)('本人が%s、受入先が%s：妨げ%d', (most, asked, blocks) => {
    const met = pair({ exit: most }, { exit: asked });
    expect(met.blocks).toHaveLength(blocks);
    const changed = applyRepairs(met.person, met.opportunity, met.repairs);
    expect(evaluate(changed.person, changed.opportunity, day).blocks).toEqual([]);
  });

  it('聞いていなければ、よいことにしない', () => {
    expect(codes(pair({ exit: 'anytime' }, {}).unknowns)).toContain('exit_of_opportunity');
    expect(codes(pair({}, { exit: 'term' }).unknowns)).toContain('exit_of_person');
    expect(codes(pair({}, { exit: 'anytime' }).unknowns)).not.toContain('exit_of_person');
  });
});

describe('名まえを出してよいか', () => {
  it('名まえを出さない人に、本名や公開の要る所を出さない', () => {
    for (const demand of ['real_name', 'publication'] as const) {
      const met = pair({ disclosure: 'anonymous' }, { demands: { [demand]: 2 } });
      expect([met.verdict, codes(met.blocks)]).toEqual(['no', ['demand']]);
    }
    expect(pair({ disclosure: 'full_name' }, { demands: { real_name: 3 } }).blocks).toEqual([]);
  });

  it('ひとつずつ聞いた答えのほうが先', () => {
    const met = pair({ disclosure: 'anonymous', tolerance: { real_name: 3 } }, { demands: { real_name: 2 } });
    expect(met.blocks).toEqual([]);
  });

  it('受入先に聞いていなければ、本名と公開を聞く。匿名でよい所には本名を聞かない', () => {
    const asked = pair({ disclosure: 'anonymous' }, {}).unknowns.map(unknownText);
    expect(asked).toContain('「本名を出す」があるか　受入先に聞く');
    const anonymous = pair({ disclosure: 'anonymous' }, { supports: ['anonymous'] }).unknowns.map(
      unknownText,
    );
    expect(anonymous).not.toContain('「本名を出す」があるか　受入先に聞く');
  });
});

describe('条件として読みとれなかったこと', () => {
  it('わけとならべて言い、できないことなら「そのまま合う」にしない', () => {
    const note = (isLimit: boolean) => [{ text: '湿った日は体がこわばる', isLimit }];
    const limit = pair({ unread: note(true) }, {});
    expect(limit.unknowns.map(unknownText)).toContain(
      '本人の「湿った日は体がこわばる」にさわらないか（条件として読みとれていない）　本人にうかがう',
    );
    expect(limit.unknowns.find(({ code }) => code === 'unread_of_person')?.isEssential).toBe(true);
    const told = pair({}, { unread: note(false) });
    expect(told.unknowns.find(({ code }) => code === 'unread_of_opportunity')?.isEssential).toBe(false);
  });
});
