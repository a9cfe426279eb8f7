import { describeBirth } from '#domain/birth-date.ts';
import { caseStates, type CaseState } from '#domain/case-state.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import { shownName, type BornPrecision } from '#domain/person.ts';
import type { AreaRow } from '#use-cases/areas/list-areas.ts';
import type { ListedPerson, PeoplePage, PeopleQuestion } from '#use-cases/people/list-people.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pagination } from '#web/ui/pagination.tsx';
import { PersonName } from '#web/ui/person-name.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = PeoplePage & {
  context: PageContext;
  query: URLSearchParams;
  filter: PeopleQuestion;
  areas: readonly AreaRow[];
};

/** Of very many no more than a thousand are counted unless somebody asks. */
function Total({
  page,
  query,
  isNarrowed,
}: {
  page: PeoplePage;
  query: URLSearchParams;
  isNarrowed: boolean;
}) {
  if (!page.isMore) {
    return <>{isNarrowed ? `${page.total}人が見つかりました` : `あなたに開いている人　${page.total}人`}</>;
  }
  const counting = new URLSearchParams(query);
  counting.set('count', 'all');
  const many = `${page.total.toLocaleString('ja')}人より多い`;
  return (
    <>
      {isNarrowed ? `見つかった人　${many}` : `あなたに開いている人　${many}`}　
      <a href={`/people?${counting.toString()}`}>全員を数える</a>
    </>
  );
}

function kanaOf(person: ListedPerson): string {
  if (person.isAnonymous) return '';
  return [person.familyNameKana, person.givenNameKana].filter((part) => part !== '').join(' ');
}

function State({ person, today }: { person: ListedPerson; today: string }) {
  if (person.caseState === null) return <span class="soft">ケースはまだ</span>;
  const days = person.caseSince === null ? 0 : daysBetween(person.caseSince, today);
  return (
    <>
      {caseStates[person.caseState as CaseState]}
      {days > 0 ? <span class="soft">{`${gap}${days}日`}</span> : null}
    </>
  );
}

/** Everybody this worker may see. No addresses: that page has its own lock (invariant 3). */
export function ListPage({ context, query, filter, areas, ...page }: Props) {
  const { people, next } = page;
  const isNarrowed = [...query.keys()].some(
    (key) => !['after', 'order', 'count'].includes(key) && query.get(key),
  );
  const nextQuery = new URLSearchParams(query);
  nextQuery.delete('count');
  if (next) nextQuery.set('after', next);
  const { today } = context;
  return (
    <Page context={context} title="ひと">
      <Head
        title="ひと"
        sub={<Total page={page} query={query} isNarrowed={isNarrowed} />}
        actions={
          <>
            <a href="/handover">引継ぎ</a>
            <a href="/closing">終結のあと</a>
            <LinkButton href="/people/new" kind="main">
              相談を受け付ける
            </LinkButton>
          </>
        }
      />
      <FilterBar action="/people" isNarrowed={isNarrowed}>
        <TextField name="q" label="名まえ・番号（ふりがな可）" type="search" value={filter.search} unmarked />
        <Select
          name="state"
          label="段階"
          unmarked
          empty="すべて"
          options={Object.entries(caseStates).map(([value, label]) => ({ value, label }))}
          value={filter.state}
        />
        {areas.length > 0 ? (
          <Select
            name="area"
            label="地区"
            unmarked
            empty="すべて"
            options={areas.map((area) => ({ value: area.id, label: area.name }))}
            value={filter.areaId}
          />
        ) : null}
        <Select
          name="order"
          label="ならび"
          unmarked
          empty={false}
          options={[
            { value: 'kana', label: 'ふりがな' },
            { value: 'recent', label: '新しく書いた順' },
          ]}
          value={filter.order}
        />
        <Checkbox name="mine" label="わたしの担当" checked={filter.mine === true} />
        <Checkbox name="unnamed" label="名まえはまだ" checked={filter.unnamed === true} />
        <Checkbox name="ending" label="同意がまもなく切れる" checked={filter.consentEndsBy !== undefined} />
      </FilterBar>
      {people.length === 0 ? (
        <EmptyState
          words={
            isNarrowed
              ? 'あてはまる人は、あなたに開いている範囲にはいません。'
              : 'あなたに開いている人は、まだいません。'
          }
          action={
            isNarrowed
              ? { href: '/people', label: 'すべての人を見る' }
              : { href: '/people/new', label: '相談を受け付ける' }
          }
        />
      ) : (
        <Table
          caption="あなたに開いている人"
          rows={people}
          columns={[
            {
              label: 'ひと',
              kind: 'head',
              cell: (person) => (
                <>
                  <PersonName
                    name={shownName(person)}
                    honorific={!person.isAnonymous}
                    href={`/people/${person.id}`}
                  />
                  {kanaOf(person) === '' ? null : <span class="soft kana">{`${gap}${kanaOf(person)}`}</span>}
                  {person.isAnonymous ? <span class="soft">{`${gap}名まえはまだ`}</span> : null}
                </>
              ),
            },
            {
              label: '歳・暮らし',
              shortLabel: '暮らし',
              cell: (person) => (
                <>
                  {describeBirth(
                    { bornOn: person.bornOn, bornPrecision: person.bornPrecision as BornPrecision },
                    today,
                  ).replace(/（.*）$/, '')}
                  {person.householdNote === '' ? null : `${gap}${person.householdNote}`}
                </>
              ),
            },
            { label: '地区', cell: (person) => person.areaName ?? '' },
            { label: '段階', cell: (person) => <State person={person} today={today} /> },
            { label: '担当', cell: (person) => person.mainWorkerName ?? <span class="soft">まだ</span> },
            { label: '番号', kind: 'tight', cell: (person) => person.number },
          ]}
        />
      )}
      <Pagination
        next={next ? `/people?${nextQuery.toString()}` : undefined}
        summary={next || nextQuery.has('after') ? '50人ずつ' : undefined}
      />
    </Page>
  );
}
