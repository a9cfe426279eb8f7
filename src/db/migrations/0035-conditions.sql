-- 名まえを出してよいか was only an answer of the sheet; from now on searches know of it. Editions that are confirmed stay as they
-- are in every word: what is added to the profile is what the same edition answered.
update assessment
  set profile = profile || jsonb_build_object('disclosure', answers ->> 'disclosure')
  where answers ->> 'disclosure' in ('anonymous', 'family_name', 'full_name') and not profile ? 'disclosure';
