import { bases, saidBys } from '#domain/fact.ts';
import { boxGroups, type BoxGroupCode } from '#domain/sheet-box.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageContents } from '#web/ui/page-contents.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { BoxFields } from './box-fields.tsx';
import { PersonFrame } from './person-frame.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  newest: { edition: number; state: string } | undefined;
  values: Values;
  errors: FieldErrors;
};

const basisChoices = (['consent', 'duty_to_report', 'self_published'] as const).map((code) => ({
  value: code,
  label: bases[code],
}));

/** Where what is written goes: into the draft, or into the edition that comes after a confirmed one. */
function EditionNote({ person, newest }: Pick<Props, 'person' | 'newest'>) {
  if (newest?.state !== 'confirmed') return null;
  return (
    <Notice title={`第${newest.edition}版は確定しています。`}>
      ここで書いたことは、次の版から紙にのります。確定した版は、そのまま残ります。
      <a href={`/people/${person.id}/assessment`}>アセスメントで次の版を起こす</a>
    </Notice>
  );
}

function Source({ context, values, errors }: Pick<Props, 'context' | 'values' | 'errors'>) {
  const value = shown(values);
  return (
    <Section title="きょう書いた欄の根拠">
      <p class="soft">新しく書いた欄・書きかえた欄に、まとめてつきます。触れなかった欄はそのままです。</p>
      <JapaneseDateField
        name="on"
        label="いつ聞いたか"
        required
        value={value.text('on')}
        today={context.today}
        error={errors['on']}
      />
      <Radios
        name="saidBy"
        label="だれから"
        required
        layout="row"
        choices={choicesOf(saidBys)}
        value={value.text('saidBy')}
        error={errors['saidBy']}
      />
      <Radios
        name="basis"
        label="情報の根拠"
        required
        choices={basisChoices}
        value={value.text('basis')}
        error={errors['basis']}
      />
      <TextField
        name="basisNote"
        label="根拠の覚え書き"
        value={value.text('basisNote')}
        error={errors['basisNote']}
      />
    </Section>
  );
}

/** 基本の欄: the boxes of インテーク・アセスメントシート one by one, as far as their item is open. */
export function SheetPage(props: Props) {
  const { context, person, values, errors } = props;
  const all = Object.keys(boxGroups) as BoxGroupCode[];
  const groups = all.filter((group) => person.open.has(boxGroups[group].item));
  const closed = all.filter((group) => !groups.includes(group)).map((group) => boxGroups[group].title);
  const side = (
    <>
      <PageContents places={groups.map((group) => ({ id: group, label: boxGroups[group].title }))} />
      <Source context={context} values={values} errors={errors} />
    </>
  );
  return (
    <PersonFrame context={context} person={person} tab="/assessment" title="基本の欄">
      <EditionNote {...props} />
      <Form csrf={context.csrf} action={`/people/${person.id}/sheet`} keep={`sheet-${person.id}`}>
        <ErrorSummary errors={errors} />
        <Columns slim side={side}>
          {groups.map((group) => (
            <Section title={boxGroups[group].title} id={group}>
              {group === 'household' ? (
                <p class="soft">
                  家族ひとりずつの欄（続柄・生年月日・職業など）は
                  <a href={`/people/${person.id}/household`}>家族の頁</a>にあります。
                </p>
              ) : null}
              <BoxFields group={group} values={values} errors={errors} />
            </Section>
          ))}
          {closed.length > 0 ? (
            <Section title="開いていない欄">
              <p class="soft">{closed.join('・')}は、あなたに開いていません。書いてあることも残ります。</p>
            </Section>
          ) : null}
        </Columns>
        <SaveBar save="欄を保存する" back={`/people/${person.id}/assessment`} />
      </Form>
    </PersonFrame>
  );
}
