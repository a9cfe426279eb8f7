import {
  passers,
  passHolding,
  passLabel,
  passReasonCodes,
  passReasons,
  ruleOfPass,
  type PassReasonCode,
} from '#domain/candidate-pass.ts';
import type { DeclineRule } from '#domain/decline-rule.ts';
import { heldUntil } from '#domain/pass-ending.ts';
import type { PassGround } from '#use-cases/placement/pass-ground.ts';
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

type Props = { context: PageContext; ground: PassGround; values?: Values; errors?: FieldErrors };

function hintOf(code: PassReasonCode, rules: readonly DeclineRule[], today: string): string {
  const reason = passReasons[code];
  const howLong = heldUntil(passHolding(code, rules, today), today);
  return 'hint' in reason && reason.by !== 'person' ? `${howLong}。${reason.hint}` : howLong;
}

/** What the town does not use is not offered; the person's no always is. */
function offered(rules: readonly DeclineRule[]): PassReasonCode[] {
  return passReasonCodes.filter((code) => ruleOfPass(code, rules)?.isInUse ?? true);
}

/** One question. A no of the person asks for no reason and leaves nothing on them. */
export function PassPage({ context, ground, values = {}, errors = {} }: Props) {
  const { person, resource, rules } = ground;
  const value = shown(values);
  const back = `/connect?person=${person.id}`;
  return (
    <Page context={context} title="見送る">
      <Head
        title={`「${resource.name}」を見送る`}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: back },
          { label: '見送る' },
        ]}
        sub="ほかの候補の出かたは変わりません。本人の記録にも、何も残りません"
      />
      <ErrorSummary errors={errors} />
      <Form csrf={context.csrf} action={`/connect/pass?person=${person.id}`} class="answer-form">
        <input type="hidden" name="resourceId" value={resource.id} />
        <Radios
          name="reason"
          label="どうして"
          required
          value={value.text('reason')}
          error={errors['reason']}
          choices={offered(rules).map((code) => ({
            value: code,
            label: passLabel(code, rules),
            hint: `${passers[passReasons[code].by]}　${hintOf(code, rules, context.today)}`,
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
          <Button>見送る</Button>
          <LinkButton href={back} kind="plain">
            やめて、もどる
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
