import type { Child } from 'hono/jsx';
import { caseNeeds, type CaseNeed } from '#domain/case-machine.ts';
import { isEnded, type CaseState } from '#domain/case-state.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { ShownPlan } from '#use-cases/plans/read-plan.ts';
import { needLink } from '#web/routes/casework/need-links.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';

/** What is missing on the sheet, in the case, and about the day. */
export type Missing = { gaps: readonly string[]; needs: readonly CaseNeed[]; on?: string; onError?: string };

type Props = {
  context: PageContext;
  person: PersonHead;
  plan: ShownPlan;
  missing?: Missing | undefined;
};

/** The one step that comes next, filled; beside it the ways back and out, as words. */
export function NextStep(props: Props) {
  const { person, plan, context } = props;
  const at = (path: string) => `/people/${person.id}/plans/${plan.id}${path}`;
  const main = (path: string, label: string) => (
    <LinkButton kind="main" href={at(path)}>
      {label}
    </LinkButton>
  );
  const back = <a href={at('/redraft')}>案にもどす</a>;
  const isOfficer = context.session?.roles.includes('municipal_officer') ?? false;
  switch (plan.state) {
    case 'draft':
      return (
        <>
          {props.missing && props.missing.onError === undefined ? (
            <MissingList {...props} missing={props.missing} />
          ) : null}
          <p>書けたら、重層的支援会議にかけます。</p>
          <Form csrf={context.csrf} action={at('/propose')} version={plan.version}>
            <JapaneseDateField
              name="on"
              label="かけると決めた日"
              required
              value={props.missing?.on ?? context.today}
              today={context.today}
              error={props.missing?.onError}
            />
            <div class="after-form">
              <Button>会議にかける</Button>
            </div>
          </Form>
          <Others links={[<a href={at('/end')}>このプランを取り下げる</a>]} />
        </>
      );
    case 'in_meeting':
      return (
        <>
          <p>会議の議題に加え、話しあって「適」か「修正」を決めます。</p>
          <div class="after-form">
            <LinkButton kind="main" href={`/meetings?person=${person.id}`}>
              会議の議題に加える
            </LinkButton>
          </div>
          <Others links={[back, <a href={at('/end')}>このプランを取り下げる</a>]} />
        </>
      );
    case 'fit':
      return (
        <>
          <p>
            会議は「適」としました。本人に読んでもらい、同意をうかがいます。同意のあとは、書きかえられません。
          </p>
          <div class="after-form">{main('/agree', '本人の同意を記録する')}</div>
          <Others links={[back]} />
        </>
      );
    case 'agreed':
      return (
        <>
          <p>
            {plan.agreedOn === null
              ? ''
              : `${formatDayNear(plan.agreedOn, context.today)}に本人が同意しました。`}
            主管課の支援決定を待っています。
          </p>
          {isOfficer ? <div class="after-form">{main('/decide', '支援決定を記録する')}</div> : null}
          <Others links={[<a href={at('/redraft')}>直して、次の版で出しなおす</a>]} />
        </>
      );
    case 'returned':
      return (
        <>
          <p>主管課が差し戻しました。本人が同意した紙はそのまま残し、同じ文から次の版を起こして直します。</p>
          <div class="after-form">{main('/redraft', '直して、次の版で出しなおす')}</div>
          <Others
            links={[
              ...(isOfficer ? [<a href={at('/decide')}>差戻しをやめて、決定する</a>] : []),
              <a href={at('/end')}>このプランを取り下げる</a>,
            ]}
          />
        </>
      );
    case 'decided':
      return (
        <>
          <p>支援決定がありました。始める日と、見直す日を決めます。</p>
          <div class="after-form">{main('/begin', '実施をはじめる')}</div>
          <Others links={[<a href={at('/end')}>このプランを取り下げる</a>]} />
        </>
      );
    case 'running':
      return (
        <>
          <p>
            {plan.reviewOn === null
              ? '見直す日が決まっていません。'
              : `${formatDayNear(plan.reviewOn, context.today)}に見直します。`}
          </p>
          <div class="after-form">{main('/review', '見直しをはじめる')}</div>
          <Others links={[<NextEdition {...props} />, <a href={at('/end')}>このプランを終える</a>]} />
        </>
      );
    case 'evaluating':
      return (
        <>
          <p>見直しています。つづけるか、次の版をつくるか、終えるかを決めます。</p>
          <div class="after-form">{main('/review', 'このままつづける')}</div>
          <Others links={[<NextEdition {...props} />, <a href={at('/end')}>このプランを終える</a>]} />
        </>
      );
    // 終結, 再プラン, 取り下げ
    default:
      return (
        <>
          <p>このプランは書きかえません。</p>
          {isEnded(plan.caseState as CaseState) ? null : <Others links={[<NextEdition {...props} />]} />}
        </>
      );
  }
}

function Others({ links }: { links: readonly Child[] }) {
  return (
    <ul class="rows no-lead after-form">
      {links.map((link) => (
        <li>{link}</li>
      ))}
    </ul>
  );
}

/** 再プラン: the words of this edition go on in the next; this one lives until the next begins. */
function NextEdition({ context, person, plan }: Props) {
  return (
    <Form csrf={context.csrf} action={`/people/${person.id}/plans/start`}>
      <input type="hidden" name="caseId" value={plan.caseId} />
      <input type="hidden" name="kind" value={plan.kind} />
      <button class="as-link">次の版をつくる（再プラン）</button>
    </Form>
  );
}

function MissingList({ person, plan, missing }: Props & { missing: Missing }) {
  return (
    <div class="note err" role="alert" tabindex={-1} data-error-summary>
      <h2>会議にかける前に</h2>
      <ul class="err-list">
        {missing.gaps.map((what) => (
          <li>
            <a href={`/people/${person.id}/plans/${plan.id}/edit`}>{what}が、まだ書かれていません</a>
          </li>
        ))}
        {missing.needs.map((need) => (
          <li>
            <a href={needLink(need, person.id).href}>{caseNeeds[need]}が、まだありません</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
