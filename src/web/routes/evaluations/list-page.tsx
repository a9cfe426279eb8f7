import { isEnded } from '#domain/case-state.ts';
import { judgements } from '#domain/evaluation.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { ListedEvaluation } from '#use-cases/evaluations/list-evaluations.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { shown, type Values } from '#web/form-reader.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { ChangeTable } from './change-table.tsx';
import type { Change } from './scale-words.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  evaluations: readonly ListedEvaluation[];
  changes: readonly Change[];
  /** Of the form that begins the next sheet. */
  values: Values;
  errors: FieldErrors;
};

/** 評価: every sheet, the newest first, and what the scales say between the beginning and now. */
export function EvaluationListPage(props: Props) {
  const { context, person, evaluations, changes } = props;
  const path = `/people/${person.id}/evaluations`;
  const open = evaluations.find(({ isLocked }) => !isLocked);
  const state = person.currentCase?.state;
  const mayStart = state !== undefined && !isEnded(state);
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/evaluations"
      title="評価"
      actions={
        open ? (
          <LinkButton href={`${path}/${open.id}`} kind="main">
            {`第${open.edition}回の続きを書く`}
          </LinkButton>
        ) : null
      }
    >
      <Section
        title="モニタリング・評価シート"
        aside={evaluations.length > 0 ? `${evaluations.length}回` : undefined}
      >
        {evaluations.length === 0 ? (
          <p class="empty">
            {state === undefined
              ? 'ケースがまだありません。相談を受け付けると、評価をはじめられます。'
              : 'まだありません。はじめると、出欠の数、プランの目標、本人と受入先のあたらしいことばが入った下書きができます。'}
          </p>
        ) : (
          <Table
            caption="評価の一覧"
            rows={evaluations}
            columns={[
              {
                label: '回',
                kind: 'head',
                cell: ({ id, edition, caseNumber }) => (
                  <a href={`${path}/${id}`}>
                    第{edition}回<span class="vh">（ケース {caseNumber}）</span>
                  </a>
                ),
              },
              {
                label: '期間',
                cell: ({ periodFrom, periodTo }) =>
                  `${formatDayNear(periodFrom, context.today)}–${formatDayNear(periodTo, context.today)}`,
              },
              {
                label: '実施日',
                kind: 'tight',
                cell: ({ madeOn }) => formatDayNear(madeOn, context.today),
              },
              { label: '作成', kind: 'tight', cell: ({ madeByName }) => madeByName ?? '' },
              {
                label: '判定',
                kind: 'tight',
                cell: ({ judgement, isLocked }) =>
                  isLocked ? judgement ? judgements[judgement] : '' : <Tag kind="warn">書きかけ</Tag>,
              },
              {
                label: '次の評価',
                kind: 'tight',
                cell: ({ nextOn }) => (nextOn ? formatDayNear(nextOn, context.today) : ''),
              },
            ]}
          />
        )}
      </Section>
      {mayStart && !open ? <Start {...props} path={path} /> : null}
      {state === undefined ? null : (
        <Section title="はじめと、いま" aside={<a href={`${path}/scales`}>尺度をひらく・測る</a>}>
          {changes.length === 0 ? (
            <EmptyState
              words="尺度は、まだ測っていません。尺度は支援の条件ではありません。"
              action={{ href: `${path}/scales`, label: 'はじめの測定をする' }}
            />
          ) : (
            <ChangeTable changes={changes} />
          )}
        </Section>
      )}
    </PersonFrame>
  );
}

/** A sheet counts and quotes up to its day: written down later, it still begins on the day when they sat together. */
function Start({ context, values, errors, path }: Props & { path: string }) {
  return (
    <Section title="つぎの評価">
      <Form csrf={context.csrf} action={`${path}/start`}>
        <ErrorSummary errors={errors} />
        <JapaneseDateField
          name="on"
          label="実施日"
          required
          hint="この日までの出欠とことばが、下書きに入ります"
          value={shown(values).text('on')}
          today={context.today}
          error={errors['on']}
        />
        <div class="after-form">
          <Button>評価をはじめる</Button>
        </div>
      </Form>
    </Section>
  );
}
