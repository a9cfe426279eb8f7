import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { onPage } from './on-page.ts';

/**
 * Forms with data-passkey="get" or "create": asks the server for its question, lets the browser answer it, and sends the
 * answer with the form like anything typed. Words come with the page (data-…), so that they can be read without this script.
 */
export function askPasskeys(): void {
  onPage(() => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
      if (!browserSupportsWebAuthn()) {
        form.querySelector('[data-passkey-press]')?.setAttribute('hidden', '');
        say(form, 'none');
      }
    }
  });
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form.dataset['passkey'] === undefined) return;
      const answer = form.querySelector<HTMLInputElement>('input[name="passkey"]');
      if (!answer || answer.value !== '') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void ask(form, answer);
    },
    true,
  );
}

async function ask(form: HTMLFormElement, answer: HTMLInputElement): Promise<void> {
  say(form, '');
  const asked = await fetch(form.dataset['options'] ?? '', {
    method: 'POST',
    body: new FormData(form),
    headers: { Accept: 'application/json' },
  }).catch(() => undefined);
  const told: unknown = asked?.headers.get('Content-Type')?.includes('json') ? await asked.json() : undefined;
  if (!asked?.ok || told === undefined) {
    const { message } = (told ?? {}) as { message?: string };
    return say(form, 'failed', message);
  }
  try {
    const made =
      form.dataset['passkey'] === 'create'
        ? await startRegistration({ optionsJSON: told as PublicKeyCredentialCreationOptionsJSON })
        : await startAuthentication({ optionsJSON: told as PublicKeyCredentialRequestOptionsJSON });
    answer.value = JSON.stringify(made);
  } catch (error) {
    const isKnown = error instanceof Error && error.name === 'InvalidStateError';
    return say(form, isKnown ? 'known' : 'failed');
  }
  form.requestSubmit();
}

function say(form: HTMLFormElement, which: '' | 'none' | 'failed' | 'known', message?: string): void {
  const place = form.querySelector<HTMLElement>('[data-passkey-said]');
  if (!place) return;
  place.textContent = message ?? (which === '' ? '' : (place.dataset[which] ?? ''));
  place.hidden = place.textContent === '';
}
