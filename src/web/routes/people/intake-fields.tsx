import type { Child } from 'hono/jsx';
import {
  consentStates,
  intakeMethods,
  intakeRoutes,
  intakeTopics,
  personKnowsLabels,
  urgencies,
} from '#domain/intake.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { shown, type Values } from '#web/form-reader.ts';

type Props = { values: Values; errors: FieldErrors; today: string };

/** What the state asks for is marked, as bold frames do on paper (practice.md §1.3). */
function Reported({ children }: { children: Child }) {
  return (
    <>
      {children}
      <span class="soft">　国報告</span>
    </>
  );
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The fields as they are heard, the person among them. */
export const intakeOrder = [
  'receivedOn',
  'receivedTime',
  'method',
  'route',
  'isAnonymous',
  'called',
  'familyName',
  'bornOn',
  'protectedUntil',
  'protectedReaders',
  'ownWords',
  'topics',
  'mainTopic',
  'urgencyAction',
  'consentState',
  'noConsentReason',
];

export function ReceivedFields({ values, errors, today }: Props) {
  const value = shown(values);
  return (
    <>
      <Halves>
        <JapaneseDateField
          name="receivedOn"
          label={<Reported>受け付けた日</Reported>}
          required
          value={value.text('receivedOn')}
          today={today}
          error={errors['receivedOn']}
        />
        <TextField
          name="receivedTime"
          label="時刻"
          hint="9:30、930、午後1時 のどれでも"
          required
          width="short"
          value={value.text('receivedTime')}
          error={errors['receivedTime']}
        />
      </Halves>
      <Radios
        name="method"
        label={<Reported>受付のしかた</Reported>}
        required
        layout="row"
        choices={choicesOf(intakeMethods)}
        value={value.text('method')}
        error={errors['method']}
      />
      <Select
        name="route"
        label={<Reported>どこから来た相談か</Reported>}
        required
        width="middle"
        options={options(intakeRoutes)}
        value={value.text('route')}
        error={errors['route']}
      />
    </>
  );
}

export function VisitorFields({ values, errors }: Omit<Props, 'today'>) {
  const value = shown(values);
  const names = ['visitorName', 'visitorRelation', 'visitorContact'];
  const isFilled = names.some((name) => value.text(name) !== '') || value.text('personKnows') !== 'knows';
  return (
    <details class="f" open={isFilled}>
      <summary>来た人・電話の人が、本人でないとき</summary>
      <Halves>
        <TextField name="visitorName" label="名まえ" value={value.text('visitorName')} />
        <TextField name="visitorRelation" label="続柄・機関" value={value.text('visitorRelation')} />
      </Halves>
      <TextField name="visitorContact" label="連絡先" value={value.text('visitorContact')} />
      <Radios
        name="personKnows"
        label="本人は、この相談を知っているか"
        layout="row"
        choices={choicesOf(personKnowsLabels)}
        value={value.text('personKnows')}
        error={errors['personKnows']}
      />
    </details>
  );
}

export function TalkFields({ values, errors }: Omit<Props, 'today'>) {
  const value = shown(values);
  return (
    <>
      <TextArea
        name="ownWords"
        label="話されたこと"
        hint="本人の言葉のまま。まとめなおさない"
        rows={6}
        voice
        value={value.text('ownWords')}
        error={errors['ownWords']}
      />
      <Checkboxes
        name="topics"
        label={<Reported>相談の内容（いくつでも）</Reported>}
        required
        layout="row"
        choices={choicesOf(intakeTopics)}
        values={value.all('topics')}
        error={errors['topics']}
      />
      <Select
        name="mainTopic"
        label="いちばん困っていること"
        width="middle"
        empty="まだ決めない"
        options={options(intakeTopics)}
        value={value.text('mainTopic')}
        error={errors['mainTopic']}
      />
    </>
  );
}

export function UrgencyFields({ values, errors }: Omit<Props, 'today'>) {
  const value = shown(values);
  return (
    <>
      <Checkboxes
        name="urgencySigns"
        label="いま、あるもの"
        hint="ひとつでもあれば、きょうのうちに手を打ちます"
        layout="row"
        choices={choicesOf(urgencies)}
        values={value.all('urgencySigns')}
        error={errors['urgencySigns']}
      />
      <TextArea
        name="urgencyAction"
        label="すぐにしたこと・頼んだ相手"
        rows={2}
        value={value.text('urgencyAction')}
        error={errors['urgencyAction']}
      />
    </>
  );
}

export function ConsentStateFields({ values, errors }: Omit<Props, 'today'>) {
  const value = shown(values);
  const isOpen =
    (value.text('consentState') !== '' && value.text('consentState') !== 'given') ||
    errors['noConsentReason'] !== undefined;
  return (
    <>
      <Radios
        name="consentState"
        label={<Reported>情報を分けあうことへの同意</Reported>}
        hint="くわしい同意（だれに・なにを・いつまで）は、受け付けたあとに同意の頁で書きます"
        required
        choices={choicesOf(consentStates)}
        value={value.text('consentState')}
        error={errors['consentState']}
      />
      <details class="f" open={isOpen}>
        <summary>同意がまだのとき（同意なし版）</summary>
        <TextArea
          name="noConsentReason"
          label="同意がとれない理由"
          rows={2}
          value={value.text('noConsentReason')}
          error={errors['noConsentReason']}
        />
        <TextField
          name="noConsentAnonymity"
          label="名を伏せる程度"
          hint="年代と地区だけ、など"
          value={value.text('noConsentAnonymity')}
        />
        <TextField
          name="noConsentProspect"
          label="これからの見込み"
          value={value.text('noConsentProspect')}
        />
      </details>
    </>
  );
}

/** The whole sheet, in the order in which it is heard. `between` stands after the first section: the person. */
export function IntakeSheet(props: Props & { between?: Child }) {
  return (
    <>
      <Section title="受付">
        <ReceivedFields {...props} />
      </Section>
      {props.between}
      <Section title="話">
        <TalkFields {...props} />
        <VisitorFields {...props} />
      </Section>
      <Section title="急ぐこと">
        <UrgencyFields {...props} />
      </Section>
      <Section title="同意のようす">
        <ConsentStateFields {...props} />
      </Section>
    </>
  );
}
