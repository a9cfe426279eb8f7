-- The ground: roles that a transaction may become, the claims it carries, and the folding that search uses.
-- Roles belong to the whole cluster, so they are made only when absent, also when two databases are migrated at once.
create schema app;

do $$
declare role_name text;
begin
  foreach role_name in array array['engawa_worker', 'engawa_public', 'engawa_signin', 'engawa_access', 'engawa_log'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      begin
        execute format('create role %I nologin', role_name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
  -- The application logs in as a role that owns nothing and inherits nothing: without SET LOCAL ROLE it can do nothing.
  if not exists (select from pg_roles where rolname = 'engawa_login') then
    begin
      create role engawa_login login noinherit;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  -- Granted only when absent: a second owner in the same cluster need not be the administrator of these roles.
  foreach role_name in array array['engawa_worker', 'engawa_public', 'engawa_signin', 'engawa_access', 'engawa_log'] loop
    if not pg_has_role('engawa_login', role_name, 'member') then
      execute format('grant %I to engawa_login', role_name);
    end if;
  end loop;
end $$;

revoke create on schema public from public;
grant usage on schema app, public to engawa_worker, engawa_public, engawa_signin, engawa_access, engawa_log;

-- Claims exist only inside a transaction (SET LOCAL). No claim gives null, and null opens nothing.
create function app.municipality_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.municipality_id', true), '')::uuid;
create function app.account_id() returns text language sql stable parallel safe
  return nullif(current_setting('app.account_id', true), '');
create function app.agency_id() returns text language sql stable parallel safe
  return nullif(current_setting('app.agency_id', true), '');
create function app.has_role(wanted text) returns boolean language sql stable parallel safe
  return coalesce(string_to_array(current_setting('app.roles', true), ',') @> array[wanted], false);
create function app.sees_cases() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.sees_cases', true), '') = 'on';
-- A typed reason, given for one transaction, opens what is locked (支援措置); blanks are no reason and open nothing.
create function app.typed_reason() returns text language sql stable parallel safe
  return nullif(btrim(current_setting('app.typed_reason', true), U&' \3000\00A0\0009\000A\000D'), '');

-- acl = {grantee: valid-until}. Expired consent vanishes by the clock; no sub-query, so that it also runs distributed.
create function app.opens(acl jsonb) returns boolean language sql stable parallel safe
  return app.sees_cases() and (
    (acl ? app.agency_id() and (acl ->> app.agency_id())::timestamptz > now())
    or (acl ? app.account_id() and (acl ->> app.account_id())::timestamptz > now()));

-- Search keys: what a person typed is stored as typed; only this copy is folded. Its twin in TypeScript is foldForSearch.
create function app.fold(value text) returns text language sql immutable parallel safe
  -- Normalised once more at the end: a mark that stood apart (と, a selector, ゛) has met its letter by then.
  return normalize(translate(
    regexp_replace(lower(normalize(coalesce(value, ''), NFKC)), U&'[\FE00-\FE0F\+0E0100-\+0E01EF\0020\3000]', '', 'g'),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶヽヾ髙﨑嵜碕邊邉齋齊斉𠮷濵濱德澤廣嶋嶌國櫻眞惠榮瀧龍條學壽寶淵冨曻槇藪籠靜彥黑增淸關圓與佛峯礒桒栁舘',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖゝゞ高崎崎崎辺辺斎斎斎吉浜浜徳沢広島島国桜真恵栄滝竜条学寿宝渕富昇槙薮篭静彦黒増清関円与仏峰磯桑柳館'), NFKC);

-- Folded once and cut afterwards: folding inside the series would fold the whole text again for every letter of it.
create function app.grams(value text) returns text[] language sql immutable parallel safe
  return (
    with whole as materialized (select app.fold(value) as folded)
    select coalesce(array_agg(distinct gram), array[]::text[])
    from (
      select substr(folded, place, size) as gram
      from whole, generate_series(1, char_length(folded)) as place, (values (1), (2)) as sizes(size)
      where place + size - 1 <= char_length(folded)
    ) as pieces);
