import fc from 'fast-check';
import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { describe, expect, it } from 'vitest';
import { en } from '#web/text/en.ts';
import { ja } from '#web/text/ja.ts';
import { text } from '#web/text/text.ts';
import { asset, setAssetManifest } from './asset.ts';
import { CapacitySquares } from './capacity-squares.tsx';
import { readClockTime, slotTime } from './clock-time.ts';
import { isConflictAnswer, keepName, readConflictChoices } from './conflict-choices.ts';
import { Conflict } from './conflict.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { fieldErrors } from './field-errors.ts';
import { Freshness } from './freshness.tsx';
import { Furigana } from './furigana.tsx';
import { JapaneseDateField } from './japanese-date-field.tsx';
import { PersonName } from './person-name.tsx';
import { placeOf } from './places.ts';
import { ReasonLines } from './reason-lines.tsx';
import { readSuggestionAnswers } from './suggestion-answers.ts';
import { Table } from './table.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';
import { Timeline } from './timeline.tsx';
import { Voice } from './voice.tsx';
import { WeekHours } from './week-hours.tsx';

async function html(part: Child): Promise<string> {
  const app = new Hono().get('/', (c) => c.html(<>{part}</>));
  return (await app.request('/')).text();
}

describe('文字は、書かれたとおりに出す', () => {
  it('記号は逃がし、タグにならない', async () => {
    const typed = `<b onclick="x">&'</b>`;
    const shown = await html(<TextField name="note" label="覚え書き" value={typed} />);
    expect(shown).toContain('value="&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;&lt;/b&gt;"');
    for (const part of [
      <Voice words={typed} />,
      <PersonName name={typed} />,
      <TextArea name="a" label="文" value={typed} />,
    ]) {
      expect(await html(part)).not.toContain('<b onclick');
    }
  });

  it('文章らんは、先頭の改行も失わない', async () => {
    const shown = await html(<TextArea name="note" label="経過" value={'\nあとから'} />);
    // HTML drops the first line end after <textarea>; two are needed to keep one.
    expect(shown).toMatch(/>\n\nあとから<\/textarea>/);
    expect(await html(<TextArea name="note" label="経過" value="すぐ" />)).toMatch(/>すぐ<\/textarea>/);
  });

  it('氏名は一字も変えず、さんをつける。名前がなければ伏せていると書く', async () => {
    const typed = '渡邉\u{E0101} 𠮷子';
    expect(await html(<PersonName name={typed} />)).toContain(`${typed}<span class="san">さん</span>`);
    expect(await html(<PersonName name="" />)).toContain('名前は伏せています');
    expect(await html(<PersonName name="相良 剛" kana="さがら つよし" reading="ruby" />)).toContain(
      '<rt>さがら つよし</rt>',
    );
  });

  it('ふりがなは括弧の書き方から、ほかの文字はそのまま出す', async () => {
    const shown = await html(<Furigana words="{公民館|こうみんかん}を {見|み}に。{ <b> |" />);
    expect(shown.match(/<ruby>/g)).toHaveLength(2);
    expect(shown).toContain('公民館<rp>（</rp><rt>こうみんかん</rt><rp>）</rp></ruby>を ');
    expect(shown.endsWith('に。{ &lt;b&gt; |')).toBe(true);
  });

  it('言葉には、なければ「」をつけ、あれば重ねない', async () => {
    expect(await html(<Voice words="昼に" />)).toContain('「昼に」');
    expect(await html(<Voice words="「昼に」" />)).not.toContain('「「');
  });
});

describe('らんと、なおすところ', () => {
  it('まちがいは、らん・知らせ・まとめの三つで同じ所を指す', async () => {
    const field = await html(
      <TextField name="phone" label="電話" hint="市外局番から" error="数字で書いてください" required />,
    );
    expect(field).toContain('id="f-phone"');
    expect(field).toContain('aria-describedby="f-phone-error f-phone-hint"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('必須');
    const summary = await html(<ErrorSummary errors={{ phone: '数字で書いてください' }} />);
    expect(summary).toContain('<a href="#f-phone">数字で書いてください</a>');
    expect(summary).toContain('なおすところが1つあります');
    expect(await html(<ErrorSummary errors={{}} />)).toBe('');
  });

  it('まとめは、言われた順でなく、頁にならぶ順に言う。順を知らないらんは終わりに', async () => {
    const errors = { other: 'ほか', state: '返事', purpose: '目的' };
    const summary = await html(<ErrorSummary errors={errors} order={['purpose', 'state']} />);
    expect([...summary.matchAll(/href="#f-(\w+)"/g)].map(([, name]) => name)).toEqual([
      'purpose',
      'state',
      'other',
    ]);
  });

  it('zod の返事から、らんごとに最初の一文をとる', () => {
    const issues = [
      { path: ['name'], message: '名前を書いてください' },
      { path: ['name'], message: '長すぎます' },
      { path: ['hours', 0], message: '時刻を書いてください' },
    ];
    expect(fieldErrors({ issues })).toEqual({
      name: '名前を書いてください',
      'hours.0': '時刻を書いてください',
    });
  });

  it('日付らんは、記録の日は和暦で、書きかけは書いたまま出し、読み取った日を言う', async () => {
    const stored = await html(
      <JapaneseDateField name="on" label="日" today="2026-11-24" value="2026-10-06" />,
    );
    expect(stored).toContain('value="令和8年10月6日"');
    expect(stored).toContain('令和8年（2026年）10月6日（火）</output>');
    const typed = await html(<JapaneseDateField name="on" label="日" today="2026-11-24" value="Ｒ８.10.6" />);
    expect(typed).toContain('value="Ｒ８.10.6"');
    const wrong = await html(<JapaneseDateField name="on" label="日" today="2026-11-24" value="あのころ" />);
    expect(wrong).toContain('value="あのころ"');
    expect(wrong).toMatch(/<output[^>]*><\/output>/);
  });
});

describe('時刻と一週間', () => {
  it.each([
    ['9:30', '9:30'],
    ['０９：３０', '9:30'],
    ['930', '9:30'],
    ['1300', '13:00'],
    ['9時半', '9:30'],
    ['9時', '9:00'],
    ['午後1時30分', '13:30'],
    ['午後12時', '12:00'],
    ['24:00', '24:00'],
    ['24:30', undefined],
    ['25:00', undefined],
    ['9:60', undefined],
    ['あさ', undefined],
    ['', undefined],
  ])('「%s」は %s', (typed, time) => {
    expect(readClockTime(typed)).toBe(time);
  });

  it('三十分ごとの桝の時刻は、読めばもとにもどる', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 47 }), (slot) => {
        expect(readClockTime(slotTime(slot))).toBe(slotTime(slot));
      }),
    );
  });

  it('描かない時間に選んであった桝も、送るときに失わない', async () => {
    const week = fc.uniqueArray(fc.integer({ min: 0, max: 335 }));
    await fc.assert(
      fc.asyncProperty(week, async (slots) => {
        const shown = await html(<WeekHours name="hours" label="時間" slots={slots} />);
        const sent = Array.from(shown.matchAll(/<input[^>]*>/g), ([input]) => input)
          .filter((input) => input.includes('type="hidden"') || / checked/.test(input))
          .map((input) => Number(/value="(\d+)"/.exec(input)?.[1]));
        expect(sent.sort((a, b) => a - b)).toEqual([...slots].sort((a, b) => a - b));
      }),
      { numRuns: 20 },
    );
  });
});

describe('先に保存した人とぶつかったとき', () => {
  const fields = [{ field: 'summary' }, { field: 'phone' }];
  const labels = { summary: 'できること', phone: '電話' };

  it('選んでいない項目があれば、どれかを言う', () => {
    const { chosen, errors } = readConflictChoices({ [keepName('phone')]: ['theirs'] }, fields, labels);
    expect(chosen).toEqual({ phone: 'theirs' });
    expect(errors).toEqual({ 'keep.summary': '「できること」は、どちらを残すか選んでください' });
    expect(isConflictAnswer({ summary: ['a'] })).toBe(false);
    expect(isConflictAnswer({ 'keep.summary': ['mine'] })).toBe(true);
  });

  it('書いたものをすべて送り直し、版は新しいほうを、合言葉と選択は一度だけ送る', async () => {
    const shown = await html(
      <Conflict
        csrf="c"
        savedAt="9:12"
        labels={labels}
        typed={{
          csrf: ['old'],
          version: ['3'],
          summary: ['座って'],
          days: ['月', '水'],
          'keep.phone': ['mine'],
        }}
        clash={{
          version: 4,
          savedBy: '村瀬 香織',
          savedAt: new Date(0),
          fields: [{ field: 'summary', before: null, mine: '座って', theirs: ['立って', '歩いて'] }],
        }}
      />,
    );
    const hidden = Array.from(
      shown.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g),
      ([, n, v]) => [n, v],
    );
    expect(hidden).toEqual([
      ['csrf', 'c'],
      ['version', '4'],
      ['summary', '座って'],
      ['days', '月'],
      ['days', '水'],
    ]);
    expect(shown).toContain('（空らん）');
    expect(shown).toContain('立って、歩いて');
    expect(shown).not.toMatch(/type="radio"[^>]*checked/);
  });
});

describe('しるし', () => {
  it('封をした経過は、渡された中身があっても出さない', async () => {
    const shown = await html(<Timeline entries={[{ when: '10月27日', state: 'sealed', body: 'ひみつ' }]} />);
    expect(shown).not.toContain('ひみつ');
  });

  it('理由の名は、同じ種類が続くあいだ一度だけ目に見える', async () => {
    const shown = await html(
      <ReasonLines
        reasons={[
          { kind: 'fits', words: 'あ' },
          { kind: 'fits', words: 'い' },
          { kind: 'unknown', words: 'う' },
        ]}
      />,
    );
    expect(shown.match(/<span>合う理由<\/span>/g)).toHaveLength(1);
    expect(shown.match(/<span class="vh">合う理由<\/span>/g)).toHaveLength(1);
  });

  it('古さは、年がかわれば年も書く', async () => {
    expect(await html(<Freshness state="fresh" checkedOn="2026-11-05" today="2026-11-24" />)).toContain(
      '確認 11月5日',
    );
    expect(await html(<Freshness state="old" checkedOn="2025-06-30" today="2026-11-24" />)).toContain(
      '令和7年6月30日',
    );
    expect(await html(<Freshness state="never" checkedOn={null} today="2026-11-24" />)).toContain(
      'まだ確認していません',
    );
  });

  it('空きの四角は、定員と同じ数か、こえていればその数だけ並ぶ', async () => {
    const count = fc.record({
      capacity: fc.integer({ min: 0, max: 40 }),
      contracted: fc.integer({ min: 0, max: 30 }),
      pending: fc.integer({ min: 0, max: 5 }),
      reserve: fc.integer({ min: 0, max: 3 }),
      guests: fc.integer({ min: 0, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(count, async (places) => {
        const taken = places.contracted + places.pending + places.reserve + places.guests;
        const shown = await html(<CapacitySquares count={places} />);
        expect(shown.match(/<(?:rect|circle)/g)?.length ?? 0).toBe(Math.max(taken, places.capacity));
        const free = places.capacity - taken;
        expect(shown).toContain(
          free > 0 ? `空き ${free}` : free === 0 ? '空きなし' : `定員を${-free}人こえています`,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('表は、行がなければわけを一文で言う', async () => {
    expect(await html(<Table columns={[]} rows={[]} empty="声はまだありません。" />)).toBe(
      '<p class="empty">声はまだありません。</p>',
    );
  });
});

it('候補への返事は、はい・ちがうだけを集め、あとでは数えない', () => {
  const values = {
    'term.a1': ['yes'],
    'term.a2': ['no'],
    'term.a3': ['later'],
    terms: ['yes'],
    other: ['yes'],
  };
  expect(readSuggestionAnswers(values, 'term')).toEqual({ confirmed: ['a1'], refused: ['a2'] });
});

it('住所から、いまいる所がわかる', () => {
  expect(['/', '/people/42/notes', '/town/import', '/settings/log', '/sign-in'].map(placeOf)).toEqual([
    'today',
    'people',
    'town',
    'settings',
    undefined,
  ]);
});

it('部品のファイル名は、組み立てのあとは中身つきの名になる', () => {
  expect(asset('engawa.css')).toBe('/static/engawa.css');
  setAssetManifest({ 'engawa.css': 'engawa.0a1b.css' });
  expect(asset('engawa.css')).toBe('/static/engawa.0a1b.css');
  setAssetManifest({});
});

it('英語の言葉は日本語と同じ数だけあり、空のものがない', () => {
  const leaves = (branch: object): string[] =>
    Object.entries(branch).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? leaves(value as object).map((leaf) => `${key}.${leaf}`)
        : [key],
    );
  expect(leaves(en)).toEqual(leaves(ja));
  expect(text('en').nav.today).toBe('Today');
  expect(text('ja').nav.today).toBe('きょう');
});
