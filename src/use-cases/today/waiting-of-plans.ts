import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { planStates, type PlanState } from '#domain/plan-state.ts';
import type { Waiting } from '#domain/waiting.ts';
import { waitingFor, type WaitingRow } from './waiting-row.ts';

type PlanRow = WaitingRow & { planId: string; edition: number; state: PlanState };

const about = sql`person.id as person_id, person.family_name, person.given_name, person.called, plan.id as plan_id, plan.edition, plan.state`;
const joined = sql`from plan
  join "case" on "case".municipality_id = plan.municipality_id and "case".id = plan.case_id
  join person on person.municipality_id = plan.municipality_id and person.id = plan.person_id`;

const named = (row: PlanRow): string => `プラン第${row.edition}回　いまは「${planStates[row.state]}」`;
const page = (row: PlanRow): string => `/plans/${row.planId}`;

/** Plans that the worker can take a step further (what waits for 主管課 is theirs), those that the city gave back, and those that wait for its decision. */
export async function waitingOfPlans(db: Handle, worker: Worker): Promise<Waiting[]> {
  const decides = worker.roles.includes('municipal_officer');
  const going =
    await sql<PlanRow>`select ${about}, null as detail, (plan.updated_at at time zone 'Asia/Tokyo')::date as since, null as due
    ${joined} where plan.state in ('draft', 'in_meeting', 'fit', 'decided')
      and "case".main_account_id = ${worker.accountId}::uuid order by plan.updated_at limit 20`.execute(db);
  const awaited = decides
    ? await sql<PlanRow>`select ${about}, null as detail, plan.agreed_on as since, null as due
        ${joined} where plan.state = 'agreed' order by plan.agreed_on limit 50`.execute(db)
    : { rows: [] };
  const returned =
    await sql<PlanRow>`select ${about}, last.words as detail, plan.returned_on as since, null as due
    ${joined} left join lateral (select words from support_decision where municipality_id = plan.municipality_id and plan_id = plan.id
      and decision = 'returned' order by created_at desc limit 1) as last on true
    where plan.state = 'returned' and ${worker.accountId}::uuid in ("case".main_account_id, plan.made_by)
    order by plan.returned_on limit 20`.execute(db);
  return [
    ...waitingFor(
      'plan_returned',
      returned.rows,
      page,
      (row) => `プラン第${row.edition}回　${row.detail ?? ''}`,
    ),
    ...waitingFor('decision', awaited.rows, page, named),
    ...waitingFor('plan', going.rows, page, named),
  ];
}
