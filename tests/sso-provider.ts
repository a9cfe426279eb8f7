import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type JWK } from 'oidc-provider';

export type TestProvider = {
  issuer: string;
  /** Who sits before the provider's own sign-in page. */
  person: { sub: string; employeeNumber?: string; email?: string; emailVerified?: boolean };
  /** Goes where the browser was sent, signs in there, and answers the address that the browser is sent back to. */
  visit(address: string): Promise<URL>;
  close(): Promise<void>;
};

export const clientId = 'engawa';
export const clientSecret = 'provider-and-engawa-know-this';
const home = 'http://localhost:3000';

/** A real OpenID Connect provider on this machine, as a municipality would run one; its sign-in page asks nothing. */
export async function startProvider(): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const test: TestProvider = {
    issuer,
    person: { sub: 'nobody' },
    visit: (address) => visit(address),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${home}/sign-in/sso/return`],
        post_logout_redirect_uris: [`${home}/sign-in`],
      },
    ],
    jwks: { keys: [{ ...(privateKey.export({ format: 'jwk' }) as JWK), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only-for-tests'] },
    claims: { openid: ['sub'], profile: ['employee_number'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({
        sub,
        employee_number: test.person.employeeNumber,
        email: test.person.email,
        email_verified: test.person.emailVerified ?? false,
      }),
    }),
    interactions: { url: (_context, interaction) => `/enter/${interaction.uid}` },
  });
  const callback = provider.callback();
  server.on('request', (request, response) => {
    const isEntrance = request.url?.startsWith('/enter/') ?? false;
    void (isEntrance ? enter(request, response) : callback(request, response));
  });

  async function enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      const login = { login: { accountId: test.person.sub } };
      return provider.interactionFinished(request, response, login);
    }
    const grant = new provider.Grant({
      accountId: session?.accountId ?? '',
      clientId: String(params['client_id']),
    });
    grant.addOIDCScope('openid profile email');
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }
  return test;
}

async function visit(address: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(address);
  for (let steps = 0; steps < 12; steps += 1) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const location = answer.headers.get('Location');
    if (location === null) throw new Error(`the provider stopped at ${at.href}: ${await answer.text()}`);
    at = new URL(location, at);
    if (at.origin === home) return at;
  }
  throw new Error('the provider leads in circles');
}
