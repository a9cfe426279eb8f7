import { DatabaseTrouble } from '#db/embedded/database-trouble.ts';
import type { SsoProvider } from '#use-cases/accounts/single-sign-on.ts';

/** The municipality's own provider, as the environment names it; undefined without one. Half a setting is said at once. */
export function readSsoProvider(env: NodeJS.ProcessEnv): SsoProvider | undefined {
  const issuer = env['ENGAWA_OIDC_ISSUER'] ?? '';
  if (issuer === '') return undefined;
  const clientId = env['ENGAWA_OIDC_CLIENT_ID'] ?? '';
  if (clientId === '' || !env['ENGAWA_ORIGIN']) {
    throw new DatabaseTrouble(
      'ENGAWA_OIDC_ISSUER を決めるときは、ENGAWA_OIDC_CLIENT_ID と ENGAWA_ORIGIN も決めてください。',
      'ENGAWA_OIDC_ISSUER also needs ENGAWA_OIDC_CLIENT_ID and ENGAWA_ORIGIN.',
    );
  }
  if (!URL.canParse(issuer)) {
    throw new DatabaseTrouble(
      `ENGAWA_OIDC_ISSUER=${issuer} は、アドレスではありません。https://… の形で書いてください。`,
      `ENGAWA_OIDC_ISSUER=${issuer} is no address.`,
    );
  }
  const secret = env['ENGAWA_OIDC_CLIENT_SECRET'];
  return {
    issuer,
    clientId,
    ...(secret ? { clientSecret: secret } : {}),
    claim: env['ENGAWA_OIDC_CLAIM'] || 'sub',
    label: env['ENGAWA_OIDC_LABEL'] || '庁内の共通のはいり方ではいる',
  };
}
