import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginAs } from '#db/claims.ts';
import { testDatabase } from '#tests/database.ts';
import { asLoginRole } from './as-login-role.ts';
import { plantTown, type PlantedTown, type Row } from './planted-town.ts';

/*
 * 一ますは「見る・足す・書きかえる・消す」の順（SIUD）。文字＝できる、点＝何も起きない（行が見えない）、－＝断られる（42501）。
 * 列：
 *   recorder   記録した人            colleague  同じ機関の人          stranger   よその機関（同意なし）
 *   consented  よその機関（同意あり）  expired    同意の期限切れ        withdrawn  同意の撤回
 *   officer    主管課（controller）   admin      管理者               elsewhere  ほかの自治体（acl に名があっても）
 *   claimless  claim のない働き手     signin     入口の役割           public     公開の役割
 *   login      SET ROLE しない接続    access     acl を書く役割        log        記録を書く役割
 *   host       受入先の役割（リンクの claim なし。リンクごとの範囲は host-link.test.ts）
 */
const matrix = `
                  recorder colleague stranger consented expired withdrawn officer admin elsewhere claimless signin public login access log host
municipality      S---     S---      S---     S---      S---    S---      S---    S---  S---      S---      S---   S---   ----  ----   ----   ----
agency            S-.-     S-.-      S-.-     S-.-      S-.-    S-.-      S-.-    SIU-  .-.-      .-.-      S---   S---   ----  ----   ----   ----
account           S-.-     S-.-      S-.-     S-.-      S-.-    S-.-      S-.-    SIU-  .-.-      .-.-      S-U-   ----   ----  ----   ----   ----
session           .-.-     .-.-      .-.-     .-.-      .-.-    .-.-      .-.-    S-U-  .-.-      .-.-      SIU-   ----   ----  ----   ----   ----
sign_in_attempt   ----     ----      ----     ----      ----    ----      ----    ----  ----      ----      SI-D   ----   ----  ----   ----   ----
totp_factor       .--.     .--.      .--.     .--.      .--.    .--.      .--.    S--D  .--.      .--.      SIUD   ----   ----  ----   ----   ----
recovery_code     .--.     .--.      .--.     .--.      .--.    .--.      .--.    S--D  .--.      .--.      SIUD   ----   ----  ----   ----   ----
pending_sign_in   .--.     .--.      .--.     .--.      .--.    .--.      .--.    S--D  .--.      .--.      SIUD   ----   ----  ----   ----   ----
passkey           .--.     .--.      .--.     .--.      .--.    .--.      .--.    S--D  .--.      .--.      SIUD   ----   ----  ----   ----   ----
passkey_challenge ----     ----      ----     ----      ----    ----      ----    ----  ----      ----      SI-D   ----   ----  ----   ----   ----
single_sign_on_try ----     ----      ----     ----      ----    ----      ----    ----  ----      ----      SI-D   ----   ----  ----   ----   ----
account_notice    ----     ----      ----     ----      ----    ----      ----    -I--  ----      ----      S-U-   ----   ----  ----   ----   ----
second_person_request .-.-  .-.-      .-.-     .-.-      .-.-    .-.-      .-.-    SI.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
second_person_answer .---   .---      .---     .---      .---    .---      .---    SI--  .---      .---      ----   ----   ----  ----   ----   ----
sign_in_setting   .-.-     .-.-      .-.-     .-.-      .-.-    .-.-      .-.-    SIU-  .-.-      .-.-      S---   ----   ----  ----   ----   ----
digest            ----     ----      ----     ----      ----    ----      ----    ----  ----      ----      SIU-   ----   ----  ----   ----   ----
number_series     SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    SIU-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
access_log        S---     .---      .---     .---      .---    .---      S---    .---  .---      .---      ----   ----   ----  ----   -I--   ----
access_log_subject S---     .---      .---     .---      .---    .---      S---    .---  .---      .---      ----   ----   ----  ----   -I--   ----
log_head          ----     ----      ----     ----      ----    ----      ----    ----  ----      ----      ----   ----   ----  ----   SIU-   ----
area              SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    S-.-  .-.-      .-.-      ----   S---   ----  ----   ----   ----
organization      SIUD     SIUD      SIUD     SIUD      SIUD    SIUD      SIUD    S-..  .-..      .-..      ----   ----   ----  ----   ----   ----
place             SIUD     SIUD      SIUD     SIUD      SIUD    SIUD      SIUD    S-..  .-..      .-..      ----   ----   ----  ----   ----   ----
resource          SIUD     SIUD      SIUD     SIUD      SIUD    SIUD      SIUD    S-..  .-..      .-..      ----   .---   ----  ----   ----   ----
vacancy           SIUD     SIUD      SIUD     SIUD      SIUD    SIUD      SIUD    S-..  .-..      .-..      ----   ----   ----  ----   ----   ----
formal_capacity   SIUD     SIUD      SIUD     SIUD      SIUD    SIUD      SIUD    S-..  .-..      .-..      ----   ----   ----  ----   ----   ----
resource_check    SI--     SI--      SI--     SI--      SI--    SI--      SI--    S---  .---      .---      ----   ----   ----  ----   ----   ----
school_day        SIUD     SIUD      SIUD     SIUD      SIUD    SIUD      SIUD    S-..  .-..      .-..      ----   ----   ----  ----   ----   ----
register_import   SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
import_row        SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
person            SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
person_contact    SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      .I.-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
household         SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
household_member  SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      .I.-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
access_ground     S---     S---      .---     .---      .---    .---      .---    .---  .---      .---      ----   ----   ----  SIU-   ----   ----
case              SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
case_change       SI--     SI--      .I--     SI--      .I--    .I--      SI--    .---  .---      .---      ----   ----   ----  S-U-   ----   ----
intake            SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
consent           S---     S---      .---     S---      .---    .---      S---    .---  .---      .---      ----   ----   ----  SIU-   ----   ----
assessment        SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
fact              SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
progress_note     SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      .I.-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
match_run         SI--     SI--      .I--     SI--      .I--    .I--      SI--    .---  .---      .---      ----   ----   ----  S-U-   ----   ----
match_pass        SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
compose_run       SI--     SI--      .I--     SI--      .I--    .I--      SI--    .---  .---      .---      ----   ----   ----  S-U-   ----   ----
composition_pass  SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
allocation_setting S---     S---      S---     S---      S---    S---      SI--    .---  .---      .---      ----   ----   ----  ----   ----   ----
allocation_run    SI--     SI--      SI--     SI--      SI--    SI--      SI--    .---  .---      .---      ----   ----   ----  ----   ----   ----
allocation_line   SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
kept_compose      SI--     SI--      SI--     SI--      SI--    SI--      SI--    .---  .---      .---      ----   ----   ----  ----   ----   ----
kept_town         SI--     SI--      SI--     SI--      SI--    SI--      SI--    .---  .---      .---      ----   ----   ----  ----   ----   ----
voice             SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
revision          SI--     SI--      .I--     SI--      .I--    .I--      SI--    .---  .---      .---      ----   ----   ----  S-U-   ----   ----
tried_system      SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
decline           SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
meeting           SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
meeting_attendance SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
meeting_item      SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
gap               SI--     SI--      SI--     SI--      SI--    SI--      SI--    .---  .---      .---      ----   ----   ----  ----   ----   ----
gap_agenda        SIUD     SIUD      SIUD     SIUD      SIUD    SIUD      SIUD    .-..  .-..      .-..      ----   ----   ----  ----   ----   ----
resource_task     SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
plan              SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
plan_sheet        SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
support_decision  S---     S---      .---     S---      .---    .---      SI--    .---  .---      .---      ----   ----   ----  S-U-   ----   ----
host_link         SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   .---
placement         SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   .---
placement_step    SI--     SI--      .I--     SI--      .I--    .I--      SI--    .---  .---      .---      ----   ----   ----  S-U-   ----   ----
sounding          SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   .-.-
visit             SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   .---
care_sheet        SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   .---
watch_request     SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   .---
memorandum        SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
loan              SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
insurance         SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
money_entry       SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      .I.-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
incident          SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      .I.-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
seat              SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    S-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
booking           SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
booking_recall    SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   .---
resource_closure  SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    S-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
follow_up_rhythm  SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
follow_up         SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   .---
support_level     SI--     SI--      .I--     SI--      .I--    .I--      SI--    .---  .---      .---      ----   ----   ----  S-U-   ----   ----
support_proposal  SI--     SI--      .I--     SI--      .I--    .I--      SI--    .---  .---      .---      ----   ----   ----  S-U-   ----   ----
step_up           SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
roster            SI--     SI--      SI--     SI--      SI--    SI--      SI--    .---  .---      .---      ----   ----   ----  ----   ----   ----
attendance        SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   .---
evaluation        SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
scale_measurement SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
scale_wording     S-..     S-..      S-..     S-..      S-..    S-..      SIUD    SIUD  .-..      .-..      ----   ----   ----  ----   ----   ----
closure           SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
handover          SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      .I.-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
paper_setting     S-.-     S-.-      S-.-     S-.-      S-.-    S-.-      SIU-    SIU-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
retention_rule    S-.-     S-.-      S-.-     S-.-      S-.-    S-.-      SIU-    SIU-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
recipe            SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
activity          SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
activity_stage    SI--     SI--      SI--     SI--      SI--    SI--      SI--    .---  .---      .---      ----   ----   ----  ----   ----   ----
activity_agreement SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
activity_session  SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
ally              SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
activity_case     SIU-     SIU-      .I.-     SIU-      .I.-    .I.-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  S-U-   ----   ----
decline_rule      S-.-     S-.-      S-.-     S-.-      S-.-    S-.-      SIU-    S-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
practice_setting  S-.-     S-.-      S-.-     S-.-      S-.-    S-.-      SIU-    S-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
host_turn         SIU-     SIU-      SIU-     SIU-      SIU-    SIU-      SIU-    .-.-  .-.-      .-.-      ----   ----   ----  ----   ----   ----
`;

type Actor = { role?: string; begin(town: PlantedTown): string; accountId(town: PlantedTown): string };

function worker(name: keyof PlantedTown['workers']): Actor {
  return {
    role: 'engawa_worker',
    begin: (town) => beginAs(town.workers[name]),
    accountId: (town) => town.workers[name].accountId,
  };
}

/** A role under the claims of the recorder: only the role itself can be what refuses. */
function bare(role: string): Actor {
  return {
    role,
    begin: (town) =>
      beginAs(town.workers.recorder).replace('set local role engawa_worker', `set local role ${role}`),
    accountId: (town) => town.workers.recorder.accountId,
  };
}

const actors: Record<string, Actor> = {
  recorder: worker('recorder'),
  colleague: worker('colleague'),
  stranger: worker('stranger'),
  consented: worker('consented'),
  expired: worker('expired'),
  withdrawn: worker('withdrawn'),
  officer: worker('officer'),
  admin: worker('administrator'),
  elsewhere: worker('elsewhere'),
  claimless: { ...bare('engawa_worker'), begin: () => 'begin; set local role engawa_worker' },
  signin: {
    ...bare('engawa_signin'),
    begin: (town) => beginAs({ kind: 'signin', municipalityId: town.municipalityId }),
  },
  public: {
    ...bare('engawa_public'),
    begin: (town) => beginAs({ kind: 'public', municipalityId: town.municipalityId }),
  },
  login: { ...bare('none'), role: 'engawa_login' },
  access: bare('engawa_access'),
  log: bare('engawa_log'),
  host: bare('engawa_host'),
};

const expected = new Map<string, Map<string, string>>();
const [header = '', ...lines] = matrix.trim().split('\n');
for (const line of lines) {
  const [table = '', ...cells] = line.trim().split(/\s+/);
  expected.set(
    table,
    new Map(
      header
        .trim()
        .split(/\s+/)
        .map((actor, index) => [actor, cells[index] ?? '']),
    ),
  );
}

const database = testDatabase();
let town: PlantedTown;
let client: pg.Client;

beforeAll(async () => {
  town = await plantTown(database.owner);
  client = new pg.Client(asLoginRole(database.config));
  await client.connect();
});
afterAll(() => client.end());

/** Tries one statement and says what became of it. A key that is taken or still used proves that the power is there. */
async function attempt(letter: string, sql: string, values: unknown[]): Promise<string> {
  await client.query('savepoint attempt');
  try {
    const { rowCount } = await client.query(sql, values);
    return rowCount ? letter : '.';
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (code === '42501') return '-';
    if (code === '23505' || code === '23503') return letter;
    throw error;
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}

function where(key: Row): string {
  const conditions = Object.keys(key).map((name, index) => `${name} = $${index + 1}`);
  return conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
}

async function cell(table: string, actor: Actor): Promise<string> {
  const { rows: columns } = await database.owner.query<{
    name: string;
    readable: boolean;
    changeable: boolean;
  }>(
    `select attname as name, has_column_privilege($2, attrelid, attnum, 'select') as readable,
       has_column_privilege($2, attrelid, attnum, 'update') as changeable
     from pg_attribute where attrelid = ('"' || $1 || '"')::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table, actor.role],
  );
  const readable = columns.filter((column) => column.readable).map((column) => column.name);
  const change = columns.find((column) => column.readable && column.changeable)?.name ?? 'municipality_id';
  const key = Object.fromEntries(
    Object.entries(town.keys[table] ?? {}).filter(([name]) => readable.includes(name)),
  );
  const fresh = town.fresh[table]?.(actor.accountId(town)) ?? {};
  const names = Object.keys(fresh);
  await client.query(actor.begin(town));
  try {
    const at = `"${table}"`;
    return [
      await attempt(
        'S',
        `select ${readable[0] ?? 'municipality_id'} from ${at} ${where(key)}`,
        Object.values(key),
      ),
      await attempt(
        'I',
        `insert into ${at} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(fresh),
      ),
      await attempt('U', `update ${at} set ${change} = ${change} ${where(key)}`, Object.values(key)),
      await attempt('D', `delete from ${at} ${where(key)}`, Object.values(key)),
    ].join('');
  } finally {
    await client.query('rollback');
  }
}

describe('だれが・どの表に・何をできるか', () => {
  it('どの表も、この一覧に載っている', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and relname !~ '^kysely_'`,
    );
    expect([...expected.keys()].toSorted()).toEqual(rows.map((row) => row.name).toSorted());
  });

  for (const [table, cells] of expected) {
    it(`${table}：書いてあるとおりに開き、閉じている`, async () => {
      const tried = new Map<string, string>();
      for (const [name, actor] of Object.entries(actors)) tried.set(name, await cell(table, actor));
      expect(Object.fromEntries(tried)).toEqual(Object.fromEntries(cells));
    });
  }
});
