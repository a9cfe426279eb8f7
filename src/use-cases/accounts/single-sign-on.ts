import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';

/** The municipality's own provider, as the environment names it (docs/operations.md). */
export type SsoProvider = {
  /** https://…; http only for a provider on this very machine. */
  issuer: string;
  clientId: string;
  clientSecret?: string;
  /** Which claim holds the name that stands on the account. */
  claim: string;
  /** The word on the button. */
  label: string;
};

export type SsoQuestion = { address: string; state: string; nonce: string; codeVerifier: string };

const known = new Map<string, Promise<Configuration>>();

function isThisMachine({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** What the provider says of itself, asked once. A failure is forgotten, so that the next sign-in asks again. */
async function configurationOf({ issuer, clientId, clientSecret }: SsoProvider): Promise<Configuration> {
  const key = JSON.stringify([issuer, clientId]);
  let found = known.get(key);
  if (!found) {
    const server = new URL(issuer);
    const authentication = clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
    found = discovery(server, clientId, undefined, authentication, {
      timeout: 10,
      // The signature of the ID token is checked too, not only the line it came over (ASVS 6.8.2).
      execute: [enableNonRepudiationChecks, ...(isThisMachine(server) ? [allowInsecureRequests] : [])],
    });
    known.set(key, found);
    found.catch(() => known.delete(key));
  }
  return found;
}

/** Where to send the browser: code flow with PKCE, a state and a nonce. Undefined when the provider cannot be reached. */
export async function askProvider(
  provider: SsoProvider,
  redirectUri: string,
): Promise<SsoQuestion | undefined> {
  const codeVerifier = randomPKCECodeVerifier();
  const [state, nonce] = [randomState(), randomNonce()];
  try {
    const address = buildAuthorizationUrl(await configurationOf(provider), {
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { address: address.href, state, nonce, codeVerifier };
  } catch (error) {
    return without(error);
  }
}

/** The name that the provider vouches for; undefined when anything about the answer is not as it was asked. */
export async function nameFromProvider(
  provider: SsoProvider,
  answer: URL,
  { state, nonce, codeVerifier }: Omit<SsoQuestion, 'address'>,
): Promise<string | undefined> {
  try {
    const configuration = await configurationOf(provider);
    const tokens = await authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return undefined;
    const told =
      provider.claim in claims || configuration.serverMetadata().userinfo_endpoint === undefined
        ? claims
        : await fetchUserInfo(configuration, tokens.access_token, claims.sub);
    // Whoever may write any address into their own profile must not come in as its owner.
    if (provider.claim === 'email' && told['email_verified'] !== true) return undefined;
    const name = told[provider.claim];
    return typeof name === 'string' && name !== '' ? name : undefined;
  } catch (error) {
    return without(error);
  }
}

/** Where signing out of the provider happens, if it offers that. */
export async function providerSignOut(provider: SsoProvider, backTo: string): Promise<string | undefined> {
  try {
    const configuration = await configurationOf(provider);
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href;
  } catch (error) {
    return without(error);
  }
}

/** What the provider or the network did wrong is an answer; a mistake of ours is not (TypeError of fetch has a cause). */
function without(error: unknown): undefined {
  const isOurs =
    error instanceof ReferenceError ||
    (error instanceof TypeError && !('code' in error) && error.cause === undefined);
  if (isOurs) throw error;
  return undefined;
}
