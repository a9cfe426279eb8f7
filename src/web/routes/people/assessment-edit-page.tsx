import { uuidv7 } from 'uuidv7';
import { conditionsOf } from '#domain/assessment.ts';
import { bases, saidBys } from '#domain/fact.ts';
import type { AssessmentAnswer, ShownAssessment, ShownFact } from '#use-cases/assessments/read-assessment.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns, Halves } from '#web/ui/columns.tsx';
import { ConditionProgress } from '#web/ui/condition-progress.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { PageContents } from '#web/ui/page-contents.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { LifeFields, ViewFields } from './answer-fields.tsx';
import { PaperFields, ReachFields, SupportFields, TimeFields, ToleranceFields } from './condition-fields.tsx';
import { askedOf, placeOfTopic } from './condition-questions.ts';
import { conditionValues } from './condition-values.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { PersonFrame } from './person-frame.tsx';
import { BoxQuestions, WordsSection } from './words-fields.tsx';
import { closedKinds, wordsKinds } from './words-kinds.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  assessment: ShownAssessment;
  facts: AssessmentAnswer['facts'];
  /** The town's own ladder, by place; empty where it wrote none. */
  ladder: ReadonlyMap<number, string>;
  values: Values;
  errors: FieldErrors;
};

/** The draft as its fields show it, with a fresh id for each kind of new words. */
export function draftValues(assessment: ShownAssessment, today: string): Values {
  const ids = [...wordsKinds, ...closedKinds].map(({ kind }) => [`id.${kind}`, [uuidv7()]]);
  const answers = Object.entries(assessment.answers).map(([name, value]) => [name, [value]]);
  return {
    madeOn: [assessment.madeOn],
    sources: assessment.sources,
    saidOn: [today],
    saidBy: ['person'],
    basis: ['consent'],
    ...Object.fromEntries(ids),
    ...Object.fromEntries(answers),
    ...conditionValues(conditionsOf(assessment.profile)),
  };
}

function Side({ context, person, facts, values, errors }: Props) {
  const value = shown(values);
  const questions = facts.reduce((sum, fact) => sum + fact.suggestions.length, 0);
  const firstAsked = wordsKinds.find(({ kind }) =>
    facts.some((fact) => fact.kind === kind && fact.suggestions.length > 0),
  )?.kind;
  const basisChoices = choicesOf(bases).filter(
    (choice) => choice.value !== 'confidential_meeting' || person.open.has('sealed'),
  );
  return (
    <>
      {firstAsked ? (
        <Section title="読み取ったこと">
          <p>
            ことばから読み取ったことが{questions}
            件、返事を待っています。はい（○）と答えたものだけが、行き先さがしに使われます。
          </p>
          <p>
            <a href={`#${firstAsked}`}>はじめの読み取りへ</a>
          </p>
        </Section>
      ) : null}
      <Section title="きょう書き足すことば">
        <p class="soft">この頁で書き足したことばに、まとめてつきます。</p>
        <JapaneseDateField
          name="saidOn"
          label="いつ聞いたか"
          value={value.text('saidOn')}
          today={context.today}
          error={errors['saidOn']}
        />
        <Radios
          name="saidBy"
          label="だれから"
          layout="row"
          unmarked
          choices={choicesOf(saidBys)}
          value={value.text('saidBy')}
          error={errors['saidBy']}
        />
        <Radios
          name="basis"
          label="情報の根拠"
          layout="row"
          unmarked
          choices={basisChoices}
          value={value.text('basis')}
          error={errors['basis']}
        />
      </Section>
      <PageContents
        places={[
          ...wordsKinds.map(({ kind, title }) => ({ id: kind, label: title })),
          { id: 'life', label: 'いまの暮らしと人' },
          { id: 'asked', label: '条件　聞いたこと・まだのこと' },
          { id: 'week', label: '動ける時間' },
          { id: 'range', label: '行ける範囲・人との距離' },
          { id: 'needs', label: '要る支え' },
          { id: 'tolerance', label: 'できること・つらいこと' },
          { id: 'papers', label: '書類・対象の条件' },
          { id: 'views', label: '望みと見立て' },
          ...kindsOpenTo(person).map(({ kind, title }) => ({ id: kind, label: title })),
          { id: 'edition', label: 'この版を保存する' },
        ]}
      />
      <Section title="基本の欄" aside={<a href={`/people/${person.id}/sheet`}>書く</a>}>
        <p class="soft">
          世帯・住まい・健康・手帳・経済・職歴の、紙の様式にある欄です。書きかけは、さきに下書きに保存してください。
        </p>
      </Section>
      <Section title="課題の整理" aside={<a href={`/people/${person.id}/issues`}>整理する</a>}>
        <p class="soft">国報告のための頁です。書きかけは、さきに下書きに保存してください。</p>
      </Section>
    </>
  );
}

function Foot({ personId }: { personId: string }) {
  return (
    <Section>
      <Actions>
        <Button name="do" value="save">
          下書きに保存する
        </Button>
        <Button kind="second" name="do" value="confirm">
          保存して、この版を確定する
        </Button>
        <LinkButton href={`/people/${personId}`} kind="plain">
          やめて、もどる
        </LinkButton>
      </Actions>
      <p class="soft after-form">確定した版は書きかえられません。直すときは、次の版を起こします。</p>
    </Section>
  );
}

function kindsOpenTo(person: PersonHead) {
  return closedKinds.filter(({ kind }) => person.open.has(kind as 'health' | 'economy' | 'family'));
}

/** The draft: taking part comes first, in the person's words; conditions follow. One form, saved as a whole. */
export function AssessmentEditPage(props: Props) {
  const { context, person, assessment, facts, values, errors } = props;
  const words = (list: typeof wordsKinds) =>
    list.map((one) => (
      <WordsSection
        {...one}
        facts={facts as readonly ShownFact[]}
        personId={person.id}
        today={context.today}
        values={values}
        errors={errors}
      />
    ));
  const value = shown(values);
  const progress = askedOf(values, assessment.profile.age);
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/assessment"
      title={`アセスメント 第${assessment.edition}版（下書き）`}
    >
      <Form
        csrf={context.csrf}
        action={`/people/${person.id}/assessment`}
        version={assessment.version}
        keep={`assessment-${assessment.id}`}
      >
        <input type="hidden" name="assessmentId" value={assessment.id} />
        <ErrorSummary errors={errors} />
        <Columns slim side={<Side {...props} />}>
          {words(wordsKinds)}
          <LifeFields values={values} errors={errors} />
          <Section title="条件　聞いたこと・まだのこと" id="asked">
            <ConditionProgress progress={progress} href={(code) => placeOfTopic(code, person.id)} />
          </Section>
          <TimeFields values={values} errors={errors} />
          <ReachFields values={values} errors={errors} />
          <SupportFields values={values} errors={errors} />
          <ToleranceFields values={values} errors={errors} />
          <PaperFields values={values} errors={errors}>
            <BoxQuestions facts={facts} values={values} />
          </PaperFields>
          <ViewFields values={values} errors={errors} ladder={props.ladder} />
          {words(kindsOpenTo(person))}
          <Section title="この版" id="edition">
            <Halves>
              <JapaneseDateField
                name="madeOn"
                label="書いた日"
                required
                value={value.text('madeOn')}
                today={context.today}
                error={errors['madeOn']}
              />
              <Checkboxes
                name="sources"
                label="もとにしたもの"
                layout="row"
                choices={choicesOf(saidBys)}
                values={value.all('sources')}
              />
            </Halves>
          </Section>
          <Foot personId={person.id} />
        </Columns>
      </Form>
    </PersonFrame>
  );
}
