import type { Hono } from 'hono';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { openSession } from '#use-cases/accounts/sign-in.ts';
import type { OpenEnv } from '#web/context.ts';
import { createApp, type AppSettings } from '#web/server.ts';

export type Page = { status: number; text: string; location: string | null; headers: Headers };

/** A visitor of the site without a browser: keeps cookies and sends each form with the token it was given. */
export type Visitor = {
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /** With its bytes as well: a paper is no text. */
  whole(path: string): Promise<Page & { bytes: Uint8Array }>;
  post(path: string, fields: Record<string, string | string[] | Blob>, token?: string): Promise<Page>;
  /** What the browser would send back. */
  cookie(name: string): string | undefined;
  csrf: string;
};

const origin = 'http://localhost:3000';

function visitor(
  app: Hono<OpenEnv>,
  cookies: Map<string, string>,
  csrf: string,
  always: Record<string, string> = {},
): Visitor {
  const send = async (path: string, init: RequestInit): Promise<Page & { bytes: Uint8Array }> => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(always)) headers.set(name, value);
    headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await app.request(`${origin}${path}`, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return {
      status: answer.status,
      bytes,
      text: new TextDecoder().decode(bytes),
      location: answer.headers.get('Location'),
      headers: answer.headers,
    };
  };
  return {
    csrf,
    cookie: (name) => cookies.get(name),
    get: (path, headers = {}) => send(path, { headers }),
    whole: (path) => send(path, {}),
    post: (path, fields, token = csrf) => {
      const body = new FormData();
      if (token !== '') body.append('csrf', token);
      for (const [name, value] of Object.entries(fields)) {
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
      }
      return send(path, { method: 'POST', body, headers: { Origin: origin } });
    },
  };
}

/** Opens the site as somebody who is already signed in. The test's municipality must be the only one in its database. */
export async function signedIn(
  worker: Worker,
  clock?: () => Date,
  more: Partial<AppSettings> = {},
  always: Record<string, string> = {},
): Promise<Visitor> {
  const actor = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const { token, csrf } = await asActor(actor, { act: 'sign-in' }, async (db) => {
    const opened = await openSession(db, worker.municipalityId, worker.accountId, clock?.() ?? new Date());
    const session = await db
      .selectFrom('session')
      .select('csrf')
      .where('accountId', '=', worker.accountId)
      .orderBy('createdAt', 'desc')
      .executeTakeFirstOrThrow();
    return { token: opened.token, csrf: session.csrf };
  });
  const app = createApp({ secure: false, onBug: rethrow, ...more, ...(clock ? { clock } : {}) });
  return visitor(app, new Map([['engawa', token]]), csrf, always);
}

/** Opens the site as anybody. */
export function passerBy(
  clock?: () => Date,
  more: Partial<AppSettings> = {},
  always: Record<string, string> = {},
): Visitor {
  const app = createApp({ secure: false, onBug: rethrow, ...more, ...(clock ? { clock } : {}) });
  return visitor(app, new Map(), '', always);
}

function rethrow(error: unknown): void {
  // Seen in the test's output beside the 500 that the assertion reports.
  console.error(error);
}
