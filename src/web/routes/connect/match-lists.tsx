import { whatIfs } from '#domain/candidate-what-if.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { Found } from '#use-cases/placement/find-candidates.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Option } from './option.tsx';
import { Options } from './options.tsx';
import { backLine } from './pass-line.ts';

export function Fits({ found, today }: { found: Found; today: string }) {
  const { fits, fitCount, total, run, person } = found;
  const looked = `${total}件から　${formatDayNear(tokyoDay(run.runAt), today)} ${tokyoTime(run.runAt)}`;
  return (
    <Section title={`候補　${fitCount}件`} aside={looked} id="fits">
      {total === 0 ? (
        <EmptyState
          words="まちの台帳に、開いている資源がまだありません。"
          action={{ href: '/town/resources/new', label: '資源を書く' }}
        />
      ) : null}
      {total > 0 && fitCount === 0 ? <NoFit found={found} /> : null}
      <Options
        options={fits.map((candidate, place) => (
          <Option
            candidate={candidate}
            personId={person.id}
            today={today}
            isFirst={place === 0}
            runId={run.id}
            back={backOf(found, candidate.id, today)}
          />
        ))}
      />
      {fitCount > fits.length ? <More shown={fits.length} count={fitCount} /> : null}
    </Section>
  );
}

function backOf(found: Found, id: string, today: string): string | undefined {
  const back = found.back.find(({ resourceId }) => resourceId === id);
  return back && backLine(back, today);
}

/** 「今は合うものがありません」 is an answer, and it goes on: what would open a way. */
function NoFit({ found }: { found: Found }) {
  const { openings, person, nearMissCount } = found;
  return (
    <>
      <p class="empty">
        今は合うものがありません。
        {nearMissCount > 0 ? `下に、変えれば合うものが${nearMissCount}件あります。` : null}
      </p>
      {openings.length > 0 ? (
        <>
          <p>ひとつゆるむと、道が開くもの</p>
          <ul class="ask-list">
            {openings.map(({ whatIf, count }) => (
              <li>
                <a href={`/connect?person=${person.id}&if-${whatIfs[whatIf].group}=${whatIf}#if`}>
                  {whatIfs[whatIf].label}
                </a>
                {gap}
                {count}件
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

export function NearMisses({ found, today }: { found: Found; today: string }) {
  const { nearMisses, nearMissCount, person, run } = found;
  if (nearMissCount === 0) return null;
  return (
    <Section title={`変えれば合うもの　${nearMissCount}件`} aside="妨げと、どう変えるか" id="near">
      <ol>
        {nearMisses.map((candidate) => (
          <Option
            candidate={candidate}
            personId={person.id}
            today={today}
            runId={run.id}
            back={backOf(found, candidate.id, today)}
          />
        ))}
      </ol>
      {nearMissCount > nearMisses.length ? <More shown={nearMisses.length} count={nearMissCount} /> : null}
    </Section>
  );
}

function More({ shown, count }: { shown: number; count: number }) {
  return (
    <p class="soft">
      ここには{shown}件まで出しています（ほかに{count - shown}件）。条件をくわしく書くと、しぼれます。
    </p>
  );
}
