import { formatDayNear } from '#domain/japanese-date.ts';
import type { MemorandumEdition } from '#use-cases/hosting/list-memoranda.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Actions, Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Facts } from '#web/ui/facts.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DayField } from './day-field.tsx';
import { placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & {
  edition: MemorandumEdition;
  isNewest: boolean;
  values: Values;
  errors: FieldErrors;
};

/** Two signatures, one after the other; with the second the edition is closed to change. */
export function MemorandumStep(props: Props) {
  const { context, edition, isNewest } = props;
  const day = (on: string | null) => (on === null ? 'まだ' : formatDayNear(on, context.today));
  const host = edition.hostAgreedOn === null ? 'まだ' : `${day(edition.hostAgreedOn)}　${edition.hostSigner}`;
  return (
    <>
      <Section title="合意">
        <Facts
          plain
          caption="合意"
          facts={[
            { label: '本人', value: day(edition.personAgreedOn) },
            { label: '受入先', value: host },
          ]}
        />
        {edition.lockedAt === null ? null : <p class="soft">両方が合意したので、この版は変わりません。</p>}
        {edition.endedAt === null ? null : <p>終えました。{edition.endedReason}</p>}
      </Section>
      {isNewest && edition.endedAt === null && edition.lockedAt === null ? <Agree {...props} /> : null}
      {edition.endedAt === null && edition.lockedAt !== null ? <End {...props} /> : null}
    </>
  );
}

function Agree({ context, placement, edition, values, errors }: Props) {
  const value = shown(values);
  const isPersonNext = edition.personAgreedOn === null;
  const path = `${placementPath(placement)}/memorandum/${edition.id}`;
  const typedSide = value.text('side');
  const side = typedSide === 'person' || typedSide === 'host' ? typedSide : isPersonNext ? 'person' : 'host';
  const other = side === 'person' ? 'host' : 'person';
  const isOtherOpen = other === 'person' ? isPersonNext : edition.hostAgreedOn === null;
  return (
    <>
      <AgreeForm {...{ context, edition, path, side, errors }} value={value.text} />
      {isOtherOpen ? (
        <AgreeForm {...{ context, edition, path, errors: {} }} side={other} value={() => ''} isSecond />
      ) : null}
    </>
  );
}

function AgreeForm(props: {
  context: Props['context'];
  edition: MemorandumEdition;
  path: string;
  side: 'person' | 'host';
  errors: FieldErrors;
  value: (name: string) => string;
  isSecond?: boolean;
}) {
  const { context, edition, path, side, errors, value, isSecond = false } = props;
  const name = side === 'person' ? '本人' : '受入先';
  const field = (part: string) => (isSecond ? `${part}-${side}` : part);
  return (
    <Section title={`${name}の合意`}>
      <Form csrf={context.csrf} action={`${path}/agree`} version={edition.version}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="side" value={side} />
        {side === 'person' ? null : (
          <TextField
            name={field('signer')}
            label="署名した人"
            hint="役と名まえ"
            required
            value={value('signer')}
            error={errors['signer']}
          />
        )}
        <DayField
          name={field('on')}
          label="合意した日"
          required
          value={value('on') || context.today}
          today={context.today}
          error={errors['on']}
        />
        <div class="after-form">
          <Actions>
            <Button kind={isSecond ? 'second' : 'main'}>{name}の合意を書く</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}

function End({ context, placement, edition, values }: Props) {
  return (
    <Section title="途中で終える">
      <Form
        csrf={context.csrf}
        action={`${placementPath(placement)}/memorandum/${edition.id}/end`}
        version={edition.version}
      >
        <TextField name="reason" label="わけ" value={shown(values).text('reason')} />
        <div class="after-form">
          <Actions>
            <Button kind="second">覚書を終える</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}
