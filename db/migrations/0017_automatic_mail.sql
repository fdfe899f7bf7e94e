-- Mails that machines send are kept beside those that people write, by their sort. Whoever reads the replies must see
-- those that say more than such mails always say; the others are listed, and shown with the contact's post.
alter table replies
  add column sort text not null default 'person'
    check (sort in ('person', 'absence', 'receipt', 'calendar', 'machine')),
  add column says_more boolean not null default true,
  -- What a calendar program answers to an invitation.
  add column calendar_answer text check (calendar_answer in ('accepted', 'declined', 'tentative')),
  add constraint replies_says_more_check check (says_more or sort <> 'person'),
  add constraint replies_calendar_answer_kind_check check (calendar_answer is null or sort = 'calendar');

-- What came in answer to a contact's mails is shown with them.
create index replies_digest on replies (digest_id);
