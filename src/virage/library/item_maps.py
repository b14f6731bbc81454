"""Reading an item map: what became of each question from one version to the next."""

from collections.abc import Iterable

from virage.core.change import Footing, Item, ItemMap, difference
from virage.core.questionnaire import Questionnaire
from virage.library.reading import Entry, gettext_noop

KEYS = ("questionnaire", "before", "after", "same", "items")
ITEM_KEYS = ("before", "after", "footing", "why")
SAID_WHY = (Footing.SHIFTED, Footing.BROKEN)


def read_item_map(entry: Entry, before: Questionnaire, after: Questionnaire) -> ItemMap:
    """Read the map between two versions; CatalogueError unless it accounts for every question."""
    entry.only(*KEYS)
    for key, expected in (
        ("questionnaire", after.id),
        ("before", before.version),
        ("after", after.version),
    ):
        if entry[key].name != expected:
            raise entry[key].error(
                gettext_noop("expected '%(expected)s', as the names of the folders say"),
                expected=expected,
            )
    read = [(each, _same(each)) for each in entry.each("same")]
    read += [(each, _item(each)) for each in entry.each("items")]
    for place, item in read:
        _refuse_unlike(place, item, before=before, after=after)
    for version, sides in (
        (before, [(place, item.before) for place, item in read]),
        (after, [(place, item.after) for place, item in read]),
    ):
        _refuse_unaccounted(entry, version, sides)
    return ItemMap(after.id, before.version, after.version, tuple(item for _, item in read))


def _same(entry: Entry) -> Item:
    """A question that kept its id, and is measured as it was."""
    return Item((entry.name,), (entry.name,), Footing.COMPARABLE)


def _item(entry: Entry) -> Item:
    entry.only(*ITEM_KEYS)
    footings = {footing.value: footing for footing in Footing}
    if entry["footing"].name not in footings:
        raise entry["footing"].error(
            gettext_noop("unknown footing '%(footing)s' (expected: %(footings)s)"),
            footing=entry["footing"].name,
            footings=", ".join(footings),
        )
    footing = footings[entry["footing"].name]
    if footing in SAID_WHY and not entry.has("why"):
        raise entry.error(
            gettext_noop("say why it is %(footing)s: people read it"), footing=footing.value
        )
    item = Item(
        entry.optional("before", _names, ()),
        entry.optional("after", _names, ()),
        footing,
        (entry["why"].text,) if entry.has("why") else (),
    )
    _refuse_miscounted(entry, item)
    return item


def _names(entry: Entry) -> tuple[str, ...]:
    return entry.names if isinstance(entry.value, list) else (entry.name,)


def _refuse_miscounted(entry: Entry, item: Item) -> None:
    """Refuse an item whose numbers of questions are not what its footing says."""
    before, after = len(item.before), len(item.after)
    one_each = gettext_noop("%(footing)s takes one question of each version")
    fits, expected = {
        Footing.COMPARABLE: (before == after == 1, one_each),
        Footing.SHIFTED: (before == after == 1, one_each),
        Footing.BROKEN: (
            before > 0 and after > 0,
            gettext_noop("%(footing)s takes questions of both versions"),
        ),
        Footing.ADDED: (
            before == 0 and after > 0,
            gettext_noop("%(footing)s takes questions of the version after only"),
        ),
        Footing.DROPPED: (
            before > 0 and after == 0,
            gettext_noop("%(footing)s takes questions of the version before only"),
        ),
    }[item.footing]
    if not fits:
        raise entry.error(expected, footing=item.footing.value)


def _refuse_unlike(
    entry: Entry, item: Item, *, before: Questionnaire, after: Questionnaire
) -> None:
    """Refuse unknown questions, and comparable ones that are not measured alike."""
    for version, names in ((before, item.before), (after, item.after)):
        for name in names:
            if name not in version.by_id:
                raise entry.error(
                    gettext_noop("unknown question '%(name)s' in %(questionnaire)s/%(version)s"),
                    name=name,
                    questionnaire=version.id,
                    version=version.version,
                )
    if item.footing is Footing.COMPARABLE:
        (old,), (new,) = item.before, item.after
        unlike = difference(before.by_id[old], after.by_id[new])
        if unlike:
            raise entry.error(
                gettext_noop("%(old)s and %(new)s are not comparable: not the same %(unlike)s"),
                old=old,
                new=new,
                unlike=unlike,
            )


def _refuse_unaccounted(
    entry: Entry, version: Questionnaire, sides: Iterable[tuple[Entry, tuple[str, ...]]]
) -> None:
    """Refuse a question that stands in two items or in none."""
    seen: set[str] = set()
    for place, names in sides:
        for name in names:
            if name in seen:
                raise place.error(
                    gettext_noop("question '%(name)s' of %(version)s stands twice"),
                    name=name,
                    version=version.version,
                )
            seen.add(name)
    missing = [name for name in version.by_id if name not in seen]
    if missing:
        raise entry.error(
            gettext_noop("nothing is said of %(missing)s of %(version)s"),
            missing=", ".join(missing),
            version=version.version,
        )
