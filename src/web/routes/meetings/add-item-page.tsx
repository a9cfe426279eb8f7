import { caseStates, type CaseState } from '#domain/case-state.ts';
import { itemPurposes } from '#domain/meeting.ts';
import { planStates } from '#domain/plan-state.ts';
import type { AgendaPerson } from '#use-cases/meetings/find-agenda-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { consentLink } from '#web/ui/consent-link.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary, WaysOut, type WayOut } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';

type Props = {
  context: PageContext;
  meeting: { id: string; title: string };
  person: AgendaPerson;
  values: Values;
  errors: FieldErrors;
};

const coverageWords = { full: '○ 同意の範囲', part: '△ 一部だけ', none: '× 同意の外' } as const;

/** Puts somebody on the agenda. Whom the consent does not cover is named, with the ways out (invariant 2). */
export function AddItemPage({ context, meeting, person, values, errors }: Props) {
  const value = shown(values);
  const back = `/meetings/${meeting.id}`;
  const outside = person.seats.filter(({ coverage }) => coverage === 'none');
  const ways: WayOut[] = [
    {
      href: consentLink(person.personId, {
        purpose: '重層的支援会議で話しあうため',
        back: `${back}/items/new?person=${person.personId}`,
      }),
      label: '本人に同意をうかがう',
      explained: '伝えてよいことを相談する',
    },
    { href: '#f-standsAside', label: '席を外してもらう', explained: '下で選ぶ。この議題のあいだだけ' },
    { href: `${back}/attendance`, label: '招くのをやめる', explained: 'この会議の出席から外す' },
  ];
  const isBlocked = errors['standsAside'] !== undefined || errors['consent'] !== undefined;
  return (
    <Page context={context} title="議題に加える">
      <Head
        title={`${person.personName}を議題に加える`}
        crumbs={[
          { label: '会議', href: '/meetings' },
          { label: meeting.title, href: back },
          { label: '議題に加える' },
        ]}
        sub={`${person.personNumber}　${caseStates[person.caseState as CaseState]}`}
      />
      <Columns
        slim
        side={
          <Section title="同意の範囲">
            <Facts
              plain
              caption="同意の範囲"
              facts={person.seats.map(({ name, coverage }) => ({
                label: name,
                value: coverageWords[coverage],
              }))}
            />
            <p class="soft">会議の日に、本人の同意が及んでいるかで見ています。</p>
          </Section>
        }
      >
        <Form csrf={context.csrf}>
          <ErrorSummary errors={errors}>
            {isBlocked ? <WaysOut ways={errors['consent'] ? ways.slice(0, 1) : ways} /> : null}
          </ErrorSummary>
          <input type="hidden" name="id" value={value.text('id')} />
          <input type="hidden" name="personId" value={person.personId} />
          <Radios
            name="purpose"
            label="なにを話しあうか"
            required
            choices={choicesOf(itemPurposes)}
            value={value.text('purpose')}
            error={errors['purpose']}
          />
          <p class="soft after-form">
            {person.plans.length === 0
              ? 'プランは、まだありません。'
              : person.plans
                  .map(({ edition, state }) => `プラン第${edition}回は「${planStates[state]}」`)
                  .join('、')}
            {'　'}
            <a href={`/people/${person.personId}/plans`}>プランを見る</a>
          </p>
          {person.seats.length > 0 ? (
            <Checkboxes
              name="standsAside"
              label="この議題のあいだ、席を外す人"
              hint={
                outside.length > 0
                  ? `同意が及ばないのは ${outside.map(({ name }) => name).join('、')}`
                  : '同意は、全員に及んでいます'
              }
              choices={person.seats.map(({ id, name }) => ({ value: id, label: name }))}
              values={value.all('standsAside')}
              error={errors['standsAside']}
            />
          ) : null}
          <SaveBar save="議題に加える" back={back} />
        </Form>
      </Columns>
    </Page>
  );
}
