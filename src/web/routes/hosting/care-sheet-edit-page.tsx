import { careSheetParts, type CareSheetPart } from '#domain/care-sheet.ts';
import type { CareSheetFile } from '#use-cases/hosting/read-care-sheet.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PlacementFrame, placementPath } from './placement-frame.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  file: CareSheetFile;
  values: Values;
  errors: FieldErrors;
};

const hints: Partial<Record<CareSheetPart, string>> = {
  goodAt: '好きなこと、任せてよいこと',
  helps: '一度にひとつずつ、紙に書いて、など',
  avoid: '急がせない、大きな声で呼ばない、など',
  signs: 'だまる、席を立つ、汗をかく、など。病名は書きません',
  whenTroubled: 'すこし離れて待つ、ここに電話、など',
  howToTalk: '名字で呼ぶ、横から声をかける、など',
};

export function linesName(part: CareSheetPart): string {
  return `lines.${part}`;
}

/** The next edition: tick what may be told, put it in the person's words, and write down what is not told. */
export function CareSheetEditPage({ context, person, file, values, errors }: Props) {
  const { placement, editions, lines, keptOut, consent } = file;
  const value = shown(values);
  const path = `${placementPath(placement)}/care-sheet`;
  const next = (editions[0]?.edition ?? 0) + 1;
  const isFromWords = lines.some(({ isTicked }) => !isTicked);
  const side = (
    <>
      <Section title="伝えないこと">
        <TextArea
          name="notTold"
          label="伝えないこと"
          hint="病名、前の勤め先、家族のこと、など。受入先の紙には出ません"
          rows={3}
          unmarked
          value={value.text('notTold')}
          error={errors['notTold']}
        />
        {keptOut > 0 ? (
          <Notice kind="seal">
            <b>支援会議・通報で知ったことが{keptOut}件あります。</b>下書きに入れていません。
          </Notice>
        ) : null}
      </Section>
      {consent && (consent.toldWords !== '' || consent.notToldWords !== '') ? (
        <Section title="同意のときのことば">
          {consent.toldWords === '' ? null : <p>伝えてよい：「{consent.toldWords}」</p>}
          {consent.notToldWords === '' ? null : <p>伝えない：{consent.notToldWords}</p>}
        </Section>
      ) : null}
    </>
  );
  return (
    <PlacementFrame
      context={context}
      person={person}
      placement={placement}
      place="/care-sheet"
      title={`配慮シート　第${next}版を書く`}
      under={{ label: '配慮シート', href: path }}
    >
      <Form
        csrf={context.csrf}
        action={`${path}/new`}
        keep={`care-sheet-${placement.id}`}
        version={editions[0]?.edition ?? 0}
      >
        <ErrorSummary errors={errors} />
        <Columns side={side} slim>
          <Section title={`第${next}版`} aside="本人に見てもらってから渡します">
            {isFromWords ? (
              <p class="soft">
                アセスメントの文から写すものには、はじめに印がついていません。支援会議で知ったことがまじっていないか、たしかめてから選んでください。
              </p>
            ) : null}
            <TextField
              name="called"
              label="呼び名"
              hint="受入先で呼ばれたい名まえ"
              width="middle"
              value={value.text('called')}
              error={errors['called']}
            />
            {(Object.keys(careSheetParts) as CareSheetPart[]).map((part) => (
              <Part part={part} lines={lines} values={values} error={errors[part]} />
            ))}
            <TextField
              name="contact"
              label="連絡先（支援者）"
              hint="受入先が、迷ったときにかける先"
              value={value.text('contact')}
              error={errors['contact']}
            />
          </Section>
          <SaveBar save={`第${next}版として保存する`} back={path} />
        </Columns>
      </Form>
    </PlacementFrame>
  );
}

type PartProps = {
  part: CareSheetPart;
  lines: CareSheetFile['lines'];
  values: Values;
  error: string | undefined;
};

function Part({ part, lines, values, error }: PartProps) {
  const value = shown(values);
  const typed = value.text(part);
  const offered = lines.filter((line) => line.part === part && !typed.includes(line.words));
  return (
    <>
      <TextArea
        name={part}
        label={careSheetParts[part]}
        hint={hints[part]}
        rows={2}
        value={typed}
        error={error}
      />
      {offered.length === 0 ? null : (
        <div class="from-assessment">
          <Checkboxes
            name={linesName(part)}
            label="アセスメントから入れる"
            unmarked
            choices={offered.map(({ words }) => ({ value: words, label: words }))}
            values={value.all(linesName(part))}
          />
        </div>
      )}
    </>
  );
}
