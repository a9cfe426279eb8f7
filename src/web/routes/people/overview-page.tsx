import type { Child } from 'hono/jsx';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { refusals } from '#domain/assessment.ts';
import { isEnded } from '#domain/case-state.ts';
import { factKinds, type FactKind } from '#domain/fact.ts';
import { personFieldLabels } from '#domain/conditions.ts';
import { noteMethods } from '#domain/progress-note.ts';
import type { Overview, OverviewFact } from '#use-cases/people/open-overview.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { Facts, type Fact } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { Timeline } from '#web/ui/timeline.tsx';
import { Said, Voice } from '#web/ui/voice.tsx';
import { ClosedItem } from './closed-item.tsx';
import { OverviewSide } from './overview-side.tsx';
import { PersonFrame } from './person-frame.tsx';

type Props = { context: PageContext; overview: Overview; maySeeReaders: boolean };

/** The rows in the order of a talk; the two kinds of no are told apart. */
const known: readonly { label: string; has: (fact: OverviewFact) => boolean }[] = [
  ...(['strength', 'wish'] as const).map((kind) => row(kind)),
  { label: refusals.never, has: (fact) => fact.isVeto },
  { label: refusals.cannot, has: (fact) => fact.kind === 'aversion' && !fact.isVeto },
  ...(['limit', 'support_needed', 'hours', 'reach'] as const).map((kind) => row(kind)),
];

function row(kind: FactKind) {
  return { label: factKinds[kind], has: (fact: OverviewFact) => fact.kind === kind };
}

/** What the search for a place cannot go without; an absent one is 未確認 and never counts as yes. */
const wanted = ['hours', 'reach', 'groupMax', 'sessionMaxMinutes', 'contact', 'feeMaxYen'] as const;

function unasked(overview: Overview): string[] {
  const { latestEdition } = overview;
  if (!latestEdition) return [];
  const profile = latestEdition.profile;
  const isThere = (field: string) => {
    const value = profile[field];
    if (field === 'reach') return JSON.stringify(value ?? {}).length > '{"means":[]}'.length;
    return value !== undefined;
  };
  return wanted.filter((field) => !isThere(field)).map((field) => personFieldLabels[field]);
}

function FactNote({ fact, today }: { fact: OverviewFact; today: string }) {
  return (
    <>
      <Stamp basis={fact.basis} /> {formatDayNear(fact.saidOn, today)}
    </>
  );
}

function KnownRows({ overview, today }: { overview: Overview; today: string }) {
  const rows: Fact[] = known.flatMap(({ label, has }) => {
    const facts = overview.facts.filter(has);
    const newest = facts[0];
    if (!newest) return [];
    const value: Child = (
      <>
        {facts.map((fact) => (
          <p>{fact.isOwnWords ? <Said words={fact.words} /> : fact.words}</p>
        ))}
        {newest.isVeto ? <p class="soft">本人の「いや」なので、候補に出しません</p> : null}
      </>
    );
    return [{ label, value, note: <FactNote fact={newest} today={today} /> }];
  });
  const missing = unasked(overview);
  if (missing.length > 0) {
    rows.push({
      label: '未確認',
      value: missing.join('、'),
      note: <a href={`/people/${overview.person.id}/assessment`}>うかがう</a>,
    });
  }
  return rows.length === 0 ? null : <Facts facts={rows} caption="この人を知る" />;
}

/** What somebody wishes says more of them than what they refuse, though it was said a day earlier. */
function headline(facts: readonly OverviewFact[]): OverviewFact | undefined {
  const own = facts.filter(({ isOwnWords }) => isOwnWords);
  const first = (kind: FactKind) => own.find((fact) => fact.kind === kind);
  return first('wish') ?? first('strength') ?? own.find(({ kind }) => kind !== 'aversion') ?? own[0];
}

/** The person's own words come first on their page. */
function OwnVoice({ overview, today }: Pick<Props, 'overview'> & { today: string }) {
  const fact = headline(overview.facts);
  const note = overview.notes.find((one) => one.ownWords !== '');
  const { intakeWords } = overview;
  if (fact) {
    return (
      <section>
        <Voice
          words={fact.words}
          bar
          by={
            <>
              本人の言葉{gap}
              {formatDayNear(fact.saidOn, today)}
              {gap}
              <Stamp basis={fact.basis} words />
            </>
          }
        />
      </section>
    );
  }
  const other = note
    ? { words: note.ownWords, at: note.at, where: noteMethods[note.method] }
    : intakeWords
      ? { words: intakeWords.words, at: intakeWords.receivedAt, where: '受付' }
      : undefined;
  if (!other) return null;
  const by = `本人の言葉${gap}${formatDayNear(tokyoDay(other.at), today)} ${other.where}`;
  return (
    <section>
      <Voice words={other.words} bar by={by} />
    </section>
  );
}

function Sealed({ overview }: { overview: Overview }) {
  if (overview.sealedCount === 0) return null;
  return (
    <Notice kind="seal" title={`支援会議で知ったことが${overview.sealedCount}件あります。`}>
      プラン・打診・配慮シートには出ません。
      <a href={`/people/${overview.person.id}/sealed`}>目的を書いてひらく</a>
    </Notice>
  );
}

/** What comes next for this person: nothing is looked for before somebody has asked what is wanted. */
function NextAct({ overview }: { overview: Overview }) {
  const { person, latestEdition } = overview;
  if (!person.open.has('participation')) return null;
  if (person.currentCase && isEnded(person.currentCase.state)) {
    return (
      <LinkButton href={`/people/${person.id}/closure`} kind="main">
        終結の記録を見る
      </LinkButton>
    );
  }
  if (latestEdition) {
    const isFirstDraft = latestEdition.edition === 1 && latestEdition.state === 'draft';
    return isFirstDraft ? (
      <LinkButton href={`/people/${person.id}/assessment`} kind="main">
        アセスメントをつづける
      </LinkButton>
    ) : (
      <LinkButton href={`/connect?person=${person.id}`} kind="main">
        行き先を探す
      </LinkButton>
    );
  }
  return (
    <LinkButton href={`/people/${person.id}/assessment`} kind="main">
      アセスメントをはじめる
    </LinkButton>
  );
}

/** あらまし: the person's words, what is known, what happened, and who may know what. */
export function OverviewPage({ context, overview, maySeeReaders }: Props) {
  const { person } = overview;
  const { today } = context;
  const at = (path: string) => `/people/${person.id}${path}`;
  const edition = overview.latestEdition;
  return (
    <PersonFrame
      context={context}
      person={person}
      tab=""
      actions={
        <>
          <LinkButton href={at('/notes/new')}>経過を書く</LinkButton>
          <NextAct overview={overview} />
        </>
      }
    >
      <Columns side={<OverviewSide overview={overview} today={today} maySeeReaders={maySeeReaders} />}>
        {person.isAnonymous ? (
          <p class="note warn">
            <b>名まえはまだうかがっていません。</b>
            <a href={at('/name')}>名のってもらったら、ここに書く</a>
          </p>
        ) : null}
        <OwnVoice overview={overview} today={today} />
        <Section
          title="この人を知る"
          aside={
            person.open.has('participation') && edition ? (
              <a href={at('/assessment')}>
                {`アセスメント 第${edition.edition}版${edition.state === 'draft' ? '（下書き）' : ''}`}
              </a>
            ) : undefined
          }
        >
          {person.open.has('participation') ? (
            <KnownRows overview={overview} today={today} />
          ) : (
            <ClosedItem what="得意・願い・したくないこと" />
          )}
          {overview.facts.length === 0 && person.open.has('participation') ? (
            <p class="empty">得意なこと、願い、したくないことを、本人の言葉でうかがってください。</p>
          ) : null}
          <Sealed overview={overview} />
        </Section>
        <Section
          title="経過"
          aside={overview.noteCount > 0 ? <a href={at('/notes')}>{overview.noteCount}件すべて</a> : undefined}
        >
          {overview.notes.length === 0 ? (
            person.open.has('notes') ? (
              <p class="empty">
                {overview.noteCount === 0 ? (
                  <>
                    経過はまだありません。<a href={at('/notes/new')}>はじめの記録を書く</a>
                  </>
                ) : (
                  '消し線のない記録は、いまありません。'
                )}
              </p>
            ) : (
              <ClosedItem what="支援の経過" />
            )
          ) : null}
          <Timeline
            entries={overview.notes.map((note) => ({
              when: formatDayNear(tokyoDay(note.at), today, { weekday: true }),
              what: `${noteMethods[note.method]}${gap}${note.by}`,
              body: (
                <p>
                  {note.body}
                  {note.ownWords === '' ? null : <Said words={note.ownWords} />}
                </p>
              ),
              state: note.isSealed ? ('sealed' as const) : ('past' as const),
            }))}
          />
        </Section>
      </Columns>
    </PersonFrame>
  );
}
