"""Addresses of the strategic plans."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.plans.urls_following import following_urls
from virage.web.plans.views import (
    adding,
    asked,
    choosing,
    means,
    money,
    papers,
    plan,
    proposing,
    purposes,
    ready,
    remarks,
    steps,
    suggestions,
    vendors,
    versions,
    ways_out,
)

app_name = "plans"

urlpatterns = [
    path(_("organisations/<uuid:organisation_id>/plan/"), plan.plan, name="plan"),
    path(_("organisations/<uuid:organisation_id>/plan/means/"), means.means, name="means"),
    path(_("organisations/<uuid:organisation_id>/plan/undo/"), steps.undo, name="undo"),
    path(
        _("organisations/<uuid:organisation_id>/plan/propose/"), proposing.propose, name="propose"
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/progress/"),
        proposing.progress,
        name="progress",
    ),
    path(_("organisations/<uuid:organisation_id>/plan/cancel/"), proposing.cancel, name="cancel"),
    path(_("organisations/<uuid:organisation_id>/plan/targets/"), asked.targets, name="targets"),
    path(_("organisations/<uuid:organisation_id>/plan/budget/"), asked.budget, name="budget"),
    path(_("organisations/<uuid:organisation_id>/plan/choices/"), choosing.choices, name="choices"),
    path(_("organisations/<uuid:organisation_id>/plan/compare/"), choosing.compare, name="compare"),
    path(
        _("organisations/<uuid:organisation_id>/plan/choices/<uuid:choice_id>/"),
        choosing.choose,
        name="choose",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/ways-out/<int:place>/"),
        ways_out.give_way,
        name="give_way",
    ),
    path(_("organisations/<uuid:organisation_id>/plan/add/"), adding.add, name="add"),
    path(_("organisations/<uuid:organisation_id>/plan/add/own/"), adding.invent, name="invent"),
    path(
        _("organisations/<uuid:organisation_id>/plan/steps/<slug:step_id>/"),
        steps.step,
        name="step",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/steps/<slug:step_id>/drop/"),
        steps.drop,
        name="drop",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/steps/<slug:step_id>/back/"),
        steps.back,
        name="back",
    ),
    path(_("organisations/<uuid:organisation_id>/plan/money/"), money.money, name="money"),
    path(
        _("organisations/<uuid:organisation_id>/plan/documents/<slug:form>/"),
        papers.paper,
        name="paper",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/take/<uuid:plan_id>/"),
        steps.take,
        name="take",
    ),
    path(_("organisations/<uuid:organisation_id>/plan/board/"), versions.present, name="present"),
    path(
        _("organisations/<uuid:organisation_id>/plan/versions/<uuid:version_id>/"),
        versions.version,
        name="version",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/versions/<uuid:version_id>.json"),
        versions.data,
        name="data",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/versions/<uuid:version_id>/adopt/"),
        versions.adopt,
        name="adopt",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/versions/<uuid:version_id>/withdraw/"),
        versions.withdraw,
        name="withdraw",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/versions/<uuid:version_id>/copy/"),
        versions.copy,
        name="copy",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/vision/"),
        purposes.vision,
        name="vision",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/objectives/add/"),
        purposes.add_goal,
        name="add_goal",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/objectives/<slug:goal_id>/"),
        purposes.goal,
        name="goal",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/objectives/<slug:goal_id>/drop/"),
        purposes.drop_goal,
        name="drop_goal",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/steps/<slug:step_id>/who/"),
        purposes.doing,
        name="doing",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/ready/"),
        ready.ready,
        name="ready",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/remarks/"),
        remarks.remarks,
        name="remarks",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/remarks/<uuid:remark_id>/"),
        remarks.correct,
        name="correct",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/remarks/<uuid:remark_id>/answer/"),
        remarks.answer,
        name="answer",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/remarks/<uuid:remark_id>/take-back/"),
        remarks.take_back,
        name="take_back",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/remarks/<uuid:remark_id>/settle/"),
        remarks.settle,
        name="settle",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/suggest/"),
        suggestions.suggest,
        name="suggest",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/suggestions/<uuid:suggestion_id>/accept/"),
        suggestions.accept,
        name="accept",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/suggestions/<uuid:suggestion_id>/decline/"),
        suggestions.decline,
        name="decline",
    ),
    path(_("advising/<uuid:accompaniment_id>/plan-names/"), ready.names, name="names"),
    path(_("vendors/"), vendors.vendors, name="vendors"),
    *following_urls,
]
