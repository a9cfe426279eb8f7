import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { expect, it } from 'vitest';
import { addAgency, addMunicipality, testDatabase } from '#tests/database.ts';
import { hashPassword, signIn } from './sign-in.ts';

const database = testDatabase();
const password = '川べりの遠まわり 7';

it('合言葉は argon2id で、そのたびに違う塩をつけて残す', async () => {
  const [one, two] = [await hashPassword(password), await hashPassword(password)];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(two).not.toBe(one);
});

it('札は256ビットの乱数で、データベースにはそのハッシュだけが残る', async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  await database.owner.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, roles)
     values ($1, $2, $3, 'mizusawa', '水沢 葉子', $4, '{participation_worker}')`,
    [municipalityId, uuidv7(), agencyId, await hashPassword(password)],
  );
  const source = '192.0.2.1';
  const entered = await signIn({ municipalityId, signInName: 'mizusawa', password, source, now: new Date() });
  const token = 'token' in entered ? entered.token : '';
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const { rows } = await database.owner.query<{ session: string; attempts: string }>(
    `select (select string_agg(s::text, ' ') from session s) as session,
      (select string_agg(a::text, ' ') from sign_in_attempt a) as attempts`,
  );
  expect(rows[0]?.session).toContain(createHash('sha256').update(token).digest('hex'));
  expect(rows[0]?.session).not.toContain(token);
  expect(rows[0]?.attempts).not.toContain(source);
});
