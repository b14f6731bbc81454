"""Who registers, what they say afterwards, and what organisers send to them or read of them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from virage.core.text import Language
from virage.core.webinars import (
    Attendance,
    Chapter,
    Fault,
    Replay,
    UnreadableChapterError,
    Wrong,
    read_attendance,
    read_chapters,
)
from virage.web.diagnostics.bridge import current_questionnaire
from virage.web.diagnostics.forms.start import StartForm
from virage.web.organisations.forms.names import refuse_addresses
from virage.web.organisations.models import Organisation
from virage.web.ui.page import language
from virage.web.webinars.actions import Wanted
from virage.web.webinars.bridge import REGION, region_choices
from virage.web.webinars.forms.fields import LANGUAGES, a_line, a_text, an_address
from virage.web.webinars.models import Registration, Useful

LARGEST = 1_000_000  # bytes of a table of who came
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
SHOWN_FAULTS = 20


class RegisterForm(forms.Form):
    """Who registers: as little as it takes to keep a place and to write."""

    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("The confirmation and the calendar file go there."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        validators=[refuse_addresses],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    organisation_name = forms.CharField(
        label=gettext_lazy("Your co-op or organisation"),
        max_length=120,
        required=False,
        validators=[refuse_addresses],
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of our mails"), choices=LANGUAGES)
    follow_up = forms.BooleanField(
        label=gettext_lazy(
            "Afterwards, write to me once about the recording and what to do next. Each of these "
            "mails has a link that stops them."
        ),
        required=False,
    )

    def __init__(
        self, *given: Any, organisations: tuple[Organisation, ...] = (), **named: Any
    ) -> None:
        """`organisations` are those in which who registers takes part."""
        super().__init__(*given, **named)
        self.organisations = {str(each.id): each for each in organisations}
        region = self.fields["region"]
        if isinstance(region, forms.ChoiceField):
            region.choices = [("", _("Choose…")), *region_choices(language())]
        if organisations:
            del self.fields["organisation_name"]
            offered = [(key, each.name) for key, each in self.organisations.items()]
            self.fields["organisation"] = forms.ChoiceField(
                label=_("For which organisation?"),
                required=False,
                choices=[("", _("For none of them")), *offered],
            )
            self.order_fields(["email", "name", "organisation"])

    @property
    def wanted(self) -> Wanted:
        """The registration, once the form is valid."""
        said = self.cleaned_data
        organisation = self.organisations.get(said.get("organisation", ""))
        named = organisation.name if organisation else said.get("organisation_name", "")
        return Wanted(
            email=said["email"],
            name=said["name"],
            language=said["language"],
            organisation_name=named,
            region=said["region"],
            follow_up=said["follow_up"],
            organisation=organisation,
        )


class OpinionForm(forms.Form):
    """Two questions."""

    useful = forms.ChoiceField(
        label=gettext_lazy("Will what you learned serve in your co-op?"),
        choices=[
            (Useful.YES.value, gettext_lazy("Yes, soon")),
            (Useful.PERHAPS.value, pgettext_lazy("opinion", "Perhaps")),
            (Useful.NO.value, gettext_lazy("No, not really")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the answer that comes closest.")},
    )
    wish = a_text(
        gettext_lazy("What would you have liked more of?"),
        hint=gettext_lazy("The organisers read it without your name."),
        longest=500,
        rows=3,
        required=False,
    )


class BeginForm(StartForm):
    """The start of the self-diagnosis, with what is known of who registered."""

    def __init__(
        self, registration: Registration, language: Language, *, data: Mapping[str, object] | None
    ) -> None:
        """Fill in the name of the organisation and its region; both may be corrected."""
        super().__init__(current_questionnaire(), language, data=data)
        self.initial["name"] = registration.organisation_name
        if registration.region and REGION in self.fields:
            self.initial[REGION] = registration.region


class MessageForm(forms.Form):
    """What an organiser writes to people who registered."""

    audience = forms.ChoiceField(
        label=gettext_lazy("To whom?"),
        choices=[
            ("seated", gettext_lazy("Those who have a place")),
            ("waiting", gettext_lazy("Those who wait")),
            ("present", gettext_lazy("Those who came")),
            ("absent", gettext_lazy("Those who had a place and did not come")),
            ("all", gettext_lazy("Everybody")),
        ],
    )
    subject = a_line(gettext_lazy("Subject"))
    words = a_text(
        gettext_lazy("Your words"),
        hint=gettext_lazy(
            "Plain text. They get it as you write it: write in both languages when both are read."
        ),
        longest=4000,
        rows=8,
    )


class ReplayForm(forms.Form):
    """The recording: where it is, its chapters, all that was said."""

    url = an_address(
        gettext_lazy("Address of the recording"),
        hint=gettext_lazy("It opens only when somebody asks for it, outside of this site."),
        required=True,
    )
    chapters = a_text(
        gettext_lazy("Chapters"),
        hint=gettext_lazy("One a line, the moment first. For example: 4:05 Who holds our data?"),
        required=False,
        rows=6,
    )
    transcript = a_text(
        gettext_lazy("Transcript"),
        hint=gettext_lazy(
            "All that was said, for who cannot listen, and for who would rather read. A chapter "
            "leads to the line that begins with its moment, or that is its title."
        ),
        longest=200_000,
        rows=12,
    )
    read: tuple[Chapter, ...] = ()

    @property
    def replay(self) -> Replay:
        """The recording, once the form is valid."""
        said = self.cleaned_data
        return Replay(said["url"], self.read, said["transcript"])

    def clean_chapters(self) -> str:
        """Chapters in their order."""
        text: str = self.cleaned_data["chapters"]
        try:
            self.read = read_chapters(text)
        except UnreadableChapterError as problem:
            line = {"line": problem.line}
            if problem.late:
                words = _("Line %(line)s begins before the one above it.") % line
            else:
                words = _("Line %(line)s is not a moment and a title.") % line
            raise forms.ValidationError(words) from None
        return text


def replay_initial(replay: Replay) -> dict[str, str]:
    """What a form shows of a recording."""
    chapters = "\n".join(f"{each.clock} {each.title}" for each in replay.chapters)
    return {"url": replay.url, "chapters": chapters, "transcript": replay.transcript}


class AttendanceForm(forms.Form):
    """The table of who came, as a video conference gives it."""

    table = forms.FileField(
        label=gettext_lazy("Table of who came (CSV)"),
        help_text=gettext_lazy(
            "The file that your video conference gives after the meeting, with a column of e-mail "
            "addresses."
        ),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    attendance = Attendance({})

    def clean_table(self) -> "UploadedFile[bytes]":
        """Read the table; each line that cannot be read is said with its number."""
        file: UploadedFile[bytes] = self.cleaned_data["table"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("This file is too large: 1 MB at most."))
        self.attendance = read_attendance(_text(file.read()))
        faults = self.attendance.faults
        said = [fault_in_words(each) for each in faults[:SHOWN_FAULTS]]
        if len(faults) > SHOWN_FAULTS:
            said.append(_("And %(count)s more lines.") % {"count": len(faults) - SHOWN_FAULTS})
        if said:
            raise forms.ValidationError(said)
        return file


def fault_in_words(fault: Fault) -> str:
    """What is wrong with a line, and what to do."""
    said = {"line": fault.line, "said": fault.said}
    return {
        Wrong.NO_TABLE: _("This file is empty."),
        Wrong.TOO_LONG: _("This table has too many lines."),
        Wrong.NO_COLUMN: _(
            "No column of addresses was found: name one “E-mail” in the first line."
        ),
        Wrong.NO_ADDRESS: _("Line %(line)s has no address."),
        Wrong.NOT_AN_ADDRESS: _("Line %(line)s: “%(said)s” is not an e-mail address."),
    }[fault.wrong] % said


def _text(content: bytes) -> str:
    """The words of a table, in the encodings that spreadsheets and video conferences write."""
    if content.startswith(UTF_16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
