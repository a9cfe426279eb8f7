import type { AskedChoice } from '#domain/town-choice.ts';
import type { Form } from './form.ts';
import { findName, foundName } from './ui/find-and-choose.tsx';

type Typed = Pick<Form, 'text'>;

function wordsTyped(form: Typed, name: string): string {
  return form.text(findName(name)).trim().split(/\s+/u).join(' ').slice(0, 100);
}

/** What was searched for in a choice of the posted form, and what is chosen in it. */
export function askedChoice(form: Typed, name: string): AskedChoice {
  return { words: wordsTyped(form, name), chosen: form.text(name) };
}

/**
 * A search is asked for by its button; or by Enter in its field, which presses whatever button stands first: words that
 * were not searched yet are searched before anything is saved.
 */
export function isSearching(form: Form, ...names: readonly string[]): boolean {
  if (form.text('do') === 'find') return true;
  return names.some((name) => {
    const typed = wordsTyped(form, name);
    return typed !== '' && typed !== form.text(foundName(name));
  });
}
