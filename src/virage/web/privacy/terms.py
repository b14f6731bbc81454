"""How long each thing is kept; section 4 of docs/privacy/impact-assessment.md says it in words."""

from datetime import timedelta

DAY, MONTH, YEAR = timedelta(days=1), timedelta(days=30), timedelta(days=365)

ANONYMOUS_SHEET = YEAR  # since somebody last touched it
INVITATION = MONTH  # since it expired
GROUP_INVITATION = MONTH  # to a group case, that nobody answered
UNCONFIRMED = MONTH  # a case that an advisor opened after a call
DELETED_CASE = MONTH  # of funding, since it was deleted
SEARCH = MONTH  # for a better plan, since it was over
ADDRESS_OF_RESPONDENT = MONTH  # since the diagnosis was closed
ACCOUNT = 2 * YEAR  # of a person with no place anywhere, since they last signed in
ACCOUNT_NOTICE = MONTH
ORGANISATION = 3 * YEAR  # since one of its people last signed in
ORGANISATION_NOTICE = 2 * MONTH
SECOND_THOUGHTS = timedelta(days=7)  # between asking for an organisation's erasure and doing it
REGISTRATION = 6 * MONTH  # for a webinar, since it ended
RECEIPT = 5 * YEAR
OLD_DRAFT = YEAR  # of a facet or an article, never published and followed by another
TALLY = 5 * YEAR  # of what was read, begun and finished, since its month
BACKUP = timedelta(days=90)  # the operator's duty, said in docs/operating/backups.md
