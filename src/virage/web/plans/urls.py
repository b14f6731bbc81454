"""Addresses of the strategic plans."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.plans.views import adding, means, money, papers, plan, proposing, steps, versions

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
]
