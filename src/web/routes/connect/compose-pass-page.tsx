import {
  passers,
  passHolding,
  passLabel,
  passReasonCodes,
  passReasons,
  ruleOfPass,
  type PassReasonCode,
} from '#domain/candidate-pass.ts';
import { compositionPassWords, scopeOf } from '#domain/composition-pass.ts';
import type { Composition } from '#domain/composition.ts';
import type { DeclineRule } from '#domain/decline-rule.ts';
import { heldUntil } from '#domain/pass-ending.ts';
import type { MatchPerson } from '#use-cases/placement/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';

type Props = {
  context: PageContext;
  person: MatchPerson;
  draft: Composition;
  rules: readonly DeclineRule[];
  values?: Values;
  errors?: FieldErrors;
};

function hintOf(code: PassReasonCode, draft: Composition, rules: readonly DeclineRule[], today: string) {
  const howLong = heldUntil(passHolding(code, rules, today), today);
  const { by } = passReasons[code];
  return scopeOf(code) === 'place'
    ? `場の主　「${draft.place.name}」でだけ。${howLong}`
    : `${passers[by]}　この声に、この活動で応える案。${howLong}`;
}

/** One question. Whatever is chosen, other drafts come as before and nothing is written of the person. */
export function ComposePassPage({ context, person, draft, rules, values = {}, errors = {} }: Props) {
  const value = shown(values);
  const list = `/connect/${person.id}/compose`;
  const back = `${list}/${draft.key}`;
  return (
    <Page context={context} title="いまはしない">
      <Head
        title={`「${draft.name}」は、いまはしない`}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: `/connect?person=${person.id}` },
          { label: 'つくる', href: list },
          { label: draft.name, href: back },
          { label: 'いまはしない' },
        ]}
        sub="わけが終わるまで、この案は出ません。ほかの案の出かたは変わらず、本人の記録にも残りません"
      />
      <ErrorSummary errors={errors} />
      <Form csrf={context.csrf} action={`${back}/pass`} class="answer-form">
        <Radios
          name="reason"
          label="どうして"
          required
          value={value.text('reason')}
          error={errors['reason']}
          choices={passReasonCodes
            .filter((code) => ruleOfPass(code, rules)?.isInUse ?? true)
            .map((code) => ({
              value: code,
              label: compositionPassWords(code, passLabel(code, rules)),
              hint: hintOf(code, draft, rules, context.today),
            }))}
        />
        <JapaneseDateField
          name="until"
          label="べつの日まで待つとき"
          unmarked
          hint="空けると、わけのそばに書いてあるとおり。本人の「いや」に、日はありません"
          value={value.text('until')}
          today={context.today}
          error={errors['until']}
        />
        <Actions>
          <Button>いまはしない</Button>
          <LinkButton href={back} kind="plain">
            やめて、もどる
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
