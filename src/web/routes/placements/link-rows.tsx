import { isNameless, type PlacementState } from '#domain/placement-state.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Section } from '#web/ui/section.tsx';

type Row = { path: string; label: string; what: string };

/** Papers that go with a placement, in the order in which they are needed. */
const papers: readonly Row[] = [
  { path: 'care-sheet', label: '配慮シート', what: '受入先に伝える最小限。本人が見て、よいと言ったことだけ' },
  { path: 'watch', label: '見守り依頼', what: 'だれが、何を見て、だれに知らせるか。いつまで' },
  { path: 'memorandum', label: '覚書', what: '双方が約束したこと' },
  { path: 'loans', label: '貸与', what: '腕章・道具など、借りたものと返した日' },
  { path: 'insurance', label: '保険', what: 'けがと賠償。いつまで' },
  { path: 'money', label: 'お金', what: '謝礼・交通費。法定の給付とは別に' },
  { path: 'incidents', label: '事故・ヒヤリ', what: '起きたことと、したこと' },
  { path: 'booking', label: '枠', what: '曜日と半日の席。返してほしいと言われたとき' },
];

const support: readonly Row[] = [
  { path: 'follow-up', label: '定着支援', what: '本人と受入先、両方への連絡と訪問' },
  { path: 'attendance', label: '出欠', what: '来た日と休んだ日。休みのわけ' },
  { path: 'steps', label: '次の段', what: '日数をふやす、支える側になる、やさしく終える' },
];

function List({ rows, path }: { rows: readonly Row[]; path: string }) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li>
          <span class="t">{row.label}</span>
          <span class="p">{row.what}</span>
          <a class="go" href={`${path}/${row.path}`} aria-label={`${row.label}をひらく`}>
            ひらく
          </a>
        </li>
      ))}
    </ul>
  );
}

/** To the papers and the support of a placement. Before the person's yes there is nothing to hand over (invariant 4). */
export function LinkRows({ state, path }: { state: PlacementState; path: string }) {
  return (
    <>
      <Section title="書類と約束">
        {isNameless(state) ? (
          <EmptyState words="本人の「はい」のあとに、配慮シートや覚書をつくります。" />
        ) : (
          <List rows={papers} path={path} />
        )}
      </Section>
      {isNameless(state) ? null : (
        <Section title="続けるための支え">
          <List rows={support} path={path} />
        </Section>
      )}
    </>
  );
}
