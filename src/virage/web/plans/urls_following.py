"""Addresses of what becomes of an adopted plan."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.plans.views import checkpoints, evidence, following, kept, quiet

following_urls = [
    path(_("organisations/<uuid:organisation_id>/plan/follow/"), following.follow, name="follow"),
    path(
        _("organisations/<uuid:organisation_id>/plan/follow/again/"),
        following.again,
        name="again",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/follow/<slug:step_id>/"),
        following.step,
        name="follow_step",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/follow/<slug:step_id>/proofs/"),
        evidence.add,
        name="add_evidence",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/proofs/<uuid:evidence_id>/"),
        evidence.file,
        name="evidence",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/proofs/<uuid:evidence_id>/drop/"),
        evidence.drop,
        name="drop_evidence",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/diagnoses/<uuid:checkpoint_id>/"),
        checkpoints.checkpoint,
        name="checkpoint",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/diagnoses/<uuid:checkpoint_id>/open/"),
        checkpoints.begin,
        name="open_checkpoint",
    ),
    path(
        _("organisations/<uuid:organisation_id>/plan/diagnoses/<uuid:checkpoint_id>/drop/"),
        checkpoints.drop,
        name="drop_checkpoint",
    ),
    path(
        _(
            "organisations/<uuid:organisation_id>/plan/versions/<uuid:version_id>/"
            "<slug:paper_language>.pdf"
        ),
        kept.pdf,
        name="kept",
    ),
    path(_("plan/mails/<uuid:seat_id>/<str:quiet_secret>/"), quiet.quiet, name="quiet"),
]
