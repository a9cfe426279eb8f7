import { answerLabels, conditionsOf } from '#domain/assessment.ts';
import { personFieldLabels } from '#domain/conditions.ts';
import { issues as issueWords } from '#domain/issue.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import type { AssessmentAnswer, ShownAssessment } from '#use-cases/assessments/read-assessment.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { Button, LinkButton, type ButtonKind } from '#web/ui/button.tsx';
import { Facts, type Fact } from '#web/ui/facts.tsx';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { conditionWords } from '#domain/condition-words.ts';
import { PersonFrame } from './person-frame.tsx';
import { SheetFacts } from './sheet-facts.tsx';
import { FactLine } from './words-fields.tsx';
import { closedKinds, wordsKinds } from './words-kinds.ts';
import { PaperLink } from '#web/routes/papers/paper-link.tsx';

type Props = { context: PageContext; person: PersonHead };

function StartForm({ context, person, words, kind }: Props & { words: string; kind?: ButtonKind }) {
  return (
    <Form csrf={context.csrf} action={`/people/${person.id}/assessment/start`}>
      <Button kind={kind ?? 'main'}>{words}</Button>
    </Form>
  );
}

/** Before the first edition: why it is worth the talk, and one button. */
export function NoAssessmentPage({ context, person }: Props) {
  return (
    <PersonFrame context={context} person={person} tab="/assessment" title="アセスメント">
      <Section title="アセスメント">
        <p class="empty">
          まだありません。得意なこと、願い、したくないことを、本人の言葉で書くところから始めます。
        </p>
        <StartForm context={context} person={person} words="第1版をはじめる" />
      </Section>
    </PersonFrame>
  );
}

type ViewProps = Props & Omit<AssessmentAnswer, 'assessment'> & { assessment: ShownAssessment };

/** The issues; the page that sorts them is beside. */
function Issues({ issues, personId }: { issues: AssessmentAnswer['issues']; personId: string }) {
  const labels = issues.map((code) => issueWords[code].label);
  return (
    <Section title="課題の整理" aside={<a href={`/people/${personId}/issues`}>整理する</a>}>
      {labels.length === 0 ? <p class="empty">まだ整理していません。</p> : <p>{labels.join('、')}</p>}
    </Section>
  );
}

function Words({ facts, today }: { facts: AssessmentAnswer['facts']; today: string }) {
  const rows = [...wordsKinds, ...closedKinds].flatMap(({ kind, title }) => {
    const own = facts.filter((fact) => fact.kind === kind && fact.basis !== 'confidential_meeting');
    if (own.length === 0) return [];
    return [{ label: title, value: own.map((fact) => <FactLine fact={fact} today={today} />) }];
  });
  return rows.length === 0 ? (
    <p class="empty">ことばはまだありません。</p>
  ) : (
    <Facts facts={rows} caption="ことば" />
  );
}

/** An edition to be read and printed. A confirmed one never changes (invariant 9). */
export function AssessmentViewPage(props: ViewProps) {
  const { context, person, assessment, editions, facts, issues } = props;
  const path = `/people/${person.id}/assessment`;
  const newest = editions[0];
  const isNewest = newest?.edition === assessment.edition;
  const conditions = Object.entries(conditionsOf(assessment.profile)).flatMap(([field, value]): Fact[] => {
    const words = conditionWords(field, value);
    const label = personFieldLabels[field as keyof typeof personFieldLabels];
    return words === '' ? [] : [{ label, value: words }];
  });
  const unread = (assessment.profile.unread ?? []).map(({ text }) => (
    <span class="line-of">？「{text}」</span>
  ));
  if (unread.length > 0) conditions.push({ label: personFieldLabels.unread, value: unread });
  const answers = Object.entries(assessment.answers).flatMap(([field, value]) =>
    value === ''
      ? []
      : [
          {
            label: answerLabels[field as keyof typeof answerLabels],
            value: <span class="as-typed">{conditionWords(field, value)}</span>,
          },
        ],
  );
  const state = assessment.state === 'confirmed' ? '確定' : '下書き';
  const sources = conditionWords('sources', assessment.sources);
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/assessment"
      title={`アセスメント 第${assessment.edition}版`}
      actions={
        <>
          <PaperLink personId={person.id} kind="assessment" of={assessment.id} />
          {isNewest && assessment.state === 'confirmed' ? (
            <>
              <StartForm context={context} person={person} words="次の版を起こす" kind="second" />
              <LinkButton href={`/connect?person=${person.id}`} kind="main">
                行き先を探す
              </LinkButton>
            </>
          ) : null}
        </>
      }
    >
      <p class="soft">
        {[
          `第${assessment.edition}版（${state}）`,
          formatJapaneseDate(assessment.madeOn),
          assessment.madeByName,
          sources === '' ? '' : `もとにしたもの ${sources}`,
        ]
          .filter((part) => part !== '')
          .join(gap)}
      </p>
      <Section title="ことば">
        <Words facts={facts} today={context.today} />
      </Section>
      <Section title="行き先さがしに使う条件">
        {conditions.length === 0 ? (
          <p class="empty">条件はまだ聞いていません。聞いていないものは、できるとは数えません。</p>
        ) : (
          <Facts facts={conditions} caption="条件" />
        )}
      </Section>
      {answers.length > 0 ? (
        <Section title="暮らし・望み・見立て">
          <Facts facts={answers} caption="暮らし・望み・見立て" />
        </Section>
      ) : null}
      <SheetFacts facts={facts} personId={person.id} />
      <Issues issues={issues} personId={person.id} />
      {editions.length > 1 ? (
        <Section title="ほかの版" class="no-print">
          <ul class="rows no-lead">
            {editions
              .filter(({ edition }) => edition !== assessment.edition)
              .map(({ edition, state, madeOn }) => (
                <li>
                  <a href={`${path}/${edition}`}>
                    第{edition}版{state === 'draft' ? '（下書き）' : ''}
                    {gap}
                    {formatJapaneseDate(madeOn)}
                  </a>
                </li>
              ))}
          </ul>
        </Section>
      ) : null}
    </PersonFrame>
  );
}
