/** One line of the discipline: a query over the catalog that names each place where it is broken. */
export type SchemaRule = { name: string; says: string; sql: string };

// Shared by the rules. `personal` is every table that holds or points at a person; `power` is every privilege, per column or table.
export const catalog = `
with app_table as (
  select c.oid, c.relname::text as name, c.relrowsecurity, c.relacl, c.relowner from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname !~ '^kysely_'
), app_column as (
  select t.oid, t.name as table_name, a.attnum, a.attname::text as name, a.atttypid::regtype::text as type, a.attnotnull,
    a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid) as default_text
  from app_table t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
), app_role as (
  select * from pg_roles where rolname ~ '^engawa_'
), personal as (
  select distinct t.oid, t.name from app_table t left join app_column c on c.oid = t.oid
  where c.name in ('acl', 'person_id', 'of_person_id') or t.name in ('person', 'household')
    or exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = t.oid and f.confrelid = 'public.person'::regclass)
), power as (
  select t.oid, t.name as table_name, null::text as column_name, x.privilege_type as verb, x.grantee, t.relowner
  from app_table t cross join lateral aclexplode(t.relacl) as x where x.grantee <> t.relowner
  union all
  select t.oid, t.name, a.attname::text, x.privilege_type, x.grantee, t.relowner
  from app_table t join pg_attribute a on a.attrelid = t.oid cross join lateral aclexplode(a.attacl) as x where x.grantee <> t.relowner
), granted as (
  select power.*, coalesce(r.rolname, 'PUBLIC')::text as role_name from power left join pg_roles r on r.oid = power.grantee
), app_policy as (
  select p.oid, p.polname::text as name, t.name as table_name, p.polrelid, p.polcmd::text as verb, p.polroles,
    pg_get_expr(p.polqual, p.polrelid) as using_text, pg_get_expr(p.polwithcheck, p.polrelid) as check_text,
    coalesce(p.polqual::text, '') || coalesce(p.polwithcheck::text, '') as tree
  from pg_policy p join app_table t on t.oid = p.polrelid
), app_function as (
  select p.*, n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'app') and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
)`;

const keyRules: SchemaRule[] = [
  {
    name: 'key-leads-with-municipality',
    says: '主キー・一意・外部・排他のキーは municipality_id から始まる',
    sql: `select t.name || '.' || k.conname from pg_constraint k join app_table t on t.oid = k.conrelid
      where k.contype in ('p', 'u', 'f', 'x') and (
        coalesce((select name from app_column c where c.oid = t.oid and c.attnum = k.conkey[1]), '') <> 'municipality_id'
        or k.contype = 'f' and coalesce((select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]), '') <> 'municipality_id')`,
  },
  {
    name: 'index-leads-with-municipality',
    says: '並びのある索引と一意の索引は municipality_id から始まる',
    sql: `select t.name || '.' || i.indexrelid::regclass from pg_index i join app_table t on t.oid = i.indrelid
      join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
      where (i.indisunique or m.amname = 'btree')
        and coalesce((select name from app_column c where c.oid = t.oid and c.attnum = i.indkey[0]), '') <> 'municipality_id'`,
  },
  {
    name: 'primary-key',
    says: '表には主キーがある',
    sql: `select t.name from app_table t where not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p')`,
  },
  {
    name: 'municipality-column',
    says: 'municipality_id は uuid で、空にならない',
    sql: `select t.name from app_table t where not exists (select from app_column c where c.oid = t.oid
      and c.name = 'municipality_id' and c.type = 'uuid' and c.attnotnull)`,
  },
  {
    name: 'id-from-the-app',
    says: 'id はアプリがつくる UUIDv7。データベースは番号を振らない',
    sql: `select table_name || '.' || name from app_column
      where attidentity <> '' or default_text ~* 'nextval|gen_random_uuid|uuid_generate|uuidv[0-9]'
        or (name = 'id' and (type <> 'uuid' or default_text is not null))`,
  },
  {
    name: 'person-is-a-reference',
    says: '人を指す欄は、person への外部キーである',
    sql: `select table_name || '.' || name from app_column c where name in ('person_id', 'of_person_id')
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
        and k.confrelid = 'public.person'::regclass and c.attnum = any (k.conkey))`,
  },
  {
    name: 'person-is-indexed',
    says: '人の記録は、人から索引でたどれる（acl の書き直しが表の大きさに左右されない）',
    sql: `select p.name from personal p join app_column c on c.oid = p.oid and c.name = case
        when exists (select from app_column o where o.oid = p.oid and o.name = 'of_person_id') then 'of_person_id' else 'person_id' end
      where not exists (select from pg_index i where i.indrelid = p.oid and i.indpred is null and i.indkey[1] = c.attnum
        and i.indkey[0] = (select m.attnum from app_column m where m.oid = p.oid and m.name = 'municipality_id'))`,
  },
];

const rowRules: SchemaRule[] = [
  {
    name: 'row-level-security',
    says: 'どの表も行の守り（RLS）が働いている',
    sql: `select name from app_table where not relrowsecurity`,
  },
  {
    name: 'policy-exists',
    says: 'どの表にも、だれに何を許すかの決まり（policy）がある',
    sql: `select name from app_table t where not exists (select from app_policy p where p.polrelid = t.oid)`,
  },
  {
    name: 'policy-has-no-sub-query',
    says: '決まりは副問い合わせを含まず、ほかの表を読まない',
    sql: `select table_name || '.' || name from app_policy p where tree like '%SUBLINK%'
      or exists (select from pg_depend d where d.classid = 'pg_policy'::regclass and d.objid = p.oid
        and d.refclassid = 'pg_class'::regclass and d.refobjid <> p.polrelid)`,
  },
  {
    name: 'policy-function-is-pure',
    says: '決まりが使う関数は、claim と引数だけで決まる（表を読まず、権限を変えない）',
    sql: `select distinct p.table_name || '.' || p.name || ' → ' || f.name from app_policy p
      join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refclassid = 'pg_proc'::regclass
      join app_function f on f.oid = d.refobjid
      where f.prosecdef or f.provolatile = 'v' or f.prosqlbody is null
        or exists (select from pg_depend r where r.classid = 'pg_proc'::regclass and r.objid = f.oid
          and r.refclassid = 'pg_class'::regclass and r.deptype = 'n')`,
  },
  {
    name: 'policy-names-its-roles',
    says: '決まりは役割を名指しする（PUBLIC への決まりはない）',
    sql: `select table_name || '.' || name from app_policy where 0 = any (polroles)`,
  },
  {
    name: 'policy-needs-the-claim',
    says: 'claim のない者には、どの行も開かない（自治体の名簿だけは別）',
    sql: `select table_name || '.' || name from app_policy
      where not (table_name = 'municipality' and verb = 'r')
        and (coalesce(using_text, check_text) not like '%app.municipality_id()%'
          or coalesce(check_text, using_text) not like '%app.municipality_id()%')`,
  },
  {
    name: 'acl-decides',
    says: 'acl のある表は、acl が開く行だけを見せ、書きかえさせる',
    sql: `select p.table_name || '.' || p.name from app_policy p join app_column c on c.oid = p.polrelid and c.name = 'acl'
      where p.verb in ('r', 'w', 'd', '*') and p.using_text not like '%app.opens(acl)%'
        and p.polroles <> array[(select oid from pg_roles where rolname = 'engawa_access')]
        and p.polroles <> array[(select oid from pg_roles where rolname = 'engawa_host')]`,
  },
  {
    name: 'host-by-its-link',
    says: '受入先の役割は、自分のリンクの行だけを見て、足す',
    sql: `select p.table_name || '.' || p.name from app_policy p join personal on personal.oid = p.polrelid
      where (select oid from pg_roles where rolname = 'engawa_host') = any (p.polroles)
        and (p.verb <> 'a' and p.using_text not like '%(host_link_id = app.host_link_id())%' and p.using_text not like '%(token_hash = app.host_token())%'
          or p.verb in ('a', 'w') and coalesce(p.check_text, '') not like '%(host_link_id = app.host_link_id())%')`,
  },
  {
    name: 'acl-column',
    says: '人の記録には acl がある。空（だれにも開かない）から始まる',
    sql: `select p.name from personal p where p.name not in ('household', 'access_ground') and not exists (select from app_column c
      where c.oid = p.oid and c.name = 'acl' and c.type = 'jsonb' and c.attnotnull and c.default_text = '''{}''::jsonb')`,
  },
  {
    name: 'acl-keeper',
    says: 'acl・閲覧の根拠・同意を書けるのは engawa_access だけ',
    sql: `select distinct table_name || '.' || coalesce(column_name, '*') || ' ' || role_name from granted
      where verb in ('INSERT', 'UPDATE') and role_name <> 'engawa_access'
        and (column_name = 'acl' or table_name in ('access_ground', 'consent')
          or column_name is null and oid in (select oid from app_column where name = 'acl'))`,
  },
];

const powerRules: SchemaRule[] = [
  {
    name: 'grants-by-column',
    says: '権限は欄ごとに与える。表まるごとの権限も、PUBLIC への権限もない',
    sql: `select distinct table_name || coalesce('.' || column_name, '') || ' ' || verb || ' ' || role_name from granted
      where grantee = 0 or column_name is null and verb <> 'DELETE' or verb in ('REFERENCES', 'TRIGGER', 'TRUNCATE', 'MAINTAIN')`,
  },
  {
    name: 'nothing-personal-deleted',
    says: '人の記録は消せない。訂正は取り消し線で残す',
    sql: `select p.name || ' ' || g.role_name from granted g join personal p using (oid) where g.verb in ('DELETE', 'TRUNCATE')`,
  },
  {
    name: 'person-only-for-workers',
    says: '公開の役割・入口の役割・記録の役割は、人の表に何の権限もない。受入先は、リンクの印のある表だけ',
    sql: `select distinct p.name || ' ' || g.role_name from granted g join personal p using (oid)
      where g.role_name not in ('engawa_worker', 'engawa_access') and not (g.role_name = 'engawa_host'
        and (p.name = 'host_link' or exists (select from app_column c where c.oid = p.oid and c.name = 'host_link_id')))`,
  },
  {
    name: 'grant-meets-policy',
    says: '与えた権限には、それを通す決まりがある',
    sql: `select distinct g.table_name || ' ' || g.verb || ' ' || g.role_name from granted g where g.grantee <> 0
      and g.verb in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') and not exists (select from app_policy p where p.polrelid = g.oid
        and g.grantee = any (p.polroles)
        and p.verb in ('*', case g.verb when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' else 'd' end))`,
  },
  {
    name: 'roles-own-nothing',
    says: 'アプリの役割は何も持たず、特別な力もない',
    sql: `select rolname || coalesce(' ' || owned.what, ' の力') from app_role r
      left join lateral (select pg_describe_object(d.classid, d.objid, d.objsubid) as what from pg_shdepend d
        where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o'
          and d.dbid in (0, (select oid from pg_database where datname = current_database()))) as owned on true
      where owned.what is not null or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication`,
  },
  {
    name: 'login-inherits-nothing',
    says: 'はいる役割は、役割を引き受けるまで何もできない',
    sql: `select r.rolname::text from app_role r where r.rolcanlogin and (r.rolinherit
        or exists (select from app_role other where other.oid <> r.oid and pg_has_role(r.oid, other.oid, 'usage'))
        or exists (select from granted g where g.grantee = r.oid)
        or exists (select from app_policy p where r.oid = any (p.polroles)))
      union all select rolname || ' LOGIN' from app_role where rolcanlogin and rolname <> 'engawa_login'`,
  },
  {
    name: 'nobody-creates',
    says: 'アプリの役割も PUBLIC も、スキーマに物をつくれない',
    sql: `select n.nspname || ' ' || coalesce(r.rolname, 'PUBLIC') from pg_namespace n cross join lateral aclexplode(n.nspacl) x
      left join pg_roles r on r.oid = x.grantee where n.nspname in ('public', 'app') and x.privilege_type = 'CREATE'
        and (x.grantee = 0 or r.rolname ~ '^engawa_')`,
  },
];

const shapeRules: SchemaRule[] = [
  {
    name: 'definer-function-is-closed',
    says: '持ち主の力で動く関数は、search_path を固め、だれが呼べるかを名指しする',
    sql: `select f.name from app_function f where f.prosecdef and (
      not exists (select from unnest(f.proconfig) s where s ~ '^search_path=' and s ~ 'pg_temp$')
      or f.proacl is null or exists (select from aclexplode(f.proacl) x where x.grantee = 0))`,
  },
  {
    name: 'definer-function-repeats-policy',
    says: '持ち主の力で動く関数は、acl の表を読むなら決まりと同じ条件を自分で書く',
    sql: `select distinct f.name from app_function f where f.prosecdef and (f.prosqlbody is null
      or exists (select from pg_depend d join personal p on p.oid = d.refobjid
          where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.refclassid = 'pg_class'::regclass)
        and (pg_get_functiondef(f.oid) not like '%app.opens(%' or pg_get_functiondef(f.oid) not like '%app.municipality_id()%'))`,
  },
  {
    name: 'claims-by-set-local',
    says: 'claim は SET LOCAL だけで立てる。set_config を呼ぶ関数はない',
    sql: `select name from app_function where prokind = 'f' and pg_get_functiondef(oid) ~* 'set_config'`,
  },
  {
    name: 'no-triggers',
    says: '仕事の決まりを引き金（trigger・rule）に隠さない',
    sql: `select t.name || '.' || g.tgname from pg_trigger g join app_table t on t.oid = g.tgrelid where not g.tgisinternal
      union all select t.name || '.' || r.rulename from pg_rewrite r join app_table t on t.oid = r.ev_class`,
  },
  {
    name: 'view-obeys-the-reader',
    says: 'ビューは見る者の権限で動く',
    sql: `select relname::text from pg_class where relnamespace = 'public'::regnamespace and (relkind = 'm'
      or relkind = 'v' and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'])`,
  },
  {
    name: 'instants-have-a-zone',
    says: '時刻は timestamptz で持つ',
    sql: `select table_name || '.' || name from app_column where type ~ '^(timestamp without|time with time)'`,
  },
  {
    name: 'defaults-say-nothing',
    says: 'jsonb と配列の初めの値は空。だれも言っていないことを書かない',
    sql: `select table_name || '.' || name from app_column where attgenerated = '' and (type = 'jsonb' or type ~ '\\[\\]$')
      and default_text is not null and default_text !~ '^''(\\{\\}|\\[\\]|\\{"v": 1\\})''::|^ARRAY\\[\\]'`,
  },
  {
    name: 'mutable-has-a-version',
    says: '書きかえる記録には version がある（印をつけるだけの欄は別）',
    sql: `select distinct g.table_name from granted g where g.verb = 'UPDATE' and g.role_name = 'engawa_worker'
      and g.column_name not in ('ended_on', 'ended_at', 'struck_at', 'struck_reason', 'next_done_at', 'used_at')
      -- A counter; and the decisions of a preview, which stand under the version of their import.
      and g.table_name not in ('number_series', 'import_row')
      -- As a set: asked for row by row, the catalog of seventy tables is read anew for each column.
      and g.oid not in (select v.oid from granted v join app_column c on c.oid = v.oid and c.name = v.column_name
        where v.role_name = 'engawa_worker' and v.verb = 'UPDATE' and c.name = 'version' and c.type = 'integer' and c.attnotnull)`,
  },
];

/** Every line of design.md §3.2 that a catalog can prove. */
export const schemaRules: readonly SchemaRule[] = [...keyRules, ...rowRules, ...powerRules, ...shapeRules];
