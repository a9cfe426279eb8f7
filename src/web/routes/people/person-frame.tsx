import type { Child, PropsWithChildren } from 'hono/jsx';
import { describeBirth } from '#domain/birth-date.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import { caseSteps, type CaseState } from '#domain/case-state.ts';
import { shownName, type BornPrecision } from '#domain/person.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { gap } from '#web/ui/gap.ts';
import { Head, type Crumb } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PersonName } from '#web/ui/person-name.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { Tabs } from '#web/ui/tabs.tsx';

type Props = PropsWithChildren<{
  context: PageContext;
  person: PersonHead;
  /** The tab's address after /people/:id, '' for the overview. */
  tab: string;
  /** Of this page, before the person's name; the overview has none. */
  title?: string;
  actions?: Child;
  /** A page behind a tab: 連絡先. */
  crumb?: string;
  /** Pages between the person and this one: 参加 ／ 三丁目の角. */
  between?: readonly Crumb[];
}>;

export function personTabs(id: string) {
  const at = (path: string) => `/people/${id}${path}`;
  return [
    { href: at(''), label: 'あらまし' },
    { href: at('/assessment'), label: 'アセスメント' },
    { href: at('/notes'), label: '経過' },
    { href: at('/consents'), label: '同意' },
    { href: at('/plans'), label: 'プラン' },
    { href: at('/placements'), label: '参加' },
    { href: at('/evaluations'), label: '評価' },
    { href: at('/intake'), label: '受付' },
    { href: at('/timeline'), label: '年表' },
    { href: at('/papers'), label: '紙' },
  ];
}

export function nameOf(person: PersonHead): string {
  return shownName(person);
}

function kanaOf(person: PersonHead): string {
  return person.isAnonymous
    ? ''
    : [person.familyNameKana, person.givenNameKana].filter((part) => part !== '').join(' ');
}

function facts(person: PersonHead, today: string): string {
  const birth = { bornOn: person.bornOn, bornPrecision: person.bornPrecision as BornPrecision };
  const main = person.currentCase;
  return [
    describeBirth(birth, today),
    person.householdNote,
    person.areaName ?? '',
    main?.leadAgencyName ? `主担当 ${main.leadAgencyName}` : '',
    main?.mainWorkerName ? `担当 ${main.mainWorkerName}` : '',
    // One word for the eye: 番号 and the number never stand on two lines.
    `番号\u00A0${person.number}`,
  ]
    .filter((part) => part !== '')
    .join(gap);
}

/** Where the case is. 中断 and an end are said in words, not as a place on the way. */
export function CaseWay({ person, today }: { person: PersonHead; today: string }) {
  const current = person.currentCase;
  if (!current) return null;
  const { state } = current;
  const place = caseSteps.findIndex((step) => (step.states as readonly CaseState[]).includes(state));
  if (place < 0) return null;
  const days = daysBetween(current.stateSince, today) + 1;
  return (
    <Steps
      steps={caseSteps.map((step) => step.label)}
      current={place}
      {...(days > 0 ? { since: `${days}日目` } : {})}
    />
  );
}

/** The head, way and tabs that all pages of one person share. */
export function PersonFrame({ context, person, tab, title, actions, crumb, between = [], children }: Props) {
  const name = nameOf(person);
  const path = `/people/${person.id}`;
  const isNamed = !person.isAnonymous;
  const withSan = isNamed ? `${name}さん` : name;
  const called = <PersonName name={name} kana={kanaOf(person)} reading="beside" honorific={isNamed} />;
  const crumbs = [
    { label: 'ひと', href: '/people' },
    ...(title === undefined ? [] : [{ label: withSan, href: path }]),
    ...between,
    { label: crumb ?? title ?? 'あらまし' },
  ];
  return (
    <Page context={context} title={title === undefined ? withSan : `${title}｜${withSan}`}>
      <PrintHead context={context} number={person.number} />
      <Head
        crumbs={crumbs}
        title={
          title === undefined ? (
            called
          ) : (
            <>
              {called}
              <span class="vh">　{title}</span>
            </>
          )
        }
        sub={facts(person, context.today)}
        actions={actions}
      />
      {tab === '' && title === undefined ? <CaseWay person={person} today={context.today} /> : null}
      <Tabs tabs={personTabs(person.id)} current={`${path}${tab}`} label="この人の頁" />
      {children}
    </Page>
  );
}
