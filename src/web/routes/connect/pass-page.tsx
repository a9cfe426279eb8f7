import {
  passers,
  passReasonCodes,
  passReasons,
  passUntil,
  type PassReasonCode,
} from '#domain/candidate-pass.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { PassGround } from '#use-cases/placement/pass-ground.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';

type Props = { context: PageContext; ground: PassGround; chosen?: string; errors?: FieldErrors };

function howLong(code: PassReasonCode, today: string): string {
  const until = passUntil(code, today);
  return until === null ? '取り消すまで出しません' : `${formatDayNear(until, today)}から、また出ます`;
}

function hintOf(code: PassReasonCode, today: string): string {
  const reason = passReasons[code];
  return 'hint' in reason && reason.by !== 'person'
    ? `${howLong(code, today)}。${reason.hint}`
    : howLong(code, today);
}

/** One question. A no of the person asks for no reason and leaves nothing on them. */
export function PassPage({ context, ground, chosen, errors = {} }: Props) {
  const { person, resource } = ground;
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
          value={chosen}
          error={errors['reason']}
          choices={passReasonCodes.map((code) => ({
            value: code,
            label: passReasons[code].label,
            hint: `${passers[passReasons[code].by]}　${hintOf(code, context.today)}`,
          }))}
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
