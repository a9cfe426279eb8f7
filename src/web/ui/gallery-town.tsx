import { CapacityKey, CapacitySquares } from './capacity-squares.tsx';
import { Conflict } from './conflict.tsx';
import { Freshness } from './freshness.tsx';
import { gap } from './gap.ts';
import { Notice } from './notice.tsx';
import type { PageContext } from './page-context.ts';
import { PrintButton } from './print-button.tsx';
import { Progress } from './progress.tsx';
import { ReasonLines } from './reason-lines.tsx';
import { Section } from './section.tsx';
import { Table } from './table.tsx';
import { WeekGrid } from './week-grid.tsx';

const days = ['11/30 月', '12/1 火', '2 水', '3 木', '4 金', '5 土', '6 日'].map((label) => ({
  label,
  isRest: label.endsWith('日'),
}));

function Week({ today }: { today: string }) {
  const sub = (owner: string, state: 'fresh' | 'due', checkedOn: string) => (
    <>
      {owner}
      {gap}
      <Freshness state={state} checkedOn={checkedOn} today={today} />
    </>
  );
  return (
    <WeekGrid
      caption="11月30日からの週の空き"
      days={days}
      rows={[
        {
          name: '川端公民館 調理室',
          href: '#chori',
          sub: sub('公民館', 'fresh', '2026-11-05'),
          cells: [
            [],
            [],
            [{ state: 'used', hours: '10–12' }],
            [],
            [{ state: 'free', hours: '13–16', href: '#aki' }],
            [{ state: 'held', hours: '10–13' }],
            [],
          ],
        },
        {
          name: '本町の米屋 元の倉庫',
          href: '#souko',
          sub: sub('個人', 'due', '2026-05-01'),
          cells: [
            [
              { state: 'used', hours: '9–12' },
              { state: 'free', hours: '13–17', href: '#aki' },
            ],
            [],
            [{ state: 'free', hours: '終日', href: '#aki' }],
            [],
            [],
            [{ state: 'used', hours: '終日' }],
            [{ state: 'free', hours: '終日', href: '#aki' }],
          ],
        },
      ]}
    />
  );
}

const halves = [
  {
    half: '午前',
    counts: [
      { capacity: 20, contracted: 17, pending: 1, reserve: 1, guests: 0 },
      { capacity: 20, contracted: 16, pending: 1, reserve: 1, guests: 1 },
      { capacity: 20, contracted: 18, pending: 1, reserve: 1, guests: 0 },
    ],
  },
  {
    half: '午後',
    counts: [
      { capacity: 20, contracted: 15, pending: 1, reserve: 1, guests: 0 },
      { capacity: 20, contracted: 14, pending: 1, reserve: 1, guests: 1 },
      { capacity: 20, contracted: 20, pending: 1, reserve: 1, guests: 0 },
    ],
  },
];

function Capacity() {
  return (
    <>
      <p class="soft">空き ＝ 定員20 − 契約の利用者 − 内定・待機 − 予備1 − 参加支援。契約の方が先です。</p>
      <Table
        look="grid"
        caption="作業所あおぞらの空き"
        rows={halves}
        columns={[
          { label: '時間', kind: 'head', cell: ({ half }) => half },
          ...[0, 1, 2].map((day) => ({
            label: days[day]?.label ?? '',
            cell: ({ counts }: (typeof halves)[number]) => {
              const count = counts[day];
              return count ? <CapacitySquares count={count} /> : null;
            },
          })),
        ]}
      />
      <CapacityKey />
    </>
  );
}

/** Weeks, capacity, reasons, a clash of two writers, long work. */
export function GalleryTown({ context }: { context: PageContext }) {
  return (
    <>
      <Section title="まちの空き" aside={<PrintButton>印刷</PrintButton>}>
        <Week today={context.today} />
      </Section>
      <Section title={`作業所あおぞら（就労継続支援B型）${gap}定員20`} aside="確認 11月19日">
        <Capacity />
      </Section>
      <Section title="図書室の本の手当て">
        <ReasonLines
          reasons={[
            { kind: 'hindered', words: '続けて2時間 ↔ 座っていられるのは1時間まで' },
            {
              kind: 'ifChanged',
              words: (
                <>
                  <b>1時間ずつ2日に分ける。</b>学校は短い時間を認めています
                </>
              ),
            },
            { kind: 'fits', words: '願い「子どもの顔が見たい」 ↔ 登校する児童およそ60人' },
            { kind: 'fits', words: 'ふたりまでの静かな部屋。歩いて7分' },
            { kind: 'unknown', words: '真夏と真冬の朝に立てるか' },
          ]}
        />
      </Section>
      <Section title="ほかの人が先に保存しました">
        <Conflict
          csrf={context.csrf}
          savedAt="11月24日 9:12"
          labels={{ summary: 'できること', phone: '電話' }}
          typed={{ csrf: ['x'], version: ['3'], summary: ['座ってできる作業'], phone: ['000-0000-0111'] }}
          clash={{
            version: 4,
            savedBy: '村瀬 香織',
            savedAt: new Date('2026-11-24T00:12:00Z'),
            fields: [
              {
                field: 'summary',
                before: '袋詰め',
                mine: '座ってできる作業。\n一度に90分まで',
                theirs: '袋詰めと検品',
              },
              { field: 'phone', before: '', mine: '000-0000-0111', theirs: '000-0000-0112' },
            ],
          }}
        />
      </Section>
      <Section title="資源の取り込み">
        <Progress
          title="名簿を読んでいます"
          done={340}
          total={1200}
          href="/town/import"
          steps={[
            { label: 'ファイルを受け取る', state: 'done' },
            { label: '行を見分ける', state: 'now' },
            { label: '町のカードと照らす', state: 'waiting' },
          ]}
        />
      </Section>
      <Section title="知らせ">
        <Notice>お名前は、ご本人が「はい」と言うまでお伝えしません。</Notice>
        <Notice kind="warn" title="これは見本の町です。">
          人・団体・場所はすべて架空です。
        </Notice>
      </Section>
    </>
  );
}
