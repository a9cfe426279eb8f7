import { consentManners } from '#domain/consent.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { isNameless } from '#domain/placement-state.ts';
import type { CareSheetEdition } from '#use-cases/hosting/care-sheet-editions.ts';
import type { PlacementHead } from '#use-cases/hosting/find-placement.ts';
import type { HostConsent } from '#use-cases/hosting/host-consent.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { consentLink } from '#web/ui/consent-link.ts';
import { Actions, Button } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary, WaysOut } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DayField } from './day-field.tsx';
import { placementPath } from './placement-frame.tsx';

type Props = {
  context: PageContext;
  placement: PlacementHead;
  edition: CareSheetEdition;
  isOlder: boolean;
  consent: HostConsent | undefined;
  values: Values;
  errors: FieldErrors;
};

/** What comes next with one edition: the person's yes, handing it over, having it back. */
export function CareSheetStep(props: Props) {
  const { edition, isOlder } = props;
  if (edition.handedOn !== null) return <Handed {...props} />;
  if (isOlder) return null;
  if (edition.agreedOn === null) return <Agreeing {...props} />;
  return <Handing {...props} />;
}

function pathOf({ placement, edition }: Props, step: string): string {
  return `${placementPath(placement)}/care-sheet/${edition.id}/${step}`;
}

function Agreeing(props: Props) {
  const { context, edition, errors } = props;
  const value = shown(props.values);
  return (
    <Section title="本人に見てもらう">
      <p>上の紙を、本人に見てもらいます。了解した版は、そのあと変わりません。</p>
      <Form csrf={context.csrf} action={pathOf(props, 'agree')} version={edition.version}>
        <ErrorSummary errors={errors} />
        <Halves>
          <DayField
            name="on"
            label="了解した日"
            required
            value={value.text('on') || context.today}
            today={context.today}
            error={errors['on']}
          />
          <Radios
            name="manner"
            label="受け方"
            required
            layout="row"
            choices={choicesOf(consentManners)}
            value={value.text('manner')}
            error={errors['manner']}
          />
        </Halves>
        <div class="after-form">
          <Actions>
            <Button>本人の了解を書く</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}

function Handing(props: Props) {
  const { context, placement, edition, consent, errors } = props;
  const value = shown(props.values);
  const host = placement.organizationName ?? placement.resourceName;
  if (!consent || isNameless(placement.state)) {
    return (
      <Section title="受入先に渡す">
        <Notice
          kind="warn"
          title={consent ? '名まえを出す了解が、まだです。' : `${host}への同意が、まだありません。`}
        >
          <span>{gap}このままでは渡せません。次のどれかを選んでください。</span>
        </Notice>
        <WaysOut ways={consent ? namelessWays(placement) : consentWays(placement, host)} />
      </Section>
    );
  }
  return (
    <Section title="受入先に渡す" aside={`同意 ${consent.recipient}`}>
      {consent.validUntil === null ? null : (
        <p class="soft">
          同意は{formatDayNear(consent.validUntil, context.today)}
          まで。切れるか撤回されると、受入先の画面から消えます。
        </p>
      )}
      <Form csrf={context.csrf} action={pathOf(props, 'hand')} version={edition.version}>
        <ErrorSummary errors={errors} />
        <Halves>
          <TextField
            name="to"
            label="渡す相手"
            hint="受けとった人の名まえ"
            required
            value={value.text('to') || placement.hostPerson}
            error={errors['to']}
          />
          <DayField
            name="on"
            label="渡した日"
            required
            value={value.text('on') || context.today}
            today={context.today}
            error={errors['on']}
          />
        </Halves>
        <div class="after-form">
          <Actions>
            <Button>受入先に渡した</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}

function consentWays(placement: PlacementHead, host: string) {
  const { personId, organizationId } = placement;
  const back = `${placementPath(placement)}/care-sheet`;
  return [
    {
      href: consentLink(personId, { purpose: '見学・体験・参加を支えるため', organizationId, back }),
      label: '本人に、同意をうかがう',
      explained: `相手に「${host}」を選ぶ`,
    },
    { href: `/people/${personId}/consents`, label: 'いまの同意を見る', explained: '期限と相手をたしかめる' },
  ];
}

function namelessWays(placement: PlacementHead) {
  return [
    {
      href: placementPath(placement),
      label: '本人の了解を書く',
      explained: '名まえを出してよいか、うかがってから',
    },
  ];
}

function Handed(props: Props) {
  const { context, edition, errors } = props;
  const value = shown(props.values);
  const on = formatDayNear(edition.handedOn ?? context.today, context.today);
  if (edition.takenBackOn !== null) {
    return (
      <Section title="渡した紙">
        <p>
          {on}に{edition.handedTo}に渡し、{formatDayNear(edition.takenBackOn, context.today)}に返りました。
        </p>
      </Section>
    );
  }
  return (
    <Section title="渡した紙" aside={edition.isOnLink ? '受入先の画面にも出ています' : undefined}>
      {edition.hasLostConsent ? (
        <Notice kind="warn" title="同意が終わりました。">
          <span>{gap}受入先の画面からは消えています。紙を返してもらってください。</span>
        </Notice>
      ) : null}
      <p>
        {on}に<b>{edition.handedTo}</b>に渡しました。
      </p>
      <Form csrf={context.csrf} action={pathOf(props, 'take-back')} version={edition.version}>
        <ErrorSummary errors={errors} />
        <DayField
          name="on"
          label="返った日"
          hint="終わったとき、次の版に替えたとき"
          value={value.text('on') || context.today}
          today={context.today}
          error={errors['on']}
        />
        <div class="after-form">
          <Actions>
            <Button kind="second">紙が返った</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}
