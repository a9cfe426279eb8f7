import { ladderSteps, mostLadderSteps } from '#domain/scale-ladder.ts';
import { lsnsHeadings } from '#domain/scale-lsns6.ts';
import type { Wordings } from '#use-cases/evaluations/read-wordings.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = {
  context: PageContext;
  wordings: Wordings;
  mayWrite: boolean;
  /** Of the form that came back, and which one. */
  values?: Values;
  errors?: FieldErrors;
};

/** What the page had in hand when it was opened, so that a colleague's change in the meantime is noticed. */
export function seenWords(wordings: ReadonlyMap<number, string>): string {
  return JSON.stringify([...wordings]);
}

/** 設定 → 尺度のことば: the steps as this town calls them, and the licensed questions, which the product does not carry. */
export function WordingsPage(props: Props) {
  const { context, mayWrite, errors = {} } = props;
  return (
    <Page context={context} title="尺度のことば">
      <Head
        title="尺度のことば"
        crumbs={[{ label: '設定', href: '/settings' }, { label: '尺度のことば' }]}
        sub="主管課が書きます。かえても、これまでに測った記録はかわりません。"
      />
      <ErrorSummary errors={errors} />
      {mayWrite ? null : <Notice>ことばを書くのは主管課です。ここでは、いまのことばを見られます。</Notice>}
      <Ladder {...props} />
      <Lsns {...props} />
    </Page>
  );
}

function Ladder({ context, wordings, mayWrite, values = {} }: Props) {
  const value = shown(values);
  const { steps, isOwn } = ladderSteps(wordings.ladder);
  const places = Array.from({ length: mostLadderSteps }, (_, place) => place);
  const isTyped = values['ladder.0'] !== undefined;
  return (
    <Section title="社会参加の段" aside={isOwn ? 'この自治体のことば' : 'はじめからの8段'}>
      <p>
        下から順に書きます。空けた段で終わりです。全部空けると、はじめからの8段にもどります。段は支援の条件ではなく、上がっても下がってもふつうです。
      </p>
      {mayWrite ? (
        <Form csrf={context.csrf} action="/settings/scales/ladder" keep="scales-ladder">
          <input type="hidden" name="seenWords" value={seenWords(wordings.ladder)} />
          <div class="ladder-fields">
            {places.map((place) => (
              <TextField
                name={`ladder.${place}`}
                label={`${place}の段`}
                unmarked
                value={
                  isTyped
                    ? value.text(`ladder.${place}`)
                    : (wordings.ladder.get(place) ?? (isOwn ? '' : (steps[place] ?? '')))
                }
              />
            ))}
          </div>
          <div class="after-form">
            <Button>段のことばを保存する</Button>
          </div>
        </Form>
      ) : (
        <ol class="ladder-steps">
          {steps.map((step, place) => (
            <li>
              <b>{place}</b>　{step}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Lsns({ context, wordings, mayWrite, values = {}, errors = {} }: Props) {
  const value = shown(values);
  const isTyped = values['lsns6.1'] !== undefined;
  return (
    <Section
      title="LSNS-6 の設問"
      aside={wordings.lsns6.size === 6 ? '6つとも入っています' : `${wordings.lsns6.size}／6`}
    >
      <Notice title="許諾をたしかめてください">
        <p>
          LSNS-6
          日本語版の設問の文には著作権があります。縁側は文を持たず、見出しと点のつけ方だけを持っています。使用の許諾を受けた文だけを、自治体の責任でここに入れてください。
        </p>
      </Notice>
      {mayWrite ? (
        <Form csrf={context.csrf} action="/settings/scales/lsns6" keep="scales-lsns6">
          <input type="hidden" name="seenWords" value={seenWords(wordings.lsns6)} />
          <div class="ladder-fields wide">
            {lsnsHeadings.map(({ heading }, place) => (
              <TextArea
                name={`lsns6.${place + 1}`}
                label={heading}
                rows={2}
                unmarked
                value={isTyped ? value.text(`lsns6.${place + 1}`) : (wordings.lsns6.get(place + 1) ?? '')}
              />
            ))}
          </div>
          <div class={errors['isLicensed'] === undefined ? 'f' : 'f bad'}>
            {errors['isLicensed'] === undefined ? null : <p class="msg">{errors['isLicensed']}</p>}
            <Checkbox name="isLicensed" label="使用の許諾を受けた文です" checked={value.isOn('isLicensed')} />
          </div>
          <div class="after-form">
            <Button kind="second">設問の文を保存する</Button>
          </div>
        </Form>
      ) : (
        <ol class="ladder-steps">
          {lsnsHeadings.map(({ heading }, place) => (
            <li>
              <b>{heading}</b>　{wordings.lsns6.get(place + 1) ?? <span class="soft">文はまだ</span>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
