import { careSheetParts } from '#domain/care-sheet.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { visitKinds } from '#domain/visit.ts';
import { watchSigns } from '#domain/watch-request.ts';
import { isRunning, type HostPage as HostRecord } from '#use-cases/host/read-ask.ts';
import type { Values } from '#web/form-reader.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { AskPart } from './ask-part.tsx';
import { HostFrame } from './host-frame.tsx';
import { byPaper } from './host-key.ts';
import { ReportPart } from './report-part.tsx';

/** Which of the page's forms came back, with what was typed and what to mend. */
export type Returned = {
  form: 'answer' | 'attendance' | 'how' | 'recall';
  values: Values;
  errors: FieldErrors;
};

export type HostPageProps = {
  context: PageContext;
  record: HostRecord;
  /** The secret of the address, or 「paper」. */
  path: string;
  returned?: Returned | undefined;
};

/** The host's own page (look/host.html): the ask, then what was handed over, then the day. */
export function HostPage(props: HostPageProps) {
  const { context, record, path } = props;
  const { link, isNamed, state } = record;
  return (
    <HostFrame context={context} title="お願いと配慮シート" hasOwnPage>
      <h1>{link.addressee}へ</h1>
      <p class="soft">
        {link.asker}
        {link.askerPhone === '' ? null : (
          <>
            {gap}
            <Phone number={link.askerPhone} />
          </>
        )}
      </p>
      {isNamed ? null : <AskPart {...props} />}
      {isNamed ? <Coming record={record} today={context.today} /> : null}
      <CareSheet record={record} />
      <WatchRequests record={record} today={context.today} />
      {isNamed && isRunning(state) ? <ReportPart {...props} /> : null}
      {isNamed ? <AskPart {...props} /> : null}
      {path === `/host/${byPaper}` ? (
        <Section title="終わったら">
          <p>ほかの人も使う機械なら、閉じてください。また番号を入れれば、ひらけます。</p>
          <Form csrf={context.csrf} action="/host/leave">
            <div class="asks">
              <button class="btn two">この頁を閉じる</button>
            </div>
          </Form>
        </Section>
      ) : null}
    </HostFrame>
  );
}

export function Phone({ number }: { number: string }) {
  return (
    <a class="nb" href={`tel:${number.normalize('NFKC').replaceAll(/[^\d+]/g, '')}`}>
      {number}
    </a>
  );
}

function clock(time: string | null): string {
  return time === null ? '' : time.slice(0, 5).replace(/^0/, '');
}

/** How they are called, and when they come: known only after their yes. */
function Coming({ record, today }: { record: HostRecord; today: string }) {
  const { called, visits, startedOn, emergencyContact, link } = record;
  return (
    <Section title={`来てくださる方　${called}`} kicker="ご本人が「はい」と言いました">
      {visits.length > 0 ? (
        <ul class="kn">
          {visits.map((visit) => (
            <li>
              <b>
                {visitKinds[visit.kind as keyof typeof visitKinds]}　
                {formatDayNear(visit.plannedOn, today, { weekday: true })}
              </b>
              {[
                visit.fromTime === null ? '' : `${clock(visit.fromTime)}–${clock(visit.toTime)}`,
                visit.meetAt === '' ? '' : `待ち合わせ ${visit.meetAt}`,
              ]
                .filter((part) => part !== '')
                .join(gap)}
            </li>
          ))}
        </ul>
      ) : null}
      {startedOn === null ? null : <p>{formatDayNear(startedOn, today)}から。</p>}
      <p>
        困ったとき、急ぐとき{gap}
        {emergencyContact === '' ? <Phone number={link.askerPhone} /> : emergencyContact}
      </p>
    </Section>
  );
}

function CareSheet({ record }: { record: HostRecord }) {
  const { careSheet } = record;
  if (!careSheet) return null;
  const parts = Object.entries(careSheetParts).map(([part, label]) => ({
    label,
    value: careSheet[part as keyof typeof careSheetParts],
  }));
  return (
    <Section title="配慮シート" kicker="お受けいただいたあと">
      <p class="soft">お伝えしてよいと、ご本人が決めたことだけです。</p>
      <dl class="cs">
        {[...parts, { label: '連絡先', value: careSheet.contact }]
          .filter(({ value }) => value !== '')
          .map(({ label, value }) => (
            <>
              <dt>{label}</dt>
              <dd class="as-typed">{value}</dd>
            </>
          ))}
      </dl>
    </Section>
  );
}

function signsOf({ signs, otherSigns }: HostRecord['watchRequests'][number]): string {
  return [...signs.map((sign) => watchSigns[sign]), otherSigns].filter((part) => part !== '').join('、');
}

function WatchRequests({ record, today }: { record: HostRecord; today: string }) {
  return (
    <>
      {record.watchRequests.map((asked) => (
        <Section
          title="見守りのお願い"
          kicker={`${asked.watcher}へ　${formatDayNear(asked.until, today)}まで`}
        >
          <p class="as-typed">{asked.told}</p>
          <dl class="cs">
            {signsOf(asked) === '' ? null : (
              <>
                <dt>見てほしいこと</dt>
                <dd>{signsOf(asked)}</dd>
              </>
            )}
            <dt>知らせる先</dt>
            <dd class="as-typed">{asked.tell}</dd>
            {asked.tellUrgently === '' ? null : (
              <>
                <dt>急ぐとき</dt>
                <dd class="as-typed">{asked.tellUrgently}</dd>
              </>
            )}
            {asked.notAsked === '' ? null : (
              <>
                <dt>しなくてよいこと</dt>
                <dd class="as-typed">{asked.notAsked}</dd>
              </>
            )}
          </dl>
        </Section>
      ))}
    </>
  );
}
