import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { strikeShape } from '#domain/progress-note.ts';
import { Refusal } from '#domain/refusal.ts';
import { triedResults, triedShape } from '#domain/tried-system.ts';
import { addTriedSystem } from '#use-cases/casework/add-tried-system.ts';
import { strikeTriedSystem } from '#use-cases/casework/strike-tried-system.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, shown, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { personIdOf, sentId } from '#web/routes/people/person-id.ts';
import { StrikePage } from '#web/routes/people/strike-page.tsx';
import { settled } from '#web/settled.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { openCase } from './case-routes.tsx';
import { StepPage } from './step-page.tsx';

/** 試した制度: which systems were tried before, or found not to apply. */
export const triedRoutes = new Hono<Env>();

async function newPage(c: Context<Env>, values: Values, errors: FieldErrors = {}): Promise<Response> {
  const { person, held } = await openCase(c);
  if (!person.open.has('intake')) throw new Refusal('not-found');
  const value = shown(values);
  const { today } = c.var;
  const common = { today };
  const page = (
    <StepPage
      context={pageContext(c)}
      person={person}
      held={held}
      title="試した制度・対象外の確認"
      lead="参加支援は、ほかの制度で足りないときに使います。使えるものが何もないときは、「対象外と確かめた」で書いてください。"
      save="書き足す"
      errors={errors}
    >
      <input type="hidden" name="triedId" value={value.text('triedId')} />
      <TextField
        name="system"
        label="制度・サービス"
        hint="例　就労移行支援、介護予防教室、自立相談支援"
        required
        width="middle"
        value={value.text('system')}
        error={errors['system']}
      />
      <Radios
        name="result"
        label="どうだったか"
        required
        choices={choicesOf(triedResults)}
        value={value.text('result')}
        error={errors['result']}
      />
      <TextField
        name="law"
        label="法律"
        hint="対象外のときは、かならず書きます。例　障害者総合支援法、介護保険法"
        width="middle"
        value={value.text('law')}
        error={errors['law']}
      />
      <JapaneseDateField
        name="confirmedOn"
        label="確かめた日"
        required
        {...common}
        value={value.text('confirmedOn')}
        error={errors['confirmedOn']}
      />
      <TextField
        name="confirmedWith"
        label="だれに確かめたか"
        hint="例　障害福祉係　○○さん"
        width="middle"
        value={value.text('confirmedWith')}
        error={errors['confirmedWith']}
      />
      <JapaneseDateField
        name="reviewOn"
        label="見直す日"
        hint="対象外のときは、かならず書きます。受診や申請で変わることがあります"
        {...common}
        value={value.text('reviewOn')}
        error={errors['reviewOn']}
      />
      <TextArea name="words" label="ようす" rows={3} value={value.text('words')} error={errors['words']} />
    </StepPage>
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

triedRoutes.get('/:personId/case/tried/new', (c) =>
  newPage(c, { triedId: [uuidv7()], confirmedOn: [c.var.today] }),
);

triedRoutes.post('/:personId/case/tried/new', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const tried = settled(
    reader,
    triedShape.safeParse({
      system: form.text('system'),
      law: form.text('law'),
      result: form.text('result'),
      confirmedOn: reader.pastDay('confirmedOn') ?? '',
      confirmedWith: form.text('confirmedWith'),
      reviewOn: reader.day('reviewOn'),
      words: form.text('words'),
    }),
  );
  if (!tried.ok) return newPage(c, form.values, tried.errors);
  const personId = personIdOf(c);
  const ids = { id: sentId(form.text('triedId')), caseId: sentId(form.text('caseId')) };
  await addTriedSystem(c.var.session.worker, personId, { ...ids, tried: tried.value });
  return seeOther(c, `/people/${personId}/case#tried`, '試した制度を書きました。');
});

async function strikePage(c: Context<Env>, errors: FieldErrors = {}): Promise<Response> {
  const { person, course } = await openCase(c);
  const id = pathId(c, 'triedId');
  const tried = course.tried.find((one) => one.id === id);
  if (!tried) throw new Refusal('not-found');
  if (tried.struckAt) throw new Refusal('already-done');
  const page = (
    <StrikePage
      context={pageContext(c)}
      person={person}
      tab=""
      action={`/people/${person.id}/case/tried/${id}/strike`}
      back={`/people/${person.id}/case`}
      words={`${tried.system}　${triedResults[tried.result]}`}
      errors={errors}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

triedRoutes.get('/:personId/case/tried/:triedId/strike', (c) => strikePage(c));

triedRoutes.post('/:personId/case/tried/:triedId/strike', async (c) => {
  const strike = strikeShape.safeParse({ reason: (await readForm(c)).text('reason') });
  if (!strike.success) return strikePage(c, fieldErrors(strike.error));
  const personId = personIdOf(c);
  await strikeTriedSystem(c.var.session.worker, personId, pathId(c, 'triedId'), strike.data.reason);
  return seeOther(c, `/people/${personId}/case#tried`, '消し線をひきました。');
});
