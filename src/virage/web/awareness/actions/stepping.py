"""From draft to review to the public, and back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.editing import State, Step, steps_of
from virage.web.awareness import queries
from virage.web.awareness.actions import telling
from virage.web.awareness.actions.writing import MovedError, note
from virage.web.awareness.bridge.contents import thing_of, version_of
from virage.web.awareness.bridge.rules import problems_in
from virage.web.awareness.models import Edition, Text
from virage.web.refusals import RefusedError, require


@dataclass(frozen=True, slots=True)
class Stepping:
    """A step of the version that was seen; `on` is the day of publishing, `note` what to mend."""

    step: Step
    base: int
    on: date | None = None
    note: str = ""


def take_step(*, actor: Actor, text: Text, wanted: Stepping) -> Edition:
    """Take a step; MovedError when somebody wrote or moved the text since it was seen."""
    require("content.edit", actor)
    today = timezone.localdate()
    with transaction.atomic():
        kept = Text.objects.select_for_update().get(id=text.id)
        editions = queries.editions_of(kept)
        last = editions[0]
        if wanted.step not in steps_of((version_of(each) for each in editions), today):
            raise MovedError(last)
        if kept.count != wanted.base:
            raise MovedError(last)
        done = _STEPS[wanted.step](actor, last, wanted)
        note(actor, f"content.{wanted.step.value}", done)
    queries.forget_public()
    return done


def _submit(actor: Actor, last: Edition, wanted: Stepping) -> Edition:
    _refuse_problems(last)
    last.state, last.note = State.REVIEW.value, ""
    last.save(update_fields=["state", "note"])
    telling.tell_second_readers(last)
    return last


def _give_back(actor: Actor, last: Edition, wanted: Stepping) -> Edition:
    last.state, last.note = State.DRAFT.value, wanted.note
    last.save(update_fields=["state", "note"])
    telling.tell_author(last)
    return last


def _publish(actor: Actor, last: Edition, wanted: Stepping) -> Edition:
    require("content.publish", actor, thing_of(last))
    _refuse_problems(last)
    today = timezone.localdate()
    last.state, last.publish_on = State.PUBLISHED.value, max(wanted.on or today, today)
    last.save(update_fields=["state", "publish_on"])
    return last


def _withdraw(actor: Actor, last: Edition, wanted: Stepping) -> Edition:
    """A version of its own, so that the history says since when the public reads it no more."""
    text = last.text
    text.count = last.number + 1
    text.save(update_fields=["count"])
    return Edition.objects.create(
        text=text,
        number=text.count,
        state=State.WITHDRAWN.value,
        content=last.content,
        french_only=last.french_only,
        shipped=last.shipped,
        author_id=UUID(str(actor.account)),
        saved_at=timezone.now(),
        publish_on=timezone.localdate(),
    )


def _refuse_problems(last: Edition) -> None:
    if problems_in(last):
        raise RefusedError("something is to correct")


_STEPS = {
    Step.SUBMIT: _submit,
    Step.GIVE_BACK: _give_back,
    Step.PUBLISH: _publish,
    Step.WITHDRAW: _withdraw,
}
