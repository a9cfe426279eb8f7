import { caseStates, type CaseState } from '#domain/case-state.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import type { Today } from '#use-cases/today/read-today.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Acts, Visits } from './acts.tsx';

type Props = { context: PageContext; today: Today; worksWithPeople: boolean };

/** The first page of everybody who works with people or with the town (design.md §2): what waits, since when, what to do. */
export function TodayPage({ context, today, worksWithPeople }: Props) {
  const day = context.today;
  return (
    <Page context={context} title="きょう">
      <Head
        title={`きょう　${formatJapaneseDate(day, { weekday: true, year: 'none' })}`}
        sub={`${formatJapaneseDate(day).replace(/年.*/, '年')}　担当 ${today.caseCount}人`}
        actions={
          worksWithPeople ? (
            <>
              <LinkButton href="/people">ひとをさがす</LinkButton>
              <LinkButton href="/people/new" kind="main">
                相談を受け付ける
              </LinkButton>
            </>
          ) : (
            <LinkButton href="/town/resources/new" kind="main">
              資源を書く
            </LinkButton>
          )
        }
      />
      <Columns side={<TownSide today={today} day={day} />}>
        <Visits items={today.acts.filter(({ kind }) => kind === 'visit')} day={day} />
        <Acts items={today.acts.filter(({ kind }) => kind !== 'visit')} day={day} />
        <Waiting today={today} day={day} />
      </Columns>
    </Page>
  );
}

function Waiting({ today, day }: { today: Today; day: string }) {
  const shown = today.waiting;
  return (
    <Section
      title="まだ行き先のない人"
      aside={
        today.waitingCount > shown.length ? <a href="/people">{today.waitingCount}人をみる</a> : undefined
      }
    >
      {shown.length === 0 ? (
        <p class="empty">行き先を探している人は、いまいません。</p>
      ) : (
        <table class="stack">
          <thead>
            <tr>
              <th>ひと</th>
              <th>願い</th>
              <th>いまの段</th>
              <th>いまの壁</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                <th scope="row">
                  <a href={`/people/${row.personId}`} class="nb">
                    {row.personName}
                  </a>
                </th>
                <td data-l="願い">{row.wish ?? <span class="soft">まだうかがっていない</span>}</td>
                <td data-l="段" class="nb">
                  {caseStates[row.state as CaseState]}　{daysBetween(row.stateSince, day)}日
                </td>
                <td data-l="壁">{row.wall ?? <span class="soft">まだわからない</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function TownSide({ today, day }: { today: Today; day: string }) {
  return (
    <>
      <Section title="まちの新しい声" aside={<a href="/town/voices">声をみる</a>}>
        {today.voices.length === 0 ? <p class="empty">新しい声は、ありません。</p> : null}
        {today.voices.map((voice) => (
          <div class="voice-entry">
            <p class="voice s">
              <a href={`/town/voices/${voice.id}`}>「{voice.words}」</a>
            </p>
            <p class="by soft">
              {[voice.scene, formatDayNear(voice.heardOn, day)].filter((part) => part !== '').join(gap)}
              {gap}
              <a href={`/gaps/tasks/new?voice=${voice.id}`}>資源開拓をはじめる</a>
            </p>
          </div>
        ))}
      </Section>
      <Section
        title="確認の時期がきた資源"
        aside={
          today.resources.total > today.resources.due.length ? (
            <a href="/town?fresh=due">{today.resources.total}件</a>
          ) : undefined
        }
      >
        {today.resources.total === 0 ? <p class="empty">どの資源も、確認できています。</p> : null}
        <ul class="rows no-lead">
          {today.resources.due.map((resource) => (
            <li>
              <span class="p">
                <a href={`/town/resources/${resource.id}`}>{resource.name}</a>
                <span class="soft">
                  {resource.checkedOn ? (
                    <>
                      確認 {formatDayNear(resource.checkedOn, day)}　{daysBetween(resource.checkedOn, day)}
                      日前
                    </>
                  ) : (
                    'まだ確認していない'
                  )}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {today.rowsToCheck > 0 ? (
        <Section title="取り込み">
          <p>
            台帳の取り込みで、<a href="/town/import">要確認の行が{today.rowsToCheck}件</a>
            あります。
          </p>
        </Section>
      ) : null}
    </>
  );
}
