import type { Identifying } from '#domain/candidate-voice.ts';
import { showHostCode } from '#domain/host-code.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { Paper } from '#documents/paper.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { PaperSheet } from '#web/routes/papers/paper-sheet.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PlacementFrame } from './placement-frame.tsx';
import { placementPath } from './placement-ids.ts';
import { SureOf } from './sure-of.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  placement: Placement;
  values: Values;
  errors: FieldErrors;
  doubts: readonly Identifying[];
};

/** The host's door of one placement: what stands at its top, until when, and how to close it. */
export function HostLinkPage({ context, person, placement, values, errors, doubts }: Props) {
  const value = shown(values);
  const path = `${placementPath(person.id, placement.id)}/host-link`;
  const { door } = placement;
  return (
    <PlacementFrame context={context} person={person} placement={placement} title="受入先の入口">
      <Columns slim side={<What />}>
        {door ? <OpenDoor context={context} placement={placement} path={path} /> : null}
        {/* Straight to the answer: the secret is shown once, stands in no address, and Turbo would insist on a redirect. */}
        <form method="post" action={path} data-turbo="false" novalidate>
          <input type="hidden" name="csrf" value={context.csrf} />
          <input type="hidden" name="version" value={String(placement.version)} />
          <input type="hidden" name="id" value={value.text('id')} />
          <ErrorSummary errors={errors} />
          <Section
            title={door ? '新しい入口をひらく' : '入口をひらく'}
            aside={door ? 'まえの入口は閉じます' : undefined}
          >
            <TextField
              name="addressee"
              label="あて名"
              hint="受入先の頁のいちばん上に出ます"
              required
              value={value.text('addressee')}
              error={errors['addressee']}
            />
            <TextField
              name="about"
              label="どこの、何のお願いか"
              hint="本人の名まえは書きません"
              required
              value={value.text('about')}
              error={errors['about']}
            />
            <SureOf doubts={doubts} values={value.all('sureOf')} />
            <TextField
              name="asker"
              label="お願いする人"
              required
              value={value.text('asker')}
              error={errors['asker']}
            />
            <TextField
              name="askerPhone"
              label="電話"
              width="middle"
              value={value.text('askerPhone')}
              error={errors['askerPhone']}
            />
            <JapaneseDateField
              name="validUntil"
              label="いつまで"
              required
              hint="終わったときは、その7日あとに閉じます"
              value={value.text('validUntil')}
              today={context.today}
              error={errors['validUntil']}
            />
          </Section>
          <div class="after-form">
            <Actions>
              <Button>入口をひらく</Button>
              <LinkButton href={placementPath(person.id, placement.id)} kind="plain">
                やめてもどる
              </LinkButton>
            </Actions>
          </div>
        </form>
      </Columns>
    </PlacementFrame>
  );
}

function OpenDoor({
  context,
  placement,
  path,
}: {
  context: PageContext;
  placement: Placement;
  path: string;
}) {
  const { door } = placement;
  if (!door) return null;
  const { today } = context;
  const facts = [
    { label: 'あて名', value: door.addressee },
    { label: '用件', value: door.about },
    { label: 'ひらいた日', value: formatDayNear(tokyoDay(door.createdAt), today) },
    { label: 'いつまで', value: formatDayNear(tokyoDay(door.validUntil), today) },
  ];
  return (
    <Section title="いまの入口" class="wide-labels">
      <Facts caption="いまの入口" facts={facts} />
      <p class="soft">リンクと番号は、ひらいたときに一度だけ出ました。なくしたときは、新しくひらきます。</p>
      <Form csrf={context.csrf} action={`${path}/close`} version={placement.version} class="after-form">
        <Button kind="second">いますぐ閉じる</Button>
      </Form>
    </Section>
  );
}

function What() {
  return (
    <>
      <Section title="受入先に見えるもの">
        <p>
          名まえのないお願いと、返事の欄。本人の「はい」のあとは、呼び名と、手わたした配慮シート・見守り依頼。来た日の知らせ、ようすの3つの問い。
        </p>
      </Section>
      <Section title="見えないもの">
        <p>
          ほかの人、ほかの受入先、記録、会議のこと、まちの台帳。受入先がひらいたことは、閲覧の記録に残ります。
        </p>
      </Section>
    </>
  );
}

type ShownProps = Pick<Props, 'context' | 'person' | 'placement'> & {
  secret: { token: string; code: string };
  /** https://engawa.example.jp */
  site: string;
  asker: string;
  /** The 受入打診票 with the code on it, as long as an answer is awaited. */
  paper: Paper | undefined;
};

/** Shown once: the address for a message, the code for paper. The page prints as the 受入打診票 with the code on it. */
export function HostSecretPage({ context, person, placement, secret, site, asker, paper }: ShownProps) {
  const back = placementPath(person.id, placement.id);
  const code = showHostCode(secret.code);
  const address = `${site}/host/${secret.token}`;
  return (
    <Page context={context} title="受入先の入口をひらきました">
      {paper ? null : <PrintHead context={context} number={placement.number} />}
      <div class="no-print">
        <Head
          title="受入先の入口をひらきました"
          crumbs={[
            { label: '参加', href: `/people/${person.id}/placements` },
            { label: placement.host.name, href: back },
            { label: '受入先の入口' },
          ]}
          actions={
            <>
              <PrintButton>受入先にわたす紙を印刷</PrintButton>
              <LinkButton href={back} kind="main">
                わたしたので、もどる
              </LinkButton>
            </>
          }
        />
        <Notice kind="warn" title="ここに一度だけ出ます。">
          　いま送るか、印刷してください。あとから見ることはできません。
        </Notice>
        <Facts
          caption="リンクと番号"
          facts={[
            { label: 'リンク', value: <span class="host-address">{address}</span> },
            { label: '紙の番号', value: <b class="host-code">{code}</b> },
            { label: '番号を入れる頁', value: `${site}/host` },
          ]}
        />
      </div>
      {paper ? (
        <div class="after-form">
          <PaperSheet paper={paper} isUnderHeading />
        </div>
      ) : (
        <HostCard placement={placement} site={site} code={code} asker={asker} />
      )}
    </Page>
  );
}

/** After the answer there is nothing to ask on paper: a card that says where to go and with which code. */
function HostCard({
  placement,
  site,
  code,
  asker,
}: {
  placement: Placement;
  site: string;
  code: string;
  asker: string;
}) {
  return (
    <Section title={`${placement.host.organizationName || placement.host.name}のみなさまへ`}>
      <p>
        スマートフォンなどで　<b>{site}/host</b>　をひらき、番号　<b class="host-code">{code}</b>
        {gap}
        を入れると、配慮シートを見たり、来た日やようすを知らせたりできます。電話でも、紙でも、かまいません。
      </p>
      <p>{asker}</p>
      <p>番号は、ほかの人に見せないでください。</p>
    </Section>
  );
}
