import { text } from '#web/text/text.ts';
import { BrandMark } from './brand-mark.tsx';
import type { PageContext } from './page-context.ts';
import { spoken } from './spoken.ts';
import { placeOf, places } from './places.ts';

function PlaceLinks({ context }: { context: PageContext }) {
  const words = text(context.lang).nav;
  const here = context.currentPlace ?? placeOf(context.path);
  return (
    <>
      {places.map(({ place, href }) => (
        <a href={href} aria-current={place === here ? 'page' : undefined}>
          {words[place]}
        </a>
      ))}
    </>
  );
}

function Find({ context, id }: { context: PageContext; id: string }) {
  const words = text(context.lang).shell;
  return (
    <form class="find" role="search" action="/search" method="get">
      <label class="vh" for={id}>
        {words.findLabel}
      </label>
      <input id={id} name="q" type="search" autocomplete="off" />
      <button>{words.find}</button>
    </form>
  );
}

function SignOut({ context, name }: { context: PageContext; name: string }) {
  const words = text(context.lang).shell;
  return (
    // Not through Turbo: a full load forgets everything this tab still held of the last worker.
    <form class="sign-out" method="post" action="/sign-out" data-turbo="false" data-forget-drafts>
      <input type="hidden" name="csrf" value={context.csrf} />
      <button aria-label={words.signOutOf(name)}>{words.signOut}</button>
    </form>
  );
}

/** The shell above every page of a signed-in worker: planks for the seven places, search, who is here. */
export function TopBar({ context }: { context: PageContext }) {
  const words = text(context.lang).shell;
  const { session } = context;
  const Who = () =>
    session ? (
      <p class="who" lang={context.lang === 'ja' ? undefined : 'ja'}>
        <span class="soft" title={session.roleLabel}>
          {session.agencyName}
        </span>
        <b>{session.name}</b>
        <span class="vh">{session.roleLabel}</span>
      </p>
    ) : null;
  return (
    <header class="top" lang={spoken(context.lang)}>
      <div class="wrap top-in">
        <a class="brand" href="/">
          <BrandMark />
          {words.brand}
        </a>
        <nav class="nav" aria-label={words.mainPlaces}>
          <PlaceLinks context={context} />
        </nav>
        <div class="top-end">
          <Find context={context} id="find-wide" />
          <Who />
          {session ? <SignOut context={context} name={session.name} /> : null}
        </div>
        <details class="menu">
          <summary>{words.menu}</summary>
          <div class="menu-in">
            <nav aria-label={words.mainPlaces}>
              <PlaceLinks context={context} />
            </nav>
            <Find context={context} id="find-narrow" />
            <div class="menu-who">
              <Who />
              {session ? <SignOut context={context} name={session.name} /> : null}
            </div>
          </div>
        </details>
      </div>
    </header>
  );
}
