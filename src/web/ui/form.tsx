import type { PropsWithChildren } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';

type Props = PropsWithChildren<{
  /** context.csrf */
  csrf: string;
  /** Where it goes; without it, back to this page. */
  action?: string;
  /** The version this form was filled from; a stale one brings up the Conflict page. */
  version?: number;
  /** Keeps what is typed in this tab until it is saved. One name per form and record: `note-${id}`. */
  keep?: string;
  withFiles?: boolean;
  /** Its answer leads to a place on a page: only a full load keeps the # of a redirect. */
  leadsToPlace?: boolean;
  lang?: Lang;
  class?: string;
  id?: string;
}>;

/** A form that posts. Wrong input comes back as the same page with 422; success leaves by 303. */
export function Form({
  csrf,
  action,
  version,
  keep,
  withFiles,
  leadsToPlace,
  lang = 'ja',
  class: extra,
  id,
  children,
}: Props) {
  const words = text(lang).form;
  return (
    <form
      method="post"
      action={action}
      class={extra}
      id={id}
      novalidate
      enctype={withFiles ? 'multipart/form-data' : undefined}
      data-keep={keep}
      data-turbo={leadsToPlace ? 'false' : undefined}
    >
      <input type="hidden" name="csrf" value={csrf} />
      {version === undefined ? null : <input type="hidden" name="version" value={String(version)} />}
      {keep === undefined ? null : (
        <div class="note draft-back" role="status" data-draft-back hidden>
          {words.draftRestored}
          <button type="button" class="as-link" data-draft-drop>
            {words.draftDrop}
          </button>
        </div>
      )}
      {children}
    </form>
  );
}
