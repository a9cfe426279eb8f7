import type { Child } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';
import { suggestionName, type SuggestionAnswer } from './suggestion-answers.ts';
import { gap } from './gap.ts';

export type Suggestion = {
  id: string;
  /** The term of the vocabulary. */
  term: string;
  /** Which field it would go to: 得意・強み. */
  kind?: Child;
  /** The very words it came from. */
  words: string;
  /** The rest of the sentence, before and after them. */
  around?: { before: string; after: string };
  answer?: SuggestionAnswer | undefined;
};

type Props = {
  /** Answers are sent as `${name}.${id}`; read them with readSuggestionAnswers. */
  name: string;
  suggestions: readonly Suggestion[];
  /** Just asked for: the page opens here, and the next key answers. */
  takesFocus?: boolean;
  lang?: Lang;
};

/** Terms found in what somebody wrote, beside the words they came from. Nothing counts until a person says はい. */
export function SuggestionList({ name, suggestions, takesFocus = false, lang = 'ja' }: Props) {
  const words = text(lang).suggestions;
  if (suggestions.length === 0) {
    return (
      <p class="empty" tabindex={takesFocus ? -1 : undefined} autofocus={takesFocus}>
        {words.none}
      </p>
    );
  }
  const answers = [
    ['yes', words.yes, '○'],
    ['no', words.no, '×'],
    ['later', words.later, '−'],
  ] as const;
  return (
    <div class="sug" data-suggestions>
      <p class="soft only-script">{words.keys}</p>
      <ul>
        {suggestions.map(({ id, term, kind, words: source, around, answer = 'later' }, place) => (
          <li>
            <fieldset>
              <legend>
                <span class="vh">
                  {words.answer(term)}
                  {gap}
                </span>
                <b aria-hidden="true">{term}</b>
                {kind ? (
                  <span class="soft">
                    {gap}
                    {kind}
                  </span>
                ) : null}
              </legend>
              <p class="v">
                <span class="vh">{words.from}：</span>「{around?.before}
                <mark>{source}</mark>
                {around?.after}」
              </p>
              <div class="sug-a">
                {answers.map(([value, label, mark]) => (
                  <label class={`sug-${value}`}>
                    <input
                      type="radio"
                      name={suggestionName(name, id)}
                      value={value}
                      checked={answer === value}
                      autofocus={takesFocus && place === 0 && answer === value}
                    />
                    <span>
                      <i aria-hidden="true">{mark}</i> {label}
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
    </div>
  );
}
