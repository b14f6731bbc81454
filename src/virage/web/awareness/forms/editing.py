"""A text in both languages side by side: one field a language, errors where they stand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.text import LANGUAGES, Language
from virage.library import CatalogueError
from virage.web.awareness.actions import Wanted
from virage.web.awareness.bridge.choices import choices_for
from virage.web.awareness.bridge.contents import SORTS, blank
from virage.web.awareness.forms.lines import LINES, LIST_LABELS, Line, at, put
from virage.web.awareness.models import FACET
from virage.web.ui.parts import Problem
from virage.web.ui.templatetags.ui import anchor

LONGEST, SHORT, MOST_SOURCES, SPARE = 20_000, 300, 20, 2
SOURCE = ("id", "address", "date")
SOURCE_KEY = re.compile(r"sources_(\d{1,2})_address")


@dataclass(frozen=True, slots=True)
class Row:
    """A text as the page shows it: its label, its hint, and a field a language."""

    line: Line
    fields: tuple[tuple[Language, BoundField], ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as the page shows it."""

    number: int
    fields: tuple[BoundField, ...]
    kept: BoundField


class WrittenField(forms.CharField):
    """A text; browsers end lines in their own manner, which changes nothing."""

    def to_python(self, value: Any) -> str:
        """The text, with plain ends of lines."""
        return str(super().to_python(value)).replace("\r\n", "\n").strip()


class BothField(WrittenField):
    """A text that publishing asks for, and a draft may leave blank."""

    def validate(self, value: Any) -> None:
        """Nothing is asked of a draft."""


class EditingForm(forms.Form):
    """A facet or an article. Nothing is required: a draft may stop anywhere."""

    use_required_attribute = False

    french_only = forms.BooleanField(
        label=gettext_lazy("Publish in French for now: the English is not ready"),
        help_text=gettext_lazy(
            "The English page then shows the French text and says why. The reverse is not possible."
        ),
        required=False,
    )

    def __init__(
        self,
        kind: str,
        *,
        wanted: Wanted,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """`wanted` is what the last version says."""
        initial = dict(_initial(kind, wanted.content)) | {"french_only": wanted.french_only}
        super().__init__(data=data, initial=initial)
        self.kind, self.content = kind, wanted.content
        self.count = self._sources(data)
        self.fields |= self._lines() | self._lists() | self._source_fields()
        if kind == FACET:
            self.fields["rank"] = forms.IntegerField(
                label=_("Place in the list (1 is the first)"), min_value=1, max_value=1000
            )

    def _lines(self) -> dict[str, forms.Field]:
        return {
            line.name(language): _text(line, language)
            for line in LINES[self.kind]
            for language in LANGUAGES
        }

    def _lists(self) -> dict[str, forms.Field]:
        return {
            name: forms.MultipleChoiceField(
                label=LIST_LABELS[name],
                choices=choices_for(name, self.content[name]),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            for name in SORTS[self.kind].lists
        }

    def _sources(self, data: Mapping[str, Any] | None) -> int:
        """How many sources the page offers: those there are, and two more."""
        sent = [int(found[1]) + 1 for key in data or () if (found := SOURCE_KEY.fullmatch(key))]
        return min(MOST_SOURCES, max([len(self.content["sources"]) + SPARE, *sent]))

    def _source_fields(self) -> dict[str, forms.Field]:
        found: dict[str, forms.Field] = {}
        for n in range(self.count):
            named = {"number": n + 1}
            labels = {
                "title_fr": _("Source %(number)s: title in French") % named,
                "title_en": _("Source %(number)s: title in English") % named,
                "address": _("Source %(number)s: address, without https://") % named,
                "date": _("Source %(number)s: date, such as 2026-11-22, 2026-11 or 2026") % named,
            }
            for key, label in labels.items():
                found[f"sources_{n}_{key}"] = WrittenField(
                    label=label, required=False, max_length=SHORT
                )
            hidden = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
            found[f"sources_{n}_id"] = hidden
        return found

    @property
    def rows(self) -> tuple[Row, ...]:
        """The texts in both languages, in the order of the page."""
        return tuple(
            Row(line, tuple((each, self[line.name(each)]) for each in LANGUAGES))
            for line in LINES[self.kind]
        )

    @property
    def lists(self) -> tuple[BoundField, ...]:
        """The lists to tick."""
        return tuple(self[name] for name in SORTS[self.kind].lists)

    @property
    def source_rows(self) -> tuple[SourceRow, ...]:
        """The sources, and room for two more."""
        keys = ("title_fr", "title_en", "address", "date")
        return tuple(
            SourceRow(
                n + 1, tuple(self[f"sources_{n}_{key}"] for key in keys), self[f"sources_{n}_id"]
            )
            for n in range(self.count)
        )

    @property
    def wanted(self) -> Wanted:
        """What the form says, once it is valid."""
        said, content = self.cleaned_data, blank(self.kind)
        for line in LINES[self.kind]:
            put(content, line.path, {each: said[line.name(each)] for each in LANGUAGES})
        for name in SORTS[self.kind].lists:
            content[name] = list(said[name])
        if self.kind == FACET:
            content["rank"] = said["rank"]
        content["sources"] = list(self._said_sources())
        return Wanted(content, french_only=said["french_only"])

    def _said_sources(self) -> Iterator[dict[str, Any]]:
        said = self.cleaned_data
        for n in range(self.count):
            keys = ("title_fr", "title_en", "address", "date")
            title_fr, title_en, address, day = (said[f"sources_{n}_{key}"] for key in keys)
            if not (title_fr or title_en or address or day):
                continue
            yield {
                "id": said[f"sources_{n}_id"] or f"{n + 1}",
                "title": {"fr": title_fr, "en": title_en},
                "address": address,
                "date": day,
            }

    def warn(self, problems: Iterable[CatalogueError]) -> tuple[Problem, ...]:
        """Say beside each field what keeps the text from going further; return it all.

        The reader's sentences are said in the language of the page.
        """
        found, order = [], list(self.fields)
        placed = {each: self._field_of(each.file) for each in problems}
        for problem in sorted(placed, key=lambda each: _rank(order, placed[each])):
            sentence = _(problem.sentence) % (problem.facts or {})
            if problem.line:
                place = {"line": problem.line, "problem": sentence}
                sentence = _("Line %(line)s: %(problem)s") % place
            name = placed[problem]
            if name not in self.fields:
                found.append(Problem("content", sentence))
                continue
            bound = self[name]
            said_of = {"place": bound.label, "problem": sentence}
            found.append(Problem(anchor(bound), _("%(place)s: %(problem)s") % said_of))
            said = format_html("<strong>{} {}</strong>", _("To correct:"), sentence)
            hint = self.fields[name].help_text
            self.fields[name].help_text = format_html("{} {}", hint, said) if hint else said
        return tuple(found)

    def _field_of(self, place: str) -> str:
        """The field of a place: of `sources.0.title.fr`, `sources_0_title_fr`."""
        name = place.replace(".", "_")
        if name in self.fields or f"{name}_fr" not in self.fields:
            return name
        return f"{name}_fr"


def _rank(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _initial(kind: str, content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for line in LINES[kind]:
        for language in LANGUAGES:
            yield line.name(language), at(content, line.path)[language].strip()
    for name in SORTS[kind].lists:
        yield name, content[name]
    if kind == FACET:
        yield "rank", content["rank"]
    for n, source in enumerate(content["sources"]):
        for key in SOURCE:
            yield f"sources_{n}_{key}", str(source.get(key) or "")
        for language in LANGUAGES:
            yield f"sources_{n}_title_{language}", source["title"][language]


def _text(line: Line, language: Language) -> forms.Field:
    """A text in one language; the browser checks its spelling in that language."""
    named = {"what": line.label}
    fr, en = _("%(what)s, in French"), _("%(what)s, in English")
    attrs = {"lang": f"{language}-CA", "spellcheck": "true", "translate": "no"}
    long = forms.Textarea(attrs=attrs | {"rows": line.rows})
    return BothField(
        label=(fr if language == "fr" else en) % named,
        help_text=line.hint,
        max_length=LONGEST if line.rows > 1 else SHORT,
        widget=long if line.rows > 1 else forms.TextInput(attrs=attrs),
    )


class StepForm(forms.Form):
    """A day on which to publish; a word to who wrote the text."""

    on = forms.DateField(
        label=gettext_lazy("Publish on"),
        help_text=gettext_lazy("Today, or a day to come: the text then appears by itself."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    note = WrittenField(
        label=gettext_lazy("What is to be taken up again"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
