"""Addresses of the mandates."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.mandates.views import desk, following, months, overseeing, papers, sharing, subsidy

app_name = "mandates"

urlpatterns = [
    path(_("organisations/<uuid:organisation_id>/mandate/"), following.follow, name="follow"),
    path(_("organisations/<uuid:organisation_id>/mandate/apply/"), following.apply, name="apply"),
    path(_("organisations/<uuid:organisation_id>/mandate/leave/"), following.leave, name="leave"),
    path(
        _("organisations/<uuid:organisation_id>/mandate/evaluation/"),
        following.evaluate,
        name="evaluate",
    ),
    path(_("mandates/<uuid:mandate_id>/"), desk.mandate, name="mandate"),
    path(_("mandates/<uuid:mandate_id>/accept/"), following.accept, name="accept"),
    path(_("mandates/<uuid:mandate_id>/agree/"), following.agree, name="agree"),
    path(_("mandates/<uuid:mandate_id>/agreement/"), papers.agreement, name="agreement"),
    path(_("mandates/<uuid:mandate_id>/claim/<slug:form>/"), papers.claim, name="claim"),
    path(_("mandates/<uuid:mandate_id>/hours/"), desk.hours, name="hours"),
    path(
        _("mandates/<uuid:mandate_id>/hours/<uuid:hours_id>/take-back/"),
        desk.take_back,
        name="take_back",
    ),
    path(_("mandates/<uuid:mandate_id>/timer/start/"), desk.start, name="start"),
    path(_("mandates/<uuid:mandate_id>/timer/stop/"), desk.stop, name="stop"),
    path(_("mandates/<uuid:mandate_id>/portrait/"), desk.portrait, name="portrait"),
    path(_("mandates/<uuid:mandate_id>/plan/"), desk.plan, name="plan"),
    path(_("mandates/<uuid:mandate_id>/finish/"), desk.finish, name="finish"),
    path(_("mandates/<uuid:mandate_id>/journal/"), sharing.journal, name="journal"),
    path(_("mandates/<uuid:mandate_id>/more-hours/"), sharing.more, name="more"),
    path(_("mandates/<uuid:mandate_id>/documents/"), sharing.give, name="give"),
    path(
        _("mandates/<uuid:mandate_id>/documents/<uuid:document_id>/"),
        sharing.document,
        name="document",
    ),
    path(_("mandates/<uuid:mandate_id>/meetings/"), sharing.meet, name="meet"),
    path(
        _("mandates/<uuid:mandate_id>/meetings/<uuid:meeting_id>/"),
        sharing.meeting,
        name="meeting",
    ),
    path(
        _("mandates/<uuid:mandate_id>/meetings/<uuid:meeting_id>/cancel/"),
        sharing.cancel,
        name="cancel",
    ),
    path(
        _("mandates/<uuid:mandate_id>/meetings/<uuid:meeting_id>/calendar/"),
        sharing.calendar,
        name="calendar",
    ),
    path(_("mandates/<uuid:mandate_id>/decide/"), overseeing.decide, name="decide"),
    path(
        _("mandates/<uuid:mandate_id>/more-hours/<uuid:amendment_id>/"),
        overseeing.decide_more,
        name="decide_more",
    ),
    path(_("mandates/<uuid:mandate_id>/close/"), overseeing.close, name="close"),
    path(_("advising/<uuid:accompaniment_id>/mandate/"), desk.of_case, name="of_case"),
    path(_("programme/mandates/"), overseeing.oversee, name="oversee"),
    path(_("programme/mandates/months/"), months.months, name="months"),
    path(_("programme/mandates/months/table/"), months.table, name="months_table"),
    path(_("programme/subsidy/"), subsidy.terms, name="terms"),
    path(_("programme/subsidy/<uuid:office_id>/<int:year>/"), subsidy.envelope, name="envelope"),
]
