import type { TownChoices } from '#domain/town-choice.ts';
import { Button } from './button.tsx';
import { FieldGroup, type FieldProps } from './field.tsx';
import { Pick } from './pick.tsx';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';

type Props = FieldProps & {
  choices: TownChoices;
  value?: string | undefined;
  /** Label of the empty answer. */
  empty: string;
  /** Of what: 団体. Stands on the button and in what was found. */
  noun: string;
  /** Just searched: the page opens here. */
  isAsked?: boolean;
};

/** What the search field of a choice is called. */
export function findName(name: string): string {
  return `find.${name}`;
}

/** What was searched for when the page was made: other words in the field are a new search. */
export function foundName(name: string): string {
  return `found.${name}`;
}

function foundWords({ choices, noun }: Props): string {
  const { words, options, hasMore } = choices;
  if (words === '') return `${noun}が多いので、名まえでさがしてから選びます。`;
  if (options.length === 0) return `「${words}」の${noun}は見つかりません。別の言葉でさがしてください。`;
  return hasMore
    ? `「${words}」の${noun}はもっとあります。言葉を足してさがしてください。`
    : `「${words}」でさがしました。`;
}

/** One of many without script: a short list stands there as it is; a long one is searched first, and nothing typed is lost. */
export function FindAndChoose(props: Props) {
  const { choices, value = '', empty, noun, name, isAsked = false } = props;
  const named = choices.options.map((option) => ({
    value: option.id,
    label: option.about === '' ? option.name : `${option.name}　${option.about}`,
  }));
  if (choices.isWhole) return <Select {...props} options={named} value={value} empty={empty} />;
  return (
    <FieldGroup {...props}>
      <div class="find-choice">
        <TextField
          name={findName(name)}
          label={`${noun}の名まえ`}
          type="search"
          value={choices.words}
          unmarked
        />
        <Button kind="second" name="do" value="find" label={`${noun}をさがす`}>
          さがす
        </Button>
      </div>
      <input type="hidden" name={foundName(name)} value={choices.words} />
      <p class="hint" tabindex={isAsked ? -1 : undefined} autofocus={isAsked} role="status">
        {foundWords(props)}
      </p>
      {[{ value: '', label: empty }, ...named].map((choice, place) => (
        <Pick type="radio" name={name} choice={choice} place={place} checked={choice.value === value} />
      ))}
    </FieldGroup>
  );
}
