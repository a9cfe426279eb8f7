import { randomInt } from 'node:crypto';
import { foundMunicipality } from '#db/found-municipality.ts';
import { prepareDatabase } from '#db/open-database.ts';
import { accountShape } from '#domain/account.ts';
import { municipalityCodeShape } from '#domain/municipality-code.ts';
import { hashPassword } from '#use-cases/accounts/sign-in.ts';
import { withDatabase } from './with-database.ts';

const usage =
  '使い方: npm run -s engawa -- found <団体コード6桁> <自治体名> <主管課の名前> <管理者の利用者名> <管理者の名前>';

const holdsDemo =
  'このデータベースには見本の町があるので、ENGAWA_DATA_DIR を新しい場所に（サーバなら DATABASE_URL を空のデータベースに）して、もう一度打ってください。\nThis database holds the demo town, so set ENGAWA_DATA_DIR to a new folder (or DATABASE_URL to an empty database) and run this again.';

/** Without letters that look alike on paper, where a first password usually goes. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

function firstPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}

/** A real municipality in an empty database, with one administrator; everybody else is added on the screens. */
export async function foundCommand(words: readonly string[]): Promise<number> {
  const [code = '', name = '', office = '', signInName = '', administrator = ''] = words;
  if (words.length !== 5 || [name, office, administrator].some((word) => word.trim() === '')) {
    console.error(usage);
    return 2;
  }
  const fields = [
    municipalityCodeShape.safeParse(code),
    accountShape.shape.signInName.safeParse(signInName),
  ].flatMap(({ error }) => error?.issues.map(({ message }) => message) ?? []);
  if (fields.length > 0) {
    for (const sentence of fields) console.error(sentence);
    return 2;
  }
  const password = firstPassword();
  const passwordHash = await hashPassword(password);
  return withDatabase(async (database) => {
    await prepareDatabase(database);
    const founded = await foundMunicipality(database.owner, {
      code,
      name,
      isDemo: false,
      agencies: [{ key: 'office', name: office, kind: 'municipal_office' }],
      accounts: [
        {
          agency: 'office',
          signInName,
          name: administrator,
          nameKana: '',
          roles: ['administrator'],
          passwordHash,
        },
      ],
    });
    if ('refused' in founded) {
      console.error(
        founded.refused === 'mixed' ? holdsDemo : `団体コード ${code} の自治体は、すでにあります。`,
      );
      return 1;
    }
    console.log(`${name}（${code}）を登録しました。`);
    console.log(`管理者の利用者名: ${signInName}`);
    console.log(`はじめの合言葉: ${password}`);
    console.log(
      'この合言葉は、二度と表示されません。はじめてはいるときに、新しい合言葉を決めます。それまで、ほかの頁は開きません。',
    );
    return 0;
  });
}
