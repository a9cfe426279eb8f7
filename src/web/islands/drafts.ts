import { onPage } from './on-page.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Draft = { action: string; fields: [name: string, value: string][] };

const prefix = 'engawa-draft:';
/** Never kept: secrets, files, and what the server put into the form itself. */
const notKept = new Set(['hidden', 'password', 'file', 'submit', 'button']);

function controls(form: HTMLFormElement): Control[] {
  return Array.from(form.elements).filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement) &&
      element.name !== '' &&
      !notKept.has(element.type),
  );
}

function isTick(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');
}

function typedFields(form: HTMLFormElement): Draft['fields'] {
  return controls(form)
    .filter((control) => !isTick(control) || control.checked)
    .map((control) => [control.name, control.value]);
}

/** A draft belongs to one worker, one form and the version it was written on: it must not land on a newer record unseen. */
function keyOf(form: HTMLFormElement): string | undefined {
  const { keep } = form.dataset;
  if (keep === undefined) return undefined;
  const version = form.querySelector<HTMLInputElement>('input[name="version"]')?.value ?? '';
  return `${prefix}${document.body.dataset['worker'] ?? ''}:${keep}:${version}`;
}

function actionOf(form: HTMLFormElement): string {
  return new URL(form.action, location.href).pathname;
}

function readDraft(key: string): Draft | undefined {
  const stored = sessionStorage.getItem(key);
  return stored === null ? undefined : (JSON.parse(stored) as Draft);
}

function fill(form: HTMLFormElement, { fields }: Draft): void {
  const left = [...fields];
  const take = (name: string, value?: string): string | undefined => {
    const place = left.findIndex((field) => field[0] === name && (value === undefined || field[1] === value));
    return place === -1 ? undefined : left.splice(place, 1)[0]?.[1];
  };
  const known = new Set(fields.map(([name]) => name));
  for (const control of controls(form)) {
    // A round button always has an answer: a question that the draft does not know keeps the one it came with.
    if (isTick(control) && control.type === 'radio' && !known.has(control.name)) continue;
    if (isTick(control)) control.checked = take(control.name, control.value) !== undefined;
    else control.value = take(control.name) ?? '';
  }
}

function restore(form: HTMLFormElement): void {
  const key = keyOf(form);
  const draft = key === undefined ? undefined : readDraft(key);
  // A refused form already shows what was typed; the draft is older or the same.
  if (!draft || document.querySelector('[data-error-summary]')) return;
  if (JSON.stringify(draft.fields) === JSON.stringify(typedFields(form))) return;
  fill(form, draft);
  form.querySelector('[data-draft-back]')?.removeAttribute('hidden');
}

function forget(isGone: (key: string) => boolean): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix) && isGone(key)) sessionStorage.removeItem(key);
  }
}

function formOf(event: Event): HTMLFormElement | undefined {
  const form = event.target instanceof Element ? event.target.closest('form') : null;
  return form ?? undefined;
}

/** Keeps what is typed in forms with data-keep in this tab until it is saved, dropped, or the worker leaves. */
export function keepDrafts(): void {
  const store = (form: HTMLFormElement | undefined): void => {
    const key = form && keyOf(form);
    if (form && key !== undefined) {
      sessionStorage.setItem(
        key,
        JSON.stringify({ action: actionOf(form), fields: typedFields(form) } satisfies Draft),
      );
    }
  };
  const write = (event: Event): void => store(formOf(event));
  document.addEventListener('input', write);
  document.addEventListener('change', write);

  // A form that comes back as the answer to itself (read words, one more row) is newer than the draft.
  let answered: string | undefined;
  document.addEventListener('turbo:submit-start', (event) => {
    const form = formOf(event);
    answered = form && actionOf(form);
  });
  document.addEventListener('turbo:visit', () => {
    answered = undefined;
  });

  onPage(() => {
    const { worker } = document.body.dataset;
    if (worker !== undefined) forget((key) => !key.startsWith(`${prefix}${worker}:`));
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
      if (actionOf(form) === answered) store(form);
      else restore(form);
    }
  });

  document.addEventListener('turbo:submit-end', (event) => {
    const { success } = (event as CustomEvent<{ success: boolean }>).detail;
    const form = formOf(event);
    // By address, not by form: after signing in again the kept form goes to the same place without its draft's name.
    if (success && form) forget((key) => readDraft(key)?.action === actionOf(form));
  });

  document.addEventListener('click', (event) => {
    const form =
      event.target instanceof Element && event.target.closest('[data-draft-drop]')
        ? formOf(event)
        : undefined;
    const key = form && keyOf(form);
    if (!form || key === undefined) return;
    sessionStorage.removeItem(key);
    form.reset();
    form.querySelector('[data-draft-back]')?.setAttribute('hidden', '');
  });

  document.addEventListener('submit', (event) => {
    if (formOf(event)?.dataset['forgetDrafts'] !== undefined) forget(() => true);
  });
}
