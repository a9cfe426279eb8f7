import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankOpportunity, blankPerson } from '#domain/conditions.ts';
import { hoursText } from '#domain/hours-text.ts';
import { readText, type Voice } from './read-text.ts';
import { takeUpForOpportunity, takeUpForPerson, topicsOf } from './take-up.ts';

function offer(text: string) {
  return takeUpForOpportunity(blankOpportunity('o', 'capacity'), readText(text, 'offer').suggestions);
}
function person(text: string, voice: Voice = 'person') {
  return takeUpForPerson(blankPerson(), readText(text, voice).suggestions);
}

describe('受入先の言葉を読む', () => {
  it('年齢、人数、費用を数として読む', () => {
    expect(offer('65歳以上。いつも１２名ほど。参加費300円')).toMatchObject({
      ageMin: 65,
      group: 12,
      feeYen: 300,
    });
    expect(offer('18歳未満、月1万2千円')).toMatchObject({ ageMax: 17, feeYen: 12_000 });
    expect(offer('20歳から39歳')).toMatchObject({ ageMin: 20, ageMax: 39 });
    expect(offer('定員20名、契約者は17名').group).toBeUndefined();
    expect(offer('時給1100円').feeYen).toBeUndefined();
  });

  it('ないと書いてあるものを、あると読まない', () => {
    expect(offer('電話の応対はない').demands.phone ?? 0).toBe(0);
    expect(offer('電話に出る').demands.phone).toBe(3);
    expect(offer('受給者証は不要').documents).toEqual([]);
    expect(offer('受給者証が必要').documents).toEqual(['benefit_certificate']);
    expect(offer('送迎はありません').lacks).toContain('pickup');
    expect(offer('カメラは切っていてもよい').demands.camera_on ?? 0).toBe(0);
    expect(offer('納期に余裕がある').demands.short_deadline ?? 0).toBe(0);
    expect(offer('オンラインの会').demands.speed).toBeUndefined();
    expect(offer('2階。エレベーターはありません').demands.stairs).toBe(3);
    expect(offer('送迎あり').supports).toContain('pickup');
  });

  it('していないこと、音のことを、していることと読まない', () => {
    const topics = (text: string) => topicsOf(readText(text, 'offer').suggestions);
    expect(topics('機械の音はない')).toEqual([]);
    expect(topics('カラオケはありません')).toEqual([]);
    expect(topics('料理はしません')).toEqual([]);
    expect(topics('電気工事の手伝い')).toContain('a.electric');
    expect(topics('運転手がいません')).toContain('a.drive');
  });

  it('正式な利用者の席を、空きと読まない', () => {
    expect(offer('満員で待機4名').formalReserved).toBe(true);
    expect(offer('空いて見える席は体験中の人の席').formalReserved).toBe(true);
    expect(offer('定員に空きがある').formalReserved).toBeUndefined();
  });

  it('曜日と時刻を読み、ただの「日」や「月」は曜日にしない', () => {
    const hours = (text: string) =>
      readText(text, 'offer').suggestions.flatMap((one) =>
        one.kind === 'hours' ? [hoursText(one.hours)] : [],
      );
    expect(hours('毎週月・水の9時半から12時')).toEqual(['月・水 9:30–12:00']);
    expect(hours('土曜の午前')).toEqual(['土 9:00–12:00']);
    expect(hours('平日10:00〜15:00')).toEqual(['月〜金 10:00–15:00']);
    expect(hours('来月の日を決めて')).toEqual([]);
  });
});

describe('本人の言葉を読む', () => {
  it('「したくない」は拒み、「できない」は無理、「好き」はだいじょうぶと読む', () => {
    expect(person('運転はしたくない').avoid.flatMap((one) => one.demands)).toContain('driving');
    expect(person('電話が苦手').tolerance.phone).toBe(0);
    expect(person('電話は得意').tolerance.phone).toBe(3);
    expect(person('電話の前に座っている').tolerance.phone).toBeUndefined();
    expect(person('長く立つこと', 'limit').tolerance.standing).toBe(0);
  });

  it('望みは「できる」とは読まず、「避けたい」は拒みと読む', () => {
    expect(person('夜は家にいたい').tolerance.night).toBeUndefined();
    expect(person('電話で話したい').tolerance.phone).toBeUndefined();
    expect(person('人の多い場所は避けたい').avoid.flatMap((one) => one.demands)).toEqual(['crowd']);
    expect(person('名前が出るのはいやだ').avoid.flatMap((one) => one.demands)).toContain('publication');
    expect(person('急に予定が変わると混乱する').tolerance.sudden_change).toBe(0);
  });

  it('拒んだ事柄のほかまで拒まない', () => {
    expect(person('覚えた道を無駄にしたくない').avoid).toEqual([]);
    expect(person('運転はしたくないが、料理は好き').avoid.flatMap((one) => one.concepts)).not.toContain(
      'a.cook',
    );
  });

  it('続けられる時間と、車が来れば行ける所を読む', () => {
    expect(person('2時間を超えること', 'limit').sessionMaxMinutes).toBe(120);
    expect(person('家の前まで車が来れば4kmまで').reach).toMatchObject({ liftMaxKm: 4, acceptsLift: true });
  });

  it('得意なことを、事柄に結びつける', () => {
    expect(topicsOf(readText('和食の板前を長く', 'person').suggestions)).toContain('a.cook');
    expect(topicsOf(readText('犬のさんぽ', 'person').suggestions)).toContain('a.animal');
    expect(topicsOf(readText('ハーモニカ', 'person').suggestions)).toEqual(['a.music']);
    // 「カー」 is not inside 「カーテン」, and 本 in 「400本」 is no book.
    expect(topicsOf(readText('杭を400本', 'person').suggestions)).toEqual([]);
  });
});

describe('読めた所と読めない所', () => {
  it('出どころの言葉は、書かれたとおりの場所にある', () => {
    const letters = fc.constantFrom(
      ...'電話が苦手。料理　 好きﾃﾞｰﾀ入力６５歳以上①株月水9時12名 円段階㌔'.split(''),
    );
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 40 }),
        fc.constantFrom<Voice>('offer', 'person', 'limit'),
        (typed, voice) => {
          const text = typed.join('');
          const { suggestions, notUnderstood } = readText(text, voice);
          for (const { span } of [...suggestions, ...notUnderstood.map((one) => ({ span: one }))]) {
            expect(text.slice(span.from, span.to)).toBe(span.words);
            expect(span.words).not.toBe('');
          }
        },
      ),
    );
  });

  it('わからなかった文は、わからなかったと言う', () => {
    const { suggestions, notUnderstood } = readText('電話が苦手。ほげほげをもにょもにょする。', 'person');
    expect(suggestions.some((one) => one.kind === 'demand' && one.code === 'phone')).toBe(true);
    expect(notUnderstood.map((one) => one.words)).toEqual(['ほげほげをもにょもにょする']);
  });
});
