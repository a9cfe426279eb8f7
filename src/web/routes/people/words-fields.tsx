import { refusals } from '#domain/assessment.ts';
import { skillLevelLabels } from '#domain/conditions.ts';
import { factKinds, saidBys, type FactKind } from '#domain/fact.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { ShownFact } from '#use-cases/assessments/read-assessment.ts';
import { Checkbox, Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { gap } from '#web/ui/gap.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { SuggestionList } from '#web/ui/suggestion-list.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { Said } from '#web/ui/voice.tsx';
import { shown, type Values } from '#web/form-reader.ts';

type Props = {
  kind: FactKind;
  title: string;
  /** What to ask, in words that can be said to somebody. */
  ask: string;
  facts: readonly ShownFact[];
  personId: string;
  today: string;
  /** Of the first things to ask: its field stands open while nothing is known. */
  isFirst?: boolean;
  values: Values;
  errors: FieldErrors;
};

/** Answers go by fact: s.<fact>.<suggestion>. */
export function suggestionsName(factId: string): string {
  return `s.${factId}`;
}

/** One thing that was said, how it is known, and what a worker made of it. */
export function FactLine({ fact, today }: { fact: ShownFact; today: string }) {
  const words = fact.isOwnWords ? <Said words={fact.words} /> : fact.words;
  const level = fact.condition?.level;
  const refusal = fact.kind === 'aversion' ? (fact.condition?.refusal ?? 'never') : undefined;
  const facts = [
    level ? skillLevelLabels[level] : '',
    refusal ? refusals[refusal] : '',
    saidBys[fact.saidBy as keyof typeof saidBys],
    formatDayNear(fact.saidOn, today),
  ];
  return (
    <>
      <p>{fact.struckAt ? <s>{words}</s> : words}</p>
      <p class="soft">
        <Stamp basis={fact.basis} /> {facts.filter((part) => part !== '').join(gap)}
        {fact.struckReason === null ? null : `${gap}消した理由：${fact.struckReason}`}
      </p>
    </>
  );
}

/** The open questions of a section, in one list so that one key after the other answers them. */
function questionsOf(values: Values, facts: readonly ShownFact[]) {
  const value = shown(values);
  return facts.flatMap((fact) =>
    fact.suggestions.map(({ id, term, field, words, around }) => {
      const typed = value.text(`${suggestionsName(fact.id)}.${id}`);
      return {
        id: `${fact.id}.${id}`,
        term,
        kind: field,
        words,
        around,
        ...(typed === 'yes' || typed === 'no' ? ({ answer: typed } as const) : {}),
      };
    }),
  );
}

/** What was said of one kind, the proposals read from it, and room for what is said now. */
export function WordsSection(props: Props) {
  const { kind, title, ask, facts, personId, today, values, errors, isFirst = false } = props;
  const own = facts.filter((fact) => fact.kind === kind);
  const sealed = own.filter((fact) => fact.basis === 'confidential_meeting').length;
  const open = own.filter((fact) => fact.basis !== 'confidential_meeting');
  const questions = questionsOf(values, open);
  return (
    <Section title={title} id={kind}>
      <ul class="rows no-lead">
        {open.map((fact) => (
          <li>
            <div class="p">
              <FactLine fact={fact} today={today} />
            </div>
            {fact.struckAt ? null : (
              <a class="go" href={`/people/${personId}/facts/${fact.id}/strike`}>
                消し線をひく
              </a>
            )}
          </li>
        ))}
      </ul>
      {sealed > 0 ? (
        <p class="soft">ほかに、支援会議で知ったことが{sealed}件あります（ここには出ません）。</p>
      ) : null}
      {questions.length > 0 ? (
        <>
          <h3>ことばから読み取ったこと</h3>
          <SuggestionList name="s" suggestions={questions} />
        </>
      ) : null}
      <UnreadWords facts={open} values={values} />
      <NewWords kind={kind} ask={ask} values={values} errors={errors} isOpen={isFirst && open.length === 0} />
    </Section>
  );
}

/** Answers go by fact: u.<fact>. */
export function unreadName(factId: string): string {
  return `u.${factId}`;
}

/** 条件として読みとれなかったこと: stays beside every match as a question, unless a worker says that it is no condition. */
function UnreadWords({ facts, values }: { facts: readonly ShownFact[]; values: Values }) {
  const value = shown(values);
  const unread = facts.filter((fact) => fact.unread.length > 0);
  if (unread.length === 0) return null;
  return (
    <div class="unread">
      <h3>条件として読みとれなかったこと</h3>
      <p class="soft">
        候補のわけに「未確認」と出ます。条件になるなら下の欄にも書き、そうでなければ印をつけます。
      </p>
      {unread.map((fact) => (
        <Checkboxes
          name={unreadName(fact.id)}
          label="条件ではない"
          unmarked
          choices={fact.unread.map((words) => ({ value: words, label: `「${words}」` }))}
          values={value.all(unreadName(fact.id))}
        />
      ))}
    </div>
  );
}

/** What the boxes of 基本の欄 answer: 要介護認定 有. Asked once; a box opens nothing by itself. */
export function BoxQuestions({ facts, values }: { facts: readonly ShownFact[]; values: Values }) {
  const questions = questionsOf(
    values,
    facts.filter(({ kind }) => kind === 'other'),
  );
  if (questions.length === 0) return null;
  return (
    <>
      <h3>基本の欄から読み取ったこと</h3>
      <SuggestionList name="s" suggestions={questions} />
    </>
  );
}

type NewProps = Pick<Props, 'kind' | 'ask' | 'values' | 'errors'> & { isOpen: boolean };

/** Room for what is said now. Closed where something is known already, so that the page stays short. */
function NewWords({ kind, ask, values, errors, isOpen }: NewProps) {
  const value = shown(values);
  const name = `new.${kind}`;
  const isFilled = value.text(name) !== '' || errors[name] !== undefined;
  return (
    <details class="f" open={isOpen || isFilled}>
      <summary>{factKinds[kind]}を書き足す</summary>
      <input type="hidden" name={`id.${kind}`} value={value.text(`id.${kind}`)} />
      <TextArea
        name={name}
        label={`${factKinds[kind]}のことば`}
        hint={ask}
        rows={2}
        value={value.text(name)}
        error={errors[name]}
      />
      <Checkbox name={`own.${kind}`} label="本人の言葉のまま" checked={value.isOn(`own.${kind}`)} />
      {kind === 'strength' ? (
        <Radios
          name={`level.${kind}`}
          label="どのくらい"
          unmarked
          layout="row"
          choices={[{ value: '', label: 'まだ聞いていない' }, ...choicesOf(skillLevelLabels)]}
          value={value.text(`level.${kind}`)}
        />
      ) : null}
      {kind === 'aversion' ? (
        <Radios
          name={`refusal.${kind}`}
          label="どちらですか"
          unmarked
          layout="row"
          choices={[
            { value: 'never', label: refusals.never, hint: '候補に出しません' },
            {
              value: 'cannot',
              label: refusals.cannot,
              hint: '支えがあればできることは、支えとともに出します',
            },
          ]}
          value={value.text(`refusal.${kind}`) || 'never'}
        />
      ) : null}
    </details>
  );
}
