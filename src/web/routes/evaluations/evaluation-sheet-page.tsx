import { isEnded } from '#domain/case-state.ts';
import { changeCodes, goalLevels, judgements } from '#domain/evaluation.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { signed } from '#domain/scale-goal.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { nameWithSan } from '#domain/person.ts';
import type { EvaluationAnswer } from '#use-cases/evaluations/read-evaluation.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Facts, type Fact } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { Voice } from '#web/ui/voice.tsx';
import { changesOf } from './scale-words.ts';
import { PaperLink } from '#web/routes/papers/paper-link.tsx';

type Props = { context: PageContext; person: PersonHead; evaluation: EvaluationAnswer };

/** モニタリング・評価シート as it is read, explained to the person, and printed on A4; a locked one never changes. */
export function EvaluationSheetPage({ context, person, evaluation }: Props) {
  const { edition, sheet, isLocked, lockedAt, caseNumber, planEdition, madeByName } = evaluation;
  const path = `/people/${person.id}/evaluations`;
  const title = `モニタリング・評価シート　第${edition}回`;
  return (
    <Page context={context} title={`${title}｜${nameWithSan(person)}`}>
      <PrintHead context={context} number={caseNumber} />
      <Head
        crumbs={[
          { label: 'ひと', href: '/people' },
          { label: nameWithSan(person), href: `/people/${person.id}` },
          { label: '評価', href: path },
          { label: `第${edition}回` },
        ]}
        title={title}
        sub={[
          nameWithSan(person),
          `ケース ${caseNumber}`,
          planEdition ? `プラン 第${planEdition}回` : '',
          lockedAt ? `確定 ${formatJapaneseDate(tokyoDay(lockedAt))}` : '書きかけ（確定していません）',
        ]
          .filter((part) => part !== '')
          .join(gap)}
        actions={
          <>
            <PaperLink personId={person.id} kind="evaluation" of={evaluation.id} />
            {isLocked ? null : (
              <LinkButton href={`${path}/${evaluation.id}`} kind="main">
                続きを書く
              </LinkButton>
            )}
          </>
        }
      />
      <NextAct person={person} evaluation={evaluation} />
      <div class="paper-sheet">
        <Section title="参加状況">
          <Facts caption="参加状況" facts={attendedFacts(evaluation, madeByName, person.id)} />
        </Section>
        <Goals evaluation={evaluation} />
        <Voices evaluation={evaluation} />
        <Section title="変化">
          <Facts caption="変化" facts={changeFacts(evaluation, context.today)} />
        </Section>
        <Section title="判定">
          <Facts caption="判定" facts={judgementFacts(evaluation)} />
        </Section>
        <Section title="本人への説明と同意">
          <Facts
            caption="本人への説明と同意"
            facts={[
              { label: '説明した日', value: dayOrBlank(sheet.explainedOn) },
              { label: '同意した日', value: dayOrBlank(sheet.agreedOn) },
              {
                label: '本人',
                value: (
                  <>
                    {gap}
                    <br />
                    （署名）
                  </>
                ),
              },
            ]}
          />
        </Section>
      </div>
    </Page>
  );
}

/** What a judgement asks for next and the case does not do by itself: proposed with one link, never forced. */
function NextAct({ person, evaluation }: Pick<Props, 'person' | 'evaluation'>) {
  const { isLocked, sheet } = evaluation;
  const state = person.currentCase?.state;
  if (!isLocked || state === undefined || isEnded(state) || state === 'paused') return null;
  if (sheet.judgement === 'close') {
    return (
      <Notice title="判定は終結です">
        <span class="no-print">
          {gap}
          <a href={`/people/${person.id}/closure`}>これからの主担当と見守りを決めて、終結にすすむ</a>
        </span>
      </Notice>
    );
  }
  if (sheet.judgement === 'pause') {
    return (
      <Notice title="判定は中断です">
        <span class="no-print">
          {gap}
          <a href={`/people/${person.id}/case`}>いつまで休むかを決めて、ケースを中断にする</a>
        </span>
      </Notice>
    );
  }
  if (sheet.judgement === 'replan' && state === 'replanning') {
    return (
      <Notice title="判定は再プランです">
        <span class="no-print">
          {gap}
          <a href={`/people/${person.id}/plans`}>次のプランをつくる</a>
        </span>
      </Notice>
    );
  }
  return null;
}

function dayOrBlank(day: string | null): string {
  return day === null ? `令和${gap}年${gap}月${gap}日` : formatJapaneseDate(day);
}

function typed(words: string) {
  return <span class="as-typed">{words}</span>;
}

function attendedFacts(
  { sheet, places }: EvaluationAnswer,
  madeByName: string | null,
  personId: string,
): Fact[] {
  const { content, madeOn, periodFrom, periodTo } = sheet;
  const { planned, came, absences } = content;
  return [
    { label: '実施日・作成', value: [formatJapaneseDate(madeOn), madeByName ?? ''].join(gap) },
    { label: '期間', value: `${formatJapaneseDate(periodFrom)}から${formatJapaneseDate(periodTo)}まで` },
    {
      label: '参加先',
      value: places.map(({ placementId, name, role }) => (
        <span class="line-of">
          {[name, role].filter((part) => part !== '').join(gap)}
          {gap}
          <a class="no-print" href={`/people/${personId}/placements/${placementId}/attendance`}>
            出欠<span class="vh">（{name}）</span>
          </a>
        </span>
      )),
    },
    {
      label: '予定・実績',
      value: planned === null && came === null ? '' : `予定 ${planned ?? '−'}回${gap}来た ${came ?? '−'}回`,
    },
    { label: '欠席のわけ', value: typed(absences) },
  ];
}

function Goals({ evaluation }: { evaluation: EvaluationAnswer }) {
  const { goals } = evaluation.sheet.content;
  if (goals.length === 0) return null;
  return (
    <Section title="目標ごとの達成">
      <Facts
        caption="目標ごとの達成"
        facts={goals.map(({ words, level, note }) => ({
          label: words,
          value: (
            <>
              {level === null ? 'まだ' : `${signed(Number(level))}${gap}${goalLevels[level]}`}
              {note === '' ? null : (
                <>
                  <br />
                  {typed(note)}
                </>
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}

/** Three voices apart, in the order person, host, worker. */
function Voices({ evaluation }: { evaluation: EvaluationAnswer }) {
  const { personWords, hostWords, workerView } = evaluation.sheet.content;
  return (
    <Section title="三つの声">
      <Facts
        caption="三つの声"
        facts={[
          { label: '本人のことば', value: personWords === '' ? '' : <Voice words={personWords} small /> },
          { label: '受入先の声', value: hostWords === '' ? '' : <Voice words={hostWords} small /> },
          { label: '支援者の見立て', value: typed(workerView) },
        ]}
      />
    </Section>
  );
}

function changeFacts(evaluation: EvaluationAnswer, today: string): Fact[] {
  const { sheet, measurements, goalWords, wordings } = evaluation;
  const { changes, changesNote } = sheet.content;
  // The goals have a section of their own.
  const measured = measurements.filter(({ scale }) => scale !== 'goal');
  const scales = changesOf(measured, goalWords, wordings, today).map(({ title, before, after }) => ({
    label: title,
    value: [before, after].filter((part) => part !== '').join(' → '),
  }));
  return [
    { label: '見られた変化', value: changes.map((code) => changeCodes[code]).join('、') },
    { label: '変化のようす', value: typed(changesNote) },
    ...scales,
  ];
}

function judgementFacts({ sheet }: EvaluationAnswer): Fact[] {
  const { judgement, content, nextOn } = sheet;
  return [
    { label: '判定', value: judgement ? judgements[judgement] : 'まだ' },
    { label: '判定のわけ', value: typed(content.reason) },
    { label: '次の評価', value: nextOn ? formatJapaneseDate(nextOn) : '' },
    ...(judgement === 'close' || content.after !== ''
      ? [{ label: '終結後の主担当・見守り・また来るめやす', value: typed(content.after) }]
      : []),
  ];
}
