import { Table } from '#web/ui/table.tsx';
import type { Change } from './scale-words.ts';

function said(words: string) {
  return words === '' ? <span class="soft">まだ</span> : words;
}

/** Before and after, side by side in words. Up and down are written the same. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  return (
    <Table
      caption="尺度の前と後"
      look="grid"
      rows={changes}
      columns={[
        { label: '尺度', kind: 'head', cell: ({ title }) => title },
        { label: 'はじめ', cell: ({ before }) => said(before) },
        { label: 'いま', cell: ({ after }) => said(after) },
      ]}
    />
  );
}
