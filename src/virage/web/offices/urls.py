"""Addresses of the offices."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.offices.views import (
    advisors,
    calling,
    cases,
    desk,
    digests,
    directing,
    finding,
    following,
    groups,
    independence,
    joining_in,
    notes,
    offices,
)

app_name = "offices"

urlpatterns = [
    path(_("find-your-office/"), finding.find, name="find"),
    path(_("programme/offices/"), offices.offices, name="offices"),
    path(_("programme/offices/new/"), offices.add, name="add_office"),
    path(_("programme/offices/<uuid:office_id>/"), offices.office, name="office"),
    path(_("programme/offices/<uuid:office_id>/turn/"), offices.turn, name="turn_office"),
    path(_("programme/advisors/new/"), advisors.add, name="add_advisor"),
    path(_("programme/advisors/<uuid:advisor_id>/"), advisors.advisor, name="advisor"),
    path(_("programme/advisors/<uuid:advisor_id>/turn/"), advisors.turn, name="turn_advisor"),
    path(_("programme/cases/"), directing.cases, name="cases"),
    path(_("programme/cases/table/"), directing.plain, name="cases_table"),
    path(_("programme/cases/named/"), directing.named, name="cases_named"),
    path(_("advising/"), desk.desk, name="desk"),
    path(_("advising/myself/"), desk.oneself, name="oneself"),
    path(_("advising/groups/"), groups.groups, name="groups"),
    path(_("advising/groups/new/"), groups.add, name="add_group"),
    path(_("advising/groups/<uuid:group_id>/"), groups.group, name="group"),
    path(_("advising/groups/<uuid:group_id>/invite/"), groups.invite, name="invite_to_group"),
    path(_("advising/groups/<uuid:group_id>/end/"), groups.end, name="end_group"),
    path(_("groups/<str:group_secret>/"), joining_in.invited, name="invited"),
    path(
        _("organisations/<uuid:organisation_id>/groups/<uuid:member_id>/"),
        joining_in.membership,
        name="membership",
    ),
    path(
        _("organisations/<uuid:organisation_id>/groups/<uuid:member_id>/leave/"),
        joining_in.leave,
        name="leave_group",
    ),
    path(_("advising/digest/"), digests.digest, name="digest"),
    path(_("mails/digest/<str:digest_secret>/"), digests.stop, name="stop_digest"),
    path(_("advising/interests/"), independence.interests, name="interests"),
    path(_("advising/interests/whole/"), independence.declare, name="declare"),
    path(
        _("advising/interests/<uuid:interest_id>/end/"),
        independence.end_interest,
        name="end_interest",
    ),
    path(_("advising/declarations/"), independence.declarations, name="declarations"),
    path(_("advising/call/"), calling.call, name="call"),
    path(_("advising/<uuid:accompaniment_id>/sheet/"), calling.sheet, name="sheet"),
    path(
        _("organisations/<uuid:organisation_id>/accompaniment/<uuid:accompaniment_id>/confirm/"),
        calling.confirm,
        name="confirm",
    ),
    path(_("advising/<uuid:accompaniment_id>/"), cases.case, name="case"),
    path(_("advising/<uuid:accompaniment_id>/take/"), cases.take, name="take"),
    path(_("advising/<uuid:accompaniment_id>/assign/"), cases.assign, name="assign"),
    path(_("advising/<uuid:accompaniment_id>/rule/"), independence.rule, name="rule"),
    path(_("advising/<uuid:accompaniment_id>/read/"), cases.read, name="read"),
    path(_("advising/<uuid:accompaniment_id>/notes/"), notes.add, name="add_note"),
    path(_("advising/notes/<uuid:note_id>/"), notes.change, name="note"),
    path(_("advising/notes/<uuid:note_id>/share/"), notes.share, name="share_note"),
    path(_("advising/notes/<uuid:note_id>/erase/"), notes.erase, name="erase_note"),
    path(_("advising/<uuid:accompaniment_id>/next/"), cases.plan, name="plan"),
    path(_("advising/<uuid:accompaniment_id>/end/"), cases.end, name="end"),
    path(_("organisations/<uuid:organisation_id>/accompaniment/"), following.follow, name="follow"),
    path(_("organisations/<uuid:organisation_id>/accompaniment/ask/"), following.ask, name="ask"),
    path(
        _("organisations/<uuid:organisation_id>/accompaniment/<uuid:accompaniment_id>/leave/"),
        following.leave,
        name="leave",
    ),
    path(
        _("self-assessment/<uuid:sheet_id>/accompaniment/"),
        following.from_sheet,
        name="from_sheet",
    ),
]
