import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { AccessItem } from '#db/access-list.ts';
import { placementStates, type PlacementState } from '#domain/placement-state.ts';
import { closed, gapsOf, ready, unwritten, type ListedPaper } from './listed-paper.ts';

export type PlacementPapers = {
  id: string;
  number: string;
  resource: string;
  state: string;
  papers: ListedPaper[];
};

/** The newest record of each paper of each マッチング, by its few columns that say what is missing. */
type Row = {
  id: string;
  number: string;
  resource: string;
  state: string;
  sounding: { on: string; answered: boolean } | null;
  visit: { on: string; held: boolean; said: boolean } | null;
  memorandum: { on: string | null; person: boolean; host: boolean; from: boolean } | null;
  sheet: { on: string; agreed: boolean; handed: boolean } | null;
  watch: { on: string; agreed: boolean; answered: boolean } | null;
  attendance: { on: string | null };
  money: { on: string | null; unchecked: number };
  loan: { on: string | null; out: number };
  insurance: { on: string | null; until: string | null };
};

async function readRows(db: Handle, personId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select placement.id, placement.number, resource.name as resource, placement.state,
      (select jsonb_build_object('on', asked_on, 'answered', answer is not null) from sounding as it
        where it.municipality_id = placement.municipality_id and it.placement_id = placement.id and withdrawn_at is null
        order by asked_on desc, id desc limit 1) as sounding,
      (select jsonb_build_object('on', planned_on, 'held', held_on is not null, 'said', person_words <> '') from visit as it
        where it.municipality_id = placement.municipality_id and it.placement_id = placement.id
        order by planned_on desc, id desc limit 1) as visit,
      (select jsonb_build_object('on', valid_from, 'person', person_agreed_on is not null, 'host', host_agreed_on is not null, 'from', valid_from is not null)
        from memorandum as it where it.municipality_id = placement.municipality_id and it.placement_id = placement.id
        order by edition desc limit 1) as memorandum,
      (select jsonb_build_object('on', (updated_at at time zone 'Asia/Tokyo')::date, 'agreed', agreed_on is not null, 'handed', handed_on is not null)
        from care_sheet as it where it.municipality_id = placement.municipality_id and it.placement_id = placement.id
        order by edition desc limit 1) as sheet,
      (select jsonb_build_object('on', (updated_at at time zone 'Asia/Tokyo')::date, 'agreed', agreed_on is not null, 'answered', answer is not null)
        from watch_request as it where it.municipality_id = placement.municipality_id and it.placement_id = placement.id
        order by ended_at is not null, created_at desc limit 1) as watch,
      (select jsonb_build_object('on', max(day)) from attendance as it
        where it.municipality_id = placement.municipality_id and it.placement_id = placement.id) as attendance,
      (select jsonb_build_object('on', max(on_day), 'unchecked', count(*) filter (where struck_at is null and not benefit_checked))
        from money_entry as it where it.municipality_id = placement.municipality_id and it.placement_id = placement.id) as money,
      (select jsonb_build_object('on', max(lent_on), 'out', count(*) filter (where returned_on is null)) from loan as it
        where it.municipality_id = placement.municipality_id and it.placement_id = placement.id) as loan,
      (select jsonb_build_object('on', max(from_day), 'until', max(to_day)) from insurance as it
        where it.municipality_id = placement.municipality_id and it.placement_id = placement.id) as insurance
    from placement join resource on resource.municipality_id = placement.municipality_id and resource.id = placement.resource_id
    where placement.person_id = ${personId}::uuid
    order by placement.state in ('ended', 'fell_through'), placement.created_at desc, placement.id desc`.execute(
    db,
  );
  return rows;
}

function papersOf(row: Row, open: ReadonlySet<AccessItem>, today: string): ListedPaper[] {
  const { sounding, visit, memorandum, sheet, watch, attendance, money, loan, insurance } = row;
  const unchecked = `給付への影響（${money.unchecked}件）`;
  return [
    sounding
      ? ready('sounding', sounding.on, gapsOf([!sounding.answered, '受入先の返事']))
      : unwritten('sounding'),
    visit
      ? ready('visits', visit.on, gapsOf([!visit.held, '行った日'], [!visit.said, '本人の声']))
      : unwritten('visits'),
    memorandum
      ? ready(
          'memorandum',
          memorandum.on,
          gapsOf(
            [!memorandum.from, '期間'],
            [!memorandum.person, '本人の確認'],
            [!memorandum.host, '受入先の確認'],
          ),
        )
      : unwritten('memorandum'),
    sheet
      ? ready('care-sheet', sheet.on, gapsOf([!sheet.agreed, '本人の了解'], [!sheet.handed, 'わたした日']))
      : unwritten('care-sheet'),
    watch
      ? ready('watch', watch.on, gapsOf([!watch.agreed, '本人の了解'], [!watch.answered, '返事']))
      : unwritten('watch'),
    ready('attendance', attendance.on, []),
    open.has('economy')
      ? ready('money', money.on, gapsOf([money.unchecked > 0, unchecked]))
      : closed('money'),
    ready('loans', loan.on, gapsOf([loan.out > 0, `返った日（${loan.out}件）`])),
    ready(
      'insurance',
      insurance.on,
      gapsOf([insurance.until !== null && insurance.until < today, 'いまの期間']),
    ),
  ];
}

/** The papers of each マッチング of a person, those that run first. */
export async function listPlacementPapers(
  db: Handle,
  personId: string,
  open: ReadonlySet<AccessItem>,
  today: string,
): Promise<PlacementPapers[]> {
  const rows = await readRows(db, personId);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    resource: row.resource,
    state: placementStates[row.state as PlacementState],
    papers: papersOf(row, open, today),
  }));
}
