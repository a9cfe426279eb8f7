import type { Identifying } from '#domain/candidate-voice.ts';
import type { VoiceGround } from '#use-cases/placement/voice-ground.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head, type Crumb } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';

export type VoiceTyped = {
  id: string;
  words: string;
  scene: string;
  theme: string;
  areaId: string;
  sureOf: readonly string[];
};

type Props = {
  context: PageContext;
  ground: Pick<VoiceGround, 'areas'> & { person: Pick<VoiceGround['person'], 'id' | 'name'> };
  typed: VoiceTyped;
  errors?: FieldErrors;
  identifying?: readonly Identifying[];
  /** Where it came from, when that is not つなぐ: a meeting. */
  from?: { back: string; action: string; crumbs: readonly Crumb[] };
};

/** 「無い → 声にする」: the worker reads and changes the words before anything leaves; no name goes along. */
export function VoicePage({ context, ground, typed, errors = {}, identifying = [], from }: Props) {
  const { person, areas } = ground;
  const back = from?.back ?? `/connect?person=${person.id}`;
  const doubts = identifying.filter(({ weight }) => weight === 'ask');
  return (
    <Page context={context} title="声にする">
      <Head
        title="足りないものを、まちの声にする"
        crumbs={
          from?.crumbs ?? [
            { label: 'つなぐ', href: '/connect' },
            { label: person.name, href: back },
            { label: '声にする' },
          ]
        }
        sub="名まえは載りません。だれの話かも残りません"
      />
      <ErrorSummary errors={errors} />
      <Columns slim side={<Side />}>
        <Form
          csrf={context.csrf}
          action={from?.action ?? `/connect/voice?person=${person.id}`}
          keep={`voice-${person.id}`}
          class="answer-form"
        >
          <input type="hidden" name="id" value={typed.id} />
          <TextArea
            name="words"
            label="まちに無いもの"
            hint="下書きです。人が浮かばないことばに直してください。病名、家のようす、くわしい年齢は書きません"
            required
            rows={5}
            value={typed.words}
            error={errors['words']}
          />
          {doubts.length > 0 ? (
            <Checkboxes
              name="sureOf"
              label="人を指していないと、たしかめたことば"
              hint="地名や仕事の名なら、しるしをつけて、もう一度出してください"
              required
              values={typed.sureOf}
              choices={doubts.map(({ found, why }) => ({ value: found, label: `「${found}」`, hint: why }))}
            />
          ) : null}
          <TextField
            name="scene"
            label="どんな場面で"
            hint="例　夕方の公園、登校の時間"
            value={typed.scene}
            error={errors['scene']}
          />
          <TextField
            name="theme"
            label="テーマ"
            hint="例　通学路、男性の集まり"
            value={typed.theme}
            error={errors['theme']}
          />
          <Select
            name="areaId"
            label="地区"
            hint="せまい地区は、だれの話かわかることがあります。迷うときは選びません"
            empty="市全体"
            value={typed.areaId}
            options={areas.map(({ id, name }) => ({ value: id, label: name }))}
            error={errors['areaId']}
          />
          <Actions>
            <Button>声を出す</Button>
            <LinkButton href={back} kind="plain">
              やめて、もどる
            </LinkButton>
          </Actions>
        </Form>
      </Columns>
    </Page>
  );
}

function Side() {
  return (
    <>
      <Section title="声になると">
        <p>
          まちの声のひとつとして、地域づくりの人に届きます。仲間や場所が見つかると、新しい役割として、この頁の候補に出ます。
        </p>
      </Section>
      <Section title="残らないもの">
        <p>
          本人の名まえ、番号、この頁とのつながり。声からは、だれの話かたどれません。あなたがこの頁を開いたことは、閲覧の記録に残ります。
        </p>
      </Section>
    </>
  );
}
