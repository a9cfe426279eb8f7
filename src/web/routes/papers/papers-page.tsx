import { formatDayNear } from '#domain/japanese-date.ts';
import { paperKindCodes, paperKinds, paperReaders } from '#documents/papers.ts';
import type { MissingLetter } from '#documents/press/letters.ts';
import type { PaperList } from '#use-cases/papers/list-papers.ts';
import type { ListedPaper } from '#use-cases/papers/listed-paper.ts';
import { papersWithAddress } from '#use-cases/papers/read-paper.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { paperPath } from './asked-paper.ts';
import { MissingLetters } from './missing-letters.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  list: PaperList;
  missing: readonly MissingLetter[];
};

type RowsProps = {
  title: string;
  papers: readonly ListedPaper[];
  person: PersonHead;
  today: string;
  formNumbers: PaperList['formNumbers'];
  of?: string;
};

function Open({ paper, person, of }: { paper: ListedPaper; person: PersonHead; of: string | undefined }) {
  const { kind } = paper;
  const { title } = paperKinds[kind];
  if (paper.isClosed) return <span class="soft">見られる範囲の外です</span>;
  return (
    <>
      <a href={paperPath(person.id, kind, of, '.pdf')}>
        PDF<span class="vh">　{title}</span>
      </a>
      {person.hasProtectedAddress && papersWithAddress.includes(kind) ? (
        <>
          {gap}
          <a href={paperPath(person.id, kind, of, '/address')}>
            住所も印字<span class="vh">　{title}</span>
          </a>
        </>
      ) : null}
    </>
  );
}

function Papers({ title, papers, person, today, formNumbers, of }: RowsProps) {
  return (
    <Table
      caption={title}
      rows={papers}
      columns={[
        { label: '様式', kind: 'tight', cell: ({ kind }) => (formNumbers[kind] ?? '').replace('様式', '') },
        {
          label: '紙',
          kind: 'head',
          cell: ({ kind, isClosed }) =>
            isClosed ? (
              paperKinds[kind].title
            ) : (
              <a href={paperPath(person.id, kind, of)}>{paperKinds[kind].title}</a>
            ),
        },
        { label: 'わたす先', cell: ({ kind }) => paperReaders[paperKinds[kind].reader] },
        {
          label: '書いた日',
          cell: ({ on, isClosed }) =>
            isClosed ? (
              ''
            ) : on === null ? (
              <span class="soft">まだ（空の用紙）</span>
            ) : (
              formatDayNear(on, today)
            ),
        },
        {
          label: 'まだの欄',
          cell: ({ gaps, on }) =>
            gaps.length > 0 ? gaps.join('、') : <span class="soft">{on === null ? '―' : 'なし'}</span>,
        },
        { label: '開く', cell: (paper) => <Open paper={paper} person={person} of={of} /> },
      ]}
    />
  );
}

/** 紙: all papers of a person in the order of the work, with what is still missing on each. */
export function PapersPage({ context, person, list, missing }: Props) {
  const { today } = context;
  const empty = paperKindCodes
    .filter((kind) => paperKinds[kind].ofPlacement)
    .map((kind) => ({ kind, on: null, gaps: [], isClosed: !person.open.has('participation') }));
  return (
    <PersonFrame context={context} person={person} tab="/papers" title="紙">
      <p class="soft">
        書いてあることから、そのまま印刷できます。支援会議で知ったことは、どの紙にも出ません。印刷は、閲覧の記録に残ります。
      </p>
      <MissingLetters missing={missing} />
      {person.hasProtectedAddress ? (
        <p class="soft">
          支援措置のため、住所と電話は印字しません。決められた人が理由を書いたときだけ、印字できます。
        </p>
      ) : null}
      <Section title="支援の紙" aside={`${list.papers.length}種類`}>
        <Papers
          title="支援の紙"
          papers={list.papers}
          person={person}
          today={today}
          formNumbers={list.formNumbers}
        />
      </Section>
      {list.placements.map(({ id, number, resource, state, papers }) => (
        <Section title={`参加の紙　${resource}`} aside={[number, state].join(gap)}>
          <Papers
            title={`参加の紙　${resource}　${number}`}
            papers={papers}
            person={person}
            today={today}
            formNumbers={list.formNumbers}
            of={id}
          />
        </Section>
      ))}
      {list.placements.length === 0 ? (
        <Section title="参加の紙">
          <p class="empty">
            参加先が、まだありません。<a href={`/connect?person=${person.id}`}>行き先をさがす</a>
            と、ここに打診票からの紙がならびます。空の用紙は、いまも印刷できます。
          </p>
          <Papers
            title="参加の紙　空の用紙"
            papers={empty}
            person={person}
            today={today}
            formNumbers={list.formNumbers}
          />
        </Section>
      ) : null}
    </PersonFrame>
  );
}
